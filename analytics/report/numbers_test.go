package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
)

// Table 5, correlations, centrality and usage. Ours are the fixture's, the
// paper's those of its text; differences are by hand.
func TestOtherTables(t *testing.T) {
	page, _ := render(t, fixture(), Options{})
	sameTables(t, page, map[string][]string{
		"test-groups": {
			"models|number|share",
			"in the tests|1,200 paper 339,502 −338,302|97.2% paper 98% −0.76 pp",
			"permissive|700|56.7%", "restrictive|100|8.1%", "unlicensed no licence tag|400|32.4%", // of 1,234
		},
		"tests-permissive_vs_restrictive": {
			"activity|U|effect|rank-biserial|p|p, Holm|more",
			"likes|1,464,356,548.5 paper 1,464,356,547 +1.5|0.5132|0.0264|0.031|0.062|permissive",
			"using spaces|35,000 paper 1,509,785,617 −1,509,750,617|0.5000|0.0000|1.000|1.000|neither",
		},
		"tests-permissive_vs_none": {
			"activity|U|effect|rank-biserial|p|p, Holm|more",
			"likes|8,712,552,137 paper 8,712,552,137 =|0.4000|−0.2000|2.6 · 10−431|6.3 · 10−430|unlicensed", // 10^0.41780 = 2.617, 10^0.8 = 6.31
			"using spaces|n/a paper 8,276,280,946|n/a|n/a|n/a|n/a|n/a",
		},
		"tests-restrictive_vs_none": {
			"activity|U|effect|rank-biserial|p|p, Holm|more",
			"likes|n/a paper 5,558,887,829|n/a|n/a|n/a|n/a|n/a",
			"using spaces|n/a paper 5,148,816,091|n/a|n/a|n/a|n/a|n/a",
		},
		"correlations-printed": {
			"of|r|p",
			"community and likes of models|0.75 paper 0.75 =|2.0 · 10−40",
			"likes and discussions of spaces|n/a paper 0.74|n/a",
			"likes and discussion starters of spaces|n/a paper 0.76|n/a",
			"likes and community of spaces|n/a paper 0.76|n/a",
		},
		"correlations-model-all":        {"r|likes|community", "likes|1.00|0.75", "community|0.75|1.00"},
		"correlations-model-permissive": {"r|likes|using spaces", "likes|1.00|−0.081p 0.483", "using spaces|−0.081p 0.483|1.00"},
		"correlations-space-all":        {"r|likes", "likes|n/a"},
		"centrality-all": {
			"of a developer|whose|mean|std|min|25%|50%|75%|max",
			"degree in and out|ours|4.10|30.82|1|2|2|3|3,101", "paper|4.10|32.63|||2||3,140", "differenceΔ|=|−1.81|||=||−39",
			"in-degree|ours|2.05|14.74|0|0|0|0|1,481",
			"out-degree|ours|2.05|16.08|0|0|0|0|1,620",
			"PageRank edges by weight|ours|0.000095|0.00050|0.000018|0.000030|0.00015|0.00012|0.0506", "paper|0.0001|0.0005|||0.0001||0.04", "differenceΔ|=|=|||+0.000051||+0.0106",
			"PageRank edges alike|ours|0.000095|0.0000|0.0000|0.0000|0.0000|0.0000|0.0496",
		},
		"centrality-mm": {"of a developer|whose|mean|std|min|25%|50%|75%|max", "nothing to show"},
	})
}

func TestUsage(t *testing.T) {
	page, _ := render(t, fixture(), Options{})
	rows := page.byID(t, "usage-sizes").rows()
	for _, want := range []string{
		"used models in at least one space|ours|1,001|0|0|0", "paper||416|3,995|2,394", "differenceΔ||−416|−3,995|−2,394",
		"usages pairs of a space and a model|ours|6,421|0|0|0",
		"spaces of a model mean|ours|6.68|n/a|n/a|n/a", "paper|6.68|||", "differenceΔ|=|||",
		"spaces of a model most|ours|1,748|n/a|n/a|n/a", "differenceΔ|+1|||",
		"co-usage edges pairs of models in the same space|ours|23,045|0|0|0",
		"likes and spaces correlation over used models|ours|0.66|n/a|n/a|n/a", "paper|0.66|||",
		"downloads and spaces correlation over used models|ours|n/a|n/a|n/a|n/a", "paper|0.29|||",
	} {
		if !slices.Contains(rows, want) {
			t.Errorf("no row %q in\n%s", want, strings.Join(rows, "\n"))
		}
	}
	text := page.byID(t, "usage").string()
	for _, want := range []string{
		"The paper prints by spaces: runwayml/stable-diffusion-v1-5 1,747, skytnt/anime-seg 1,162, gpt2 1,002.",
		"The paper prints of the 100 most used: Meta 8, Google 7,", "The paper prints of the 100 most co-used: EleutherAI 15,",
		"Owners of the 11 most used and of the 2 most co-used models, all models",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

func TestRankings(t *testing.T) {
	page, _ := render(t, fixture(), Options{})
	for id, want := range map[string][]string{
		"developers-all": {"place|developer|degree|developer|PageRank", "1|ada-1|139|bo-quill|0.0506", "2|ada-2|138||", "10|ada-10|130||"},
		"models-all":     {"place|model|spaces|model|co-used models", "1|gust-lab/m-1|1,748|gust-lab/c-1|346", "2|gust-lab/m-2|1,747|gust-lab/c-2|345", "3|gust-lab/m-3|1,746||"},
		"owners-all":     {"place|owner|most used|owner|most co-used", "1|(no owner)|7|gust-lab|2", "2|gust-lab|4||"},
	} {
		rows := page.byID(t, id).rows()
		for _, w := range want {
			if !slices.Contains(rows, w) {
				t.Errorf("%s: no row %q in\n%s", id, w, strings.Join(rows, "\n"))
			}
		}
		if len(rows) > 1+rankedTop {
			t.Errorf("%s: %d rows in the open table", id, len(rows))
		}
	}
	rest := page.byID(t, "collaboration").string()
	for _, want := range []string{"Places 11 to 12", "12ada-12128"} {
		if !strings.Contains(rest, want) {
			t.Errorf("no %q", want)
		}
	}
}

func TestPText(t *testing.T) {
	undefined := analytics.Undefined
	for _, c := range []struct {
		p, log      analytics.Number
		text, power string
	}{
		{0.5, -0.301, "0.500", ""}, {0.001, -3, "0.0010", ""}, {1, 0, "1.000", ""}, {0.04999, -1.3011, "0.050", ""},
		{0.0009, -3.045757, "9.0\u00a0·\u00a010", "−4"},
		{9.99e-5, -4.0004345, "1.0\u00a0·\u00a010", "−4"},         // 9.99 rounds to 10.0
		{0, -22488.369493181093, "4.3\u00a0·\u00a010", "−22,489"}, // 10^0.6305 = 4.27
		{0, undefined, "0", ""}, {undefined, undefined, "n/a", ""},
	} {
		if text, power := pText(c.p, c.log); text != c.text || power != c.power {
			t.Errorf("%v, %v: %q %q, want %q %q", c.p, c.log, text, power, c.text, c.power)
		}
	}
}

// All five figures are in the page, in order, with a caption, and in the page's colours.
func TestFigures(t *testing.T) {
	page, text := render(t, fixture(), Options{})
	drawn := page.named("figure")
	if len(drawn) != 5 {
		t.Fatalf("%d figures", len(drawn))
	}
	for i, f := range drawn {
		number := string(rune('1' + i))
		caption := f.named("figcaption")
		if len(f.named("svg")) != 1 || f.attrs["id"] != "figure-"+number || len(caption) != 1 || !strings.HasPrefix(caption[0].string(), "Figure "+number+". ") {
			t.Errorf("figure %s: %q", number, f.string())
		}
	}
	for _, want := range []string{"models (1,234)", "all models (100)", "all models (1,001)", ".chart .fill-ink { fill: var(--chart-ink); }"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
}
