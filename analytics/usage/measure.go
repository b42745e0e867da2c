package usage

import "github.com/hubgraph/hubgraph/analytics/stats"

// Hub is the input of Measure. The columns have one entry for each model, used or
// not; Pairs refer to models by index into them.
type Hub struct {
	Pairs            []Pair
	Owners           []string // "" for none
	Likes, Downloads []int64
}

// Options of Measure.
type Options struct {
	Keep    func(model int32) bool // the models of a subfield; nil for all
	Top     int                    // length of the rankings
	Workers int                    // for the projection; fewer than 1 is 1
}

// Measures are the numbers of usage and co-usage. When no kept model is used,
// Pairs is 0 and everything else is empty.
type Measures struct {
	Pairs       int // distinct (space, model)
	Models      int // used models
	Spaces      int // spaces that use one of them
	ModelDegree Distribution
	SpaceDegree stats.Summary

	CoUsage         CoUsage
	CoUsageDegree   Distribution
	CoUsageStrength stats.Summary

	TopUsed         []Ranked // by the number of spaces
	TopUsedOwners   []OwnerCount
	TopCoUsed       []Ranked // by the degree in the co-usage network
	TopCoUsedOwners []OwnerCount

	AllModels  Popularity // over all kept models
	UsedModels Popularity // over those with a space

	AllModelsByRank, UsedModelsByRank Popularity // Spearman's, of the same models
}

// Distribution is a column with its summary and histogram.
type Distribution struct {
	stats.Summary
	Histogram []stats.Bin
}

// Popularity correlates likes and downloads with the number of spaces.
type Popularity struct {
	Likes, Downloads stats.Correlation
}

// Measure measures the usage of the models that Options.Keep keeps.
func Measure(h *Hub, o Options) *Measures {
	g := NewGraph(h.Pairs, o.Keep)
	if g.Pairs() == 0 {
		return &Measures{}
	}
	co := g.CoUsage(o.Workers)
	used, coUsed := stats.Sort(g.ModelDegrees()), stats.Sort(co.Degree)
	m := &Measures{
		Pairs: g.Pairs(), Models: len(g.Models()), Spaces: g.Spaces(),
		ModelDegree:     distribution(used),
		SpaceDegree:     stats.Describe(stats.Sort(g.SpaceDegrees())),
		CoUsage:         *co,
		CoUsageDegree:   distribution(coUsed),
		CoUsageStrength: stats.Describe(stats.Sort(co.Strength)),
		TopUsed:         Rank(g.Models(), g.ModelDegrees(), used, o.Top),
		TopCoUsed:       Rank(g.Models(), co.Degree, coUsed, o.Top),
	}
	m.TopUsedOwners = CountOwners(m.TopUsed, h.Owners)
	m.TopCoUsedOwners = CountOwners(m.TopCoUsed, h.Owners)
	spaces := spacesByID(h, g)
	m.AllModels, m.AllModelsByRank = popularity(h, spaces, keptModels(h, o.Keep))
	m.UsedModels, m.UsedModelsByRank = popularity(h, spaces, g.Models())
	return m
}

func distribution(s stats.Sorted) Distribution {
	return Distribution{stats.Describe(s), stats.Histogram(s)}
}

// popularity correlates over the models in the order of their ids, by values and by
// ranks.
func popularity(h *Hub, spaces []int64, models []int32) (values, ranks Popularity) {
	likes, downloads, uses := make([]int64, len(models)), make([]int64, len(models)), make([]int64, len(models))
	for i, m := range models {
		likes[i], downloads[i], uses[i] = h.Likes[m], h.Downloads[m], spaces[m]
	}
	return Popularity{Likes: stats.Pearson(likes, uses), Downloads: stats.Pearson(downloads, uses)},
		Popularity{Likes: stats.Spearman(likes, uses), Downloads: stats.Spearman(downloads, uses)}
}

// keptModels returns the ids of the hub's kept models, rising.
func keptModels(h *Hub, keep func(int32) bool) []int32 {
	out := make([]int32, 0, len(h.Likes))
	for m := range int32(len(h.Likes)) {
		if keep == nil || keep(m) {
			out = append(out, m)
		}
	}
	return out
}

// spacesByID returns the number of spaces of each of the hub's models.
func spacesByID(h *Hub, g *Graph) []int64 {
	out := make([]int64, len(h.Likes))
	for i, m := range g.Models() {
		out[m] = g.ModelDegrees()[i]
	}
	return out
}
