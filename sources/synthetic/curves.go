package synthetic

import "github.com/hubgraph/hubgraph/hub"

// The paper's tables 2 to 4 print few numbers: mean, deviation, quartiles,
// maximum, share of zeros, smallest shares that hold 80 % and 99 %. Each curve
// below was fitted to all that are printed for it; the first knot is the
// printed maximum, the last is where the zeros begin.

// curves are the distributions of everything that the repositories of a kind
// have.
type curves struct {
	likes, downloads, commits, starters curve
	extra                               curve // discussions beyond the first of each starter
	committers                          curve // models have their groups of contributors instead
	botAlone, botWithPeople             int   // chance (per million) of a bot's discussion, without and with people's
}

var paper = [hub.KindCount]curves{
	hub.Model: {
		likes: curve{348181, []knot{{1, 9314}, {10, 2200}, {100, 560}, {1000, 66}, {3000, 14},
			{10000, 4}, {26000, 1.5}, {31336, 1}}},
		downloads: curve{348181, []knot{{1, 65729394}, {10, 9.7e6}, {100, 1e6}, {1000, 20000},
			{10000, 170}, {100972, 1}}},
		commits: curve{348181, []knot{{1, 75653}, {10, 7700}, {100, 970}, {1000, 160}, {10000, 27},
			{40000, 10}, {87000, 5.5}, {150000, 4}, {190000, 3}, {261200, 2}, {331816, 1}}},
		starters:      curve{348181, []knot{{1, 240}, {10, 98}, {100, 23}, {1000, 5}, {5000, 2}, {18105, 1}}},
		extra:         curve{348181, []knot{{1, 2760}, {4, 300}, {10, 110}, {100, 31}, {1000, 5}, {4500, 1}}},
		botAlone:      112_000,
		botWithPeople: 100_000,
	},
	hub.Dataset: {
		likes: curve{65761, []knot{{1, 3493}, {10, 360}, {100, 76}, {1000, 11}, {7891, 1}}},
		downloads: curve{65761, []knot{{1, 9651261}, {10, 520000}, {100, 13000}, {1000, 480},
			{16440, 2.01}, {19728, 1}}},
		commits: curve{65761, []knot{{1, 314813}, {10, 6100}, {100, 1400}, {1000, 300}, {5000, 40},
			{16500, 7.5}, {21000, 6}, {28000, 5}, {32900, 4}, {40000, 3}, {52000, 2}, {62670, 1}}},
		starters: curve{65761, []knot{{1, 64}, {10, 13}, {100, 5}, {1000, 2.5}, {4932, 1}}},
		extra:    curve{65761, []knot{{1, 79200}, {2, 520}, {10, 70}, {100, 6}, {1000, 1}}},
		committers: curve{65761, []knot{{1, 100}, {3, 30}, {10, 12}, {100, 6}, {1000, 4}, {4600, 2.5},
			{6576, 2}, {6577, 1}, {62670, 1}}},
		botAlone:      16_000,
		botWithPeople: 20_000,
	},
	hub.Space: {
		likes: curve{156642, []knot{{1, 9124}, {10, 1900}, {100, 210}, {1000, 23}, {5000, 6}, {26629, 1}}},
		commits: curve{156642, []knot{{1, 2150}, {10, 1700}, {100, 800}, {1000, 160}, {10000, 19},
			{39200, 5.5}, {60000, 4}, {80000, 3}, {100000, 2}, {117400, 1.2}, {149280, 1}}},
		starters: curve{156642, []knot{{1, 4684}, {4, 1500}, {10, 260}, {100, 7}, {1000, 2}, {5482, 1}}},
		extra:    curve{156642, []knot{{1, 13377}, {2, 6500}, {4, 900}, {10, 100}, {100, 12}, {1500, 1}}},
		committers: curve{156642, []knot{{1, 282}, {3, 60}, {10, 16}, {100, 7}, {1000, 5}, {8000, 3},
			{33000, 2}, {36000, 2}, {36001, 1}, {149280, 1}}},
		botAlone:      5_000,
		botWithPeople: 20_000,
	},
}

// usedBy is the number of spaces that use a model, over the used models
// (arXiv:2405.13058, section 4.3: median 1, mean 6.68, deviation 34.75,
// maximum 1,747).
var usedBy = curve{10000, []knot{{1, 1747}, {10, 390}, {100, 150}, {1000, 9}, {4990, 1}, {10000, 1}}}
