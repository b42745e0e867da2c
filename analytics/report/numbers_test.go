package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics"
)

// Table 5, correlations, centrality and usage. Ours are the fixture's, the
// paper's those of its text; differences are by hand.
func TestOtherTables(t *testing.T) {
	page, text := render(t, fixture(), Options{})
	if strings.Contains(text, "tests-restrictive_vs_none") {
		t.Error("a table of tests without any")
	}
	sameTables(t, page, map[string][]string{
		"test-groups": {
			"models|number|share",
			"in the tests|1,200 paper 339,502 −338,302|97.2% paper 98% −0.76 pp",
			"permissive|700|56.7%", "restrictive|100|8.1%", "no licence tag|400|32.4%", // of 1,234
		},
		"tests-permissive_vs_restrictive": {
			"activity|U|effect|rank-biserial|p|p, Holm|more",
			"likes|1,464,356,548.5 paper 1,464,356,547|0.5132|0.0264|0.031|0.062|not shown",
			"using spaces|35,000 paper 1,509,785,617|0.5000|0.0000|1.000|1.000|not shown",
		},
		"tests-permissive_vs_none": {
			"activity|U|effect|rank-biserial|p|p, Holm|more",
			"likes|8,712,552,137 paper 8,712,552,137 =|0.4000|−0.2000|< 1e-300|< 1e-300|no licence tag",
			"using spaces|n/a paper 8,276,280,946|n/a|n/a|n/a|n/a|n/a",
		},
		"correlations-printed": {
			"of|r|p|ρ|p of ρ",
			"community and likes of models|0.75 paper 0.75 =|2.0 · 10−40|0.43|< 1e-300",
			"likes and discussions of spaces|n/a paper 0.74|n/a|n/a|n/a",
			"likes and discussion starters of spaces|n/a paper 0.76|n/a|n/a|n/a",
			"likes and community of spaces|n/a paper 0.76|n/a|n/a|n/a",
		},
		"correlations-model-all":        {"r|likes|community", "likes|1.00|0.75ρ 0.43", "community|0.75ρ 0.43|1.00"},
		"correlations-model-permissive": {"r|likes|using spaces", "likes|1.00|−0.081p 0.483", "using spaces|−0.081p 0.483|1.00"},
		"centrality-all": {
			"of a developer|whose|mean|std|min|25%|50%|75%|max",
			"degree in and out|ours|4.10|30.82|1|2|2|3|3,101", "paper|4.10|32.63|||2||3,140", "differenceΔ|=|−1.81|||=||−39",
			"in-degree|ours|2.05|14.74|0|0|0|0|1,481",
			"out-degree|ours|2.05|16.08|0|0|0|0|1,620",
			"PageRank edges by weight|ours|0.000095|0.00050|0.000018|0.000030|0.00015|0.00012|0.0506", "paper|0.0001|0.0005|||0.0001||0.04", "differenceΔ|=|=|||+0.000051||+0.0106",
			"PageRank edges alike|ours|0.000095|0.0000|0.0000|0.0000|0.0000|0.0000|0.0496",
		},
	})
	if all := page.string(); strings.Contains(all, "Table 5c.") || !strings.Contains(all, "Table 5b.") {
		t.Error("table 5 has other parts than those with a test")
	}
}

// Where nothing is defined, one sentence stands in the place of tables.
func TestNothingToTell(t *testing.T) {
	page, _ := render(t, fixture(), Options{})
	for id, want := range map[string]string{
		"centrality-mm":          "there is nothing to count.",
		"table-4":                "Table 4. Activity in 89 spaces: there is nothing to count.",
		"kcore-cv":               "nobody there shares a model with anybody, so there is no core.",
		"correlations-space-all": "there is nothing to count.",
	} {
		if e := page.byID(t, id); e.name != "p" || !strings.HasSuffix(e.string(), want) {
			t.Errorf("%s is %s: %q", id, e.name, e.string())
		}
	}
	r := fixture()
	r.MannWhitney = analytics.MannWhitney{N: 400, Groups: analytics.ClassSizes{None: 400}}
	page, _ = render(t, r, Options{})
	if got := page.byID(t, "licences").string(); !strings.Contains(got, "No test could be made, as it takes models of two classes: 0 permissive, 0 restrictive and 400 unlicensed models enter, since a licence counts here from 7 models on.") ||
		strings.Contains(got, "Table 5a.") || strings.Contains(got, "rank-biserial") {
		t.Error(got)
	}
	for _, id := range []string{"tests-permissive_vs_restrictive", "tests-permissive_vs_none"} {
		if len(page.all(func(e *element) bool { return e.attrs["id"] == id })) > 0 {
			t.Errorf("%s is there", id)
		}
	}
}

// The sentences at the head are those of the fixture's numbers, and none is made of
// numbers that are not there.
func TestFindings(t *testing.T) {
	r := fixture()
	want := []string{
		"91.2% of the 1,234 models have no like.",
		"Of 1,009 developers of models, 90.1% share no model with anybody; the innermost k-core (k = 6) has 14 developers.",
		"2,911 spaces that name a model use 1,001 of the 1,234 models; gust-lab/m-1 is the most used, by 1,748 of these spaces (60.0%).", // 1748 / 2911
	}
	if diff := cmp.Diff(want, findings(r)); diff != "" {
		t.Error(diff)
	}
	m := &r.Activity.Model.Metrics[1].Value // downloads
	m.Total, m.Pareto[0].Value = 5000, &analytics.Part{Repositories: 1, Share: 1. / 1234}
	r.Activity.Model.Metrics = append(r.Activity.Model.Metrics, analytics.Ordered[analytics.Metric]{{Key: analytics.Discussions, Value: analytics.Metric{Summary: analytics.Summary{Count: 1234}, ZeroShare: 0.5}}}...)
	r.Licenses.Model = analytics.Licenses{Repositories: 1234, WithoutShare: 0.25, Table: []analytics.License{{License: "mit", ShareOfLicensed: 0.75}}}
	want[0] = "91.2% of the 1,234 models have no like, and 50.0% have no discussion."
	want = slices.Insert(want, 1, "80.0% of all 5,000 downloads of models go to 1 model, 0.081% of all.", "25.0% of the models have no licence tag; of those with one, mit is the most frequent (75.0%).")
	if diff := cmp.Diff(want, findings(r)); diff != "" {
		t.Error(diff)
	}
	if got := findings(&analytics.Results{}); len(got) > 0 {
		t.Errorf("of nothing: %q", got)
	}
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
		"Owners of the 11 most used models, all models", "Owners of the 2 most co-used models, all models",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

func TestRankings(t *testing.T) {
	page, _ := render(t, fixture(), Options{})
	for id, want := range map[string][]string{
		"developers-all-degree":   {"place|developer|degree", "1|ada-1|139", "2|ada-2|138", "10|ada-10|130"},
		"developers-all-pagerank": {"place|developer|PageRank", "1|bo-quill|0.0506"},
		"models-all-used":         {"place|model|spaces", "1|gust-lab/m-1|1,74827.2%", "2|gust-lab/m-2|1,74727.2%", "3|gust-lab/m-3|1,74627.2%"},
		"models-all-co-used":      {"place|model|co-used models", "1|gust-lab/c-1|346", "2|gust-lab/c-2|345"},
		"owners-all-used":         {"place|owner|models", "1|(no owner)|763.6%", "2|gust-lab|436.4%"},
		"owners-all-co-used":      {"place|owner|models", "1|gust-lab|2100.0%"},
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
		{9.99e-5, -4.0004345, "1.0\u00a0·\u00a010", "−4"},                                                                               // 9.99 rounds to 10.0
		{0, -22488.369493181093, "<\u00a01e-300", ""}, {0, -300.5, "<\u00a01e-300", ""}, {1e-300, -299.5, "3.2\u00a0·\u00a010", "−300"}, // 10^0.5 = 3.16
		{0, undefined, "<\u00a01e-300", ""}, {undefined, undefined, "n/a", ""},
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
