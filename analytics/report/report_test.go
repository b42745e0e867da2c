package report

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

func TestTables(t *testing.T) {
	page, _ := render(t, fixture(), Options{})
	// The paper's values are those of its tables; ours are the fixture's;
	// differences are by hand.
	want := map[string][]string{
		"table-2": {
			"per model|whose|mean|std|min|25%|50%|75%|max|total",
			"likes|ours|1.14|1,234.57|0|0|0.50|2|9,314|98,765",
			"paper|1.14|30.56|0|0|0|0|9,314|",
			"differenceΔ|=|+1,204.01|=|=|+0.50|+2|=|",
			"downloads|ours|0.00|0.00|0|0|0|0|0|0",
			"paper|1,693.93|158,207.09|0|0|0|0|65,729,394|",
			"differenceΔ|−1,693.93|−158,207.09|=|=|=|=|−65,729,394|",
		},
		"table-3": {
			"per dataset|whose|mean|std|min|25%|50%|75%|max|total",
			"commits|ours|0.0012|n/a|0|2|4|7|314,813|0",
			"paper|30.04|1,298.11|0|2|4|7|314,813|",
			"differenceΔ|−30.04||=|=|=|=|=|",
		},
		"shares-model": {
			"activity|without any|hold 80%|hold 99%",
			"likes|91.2% paper 91% =|0.24% paper <1% =|9.0% paper 8% +0.99 pp",
			"downloads|100.0% paper 71% +29.0 pp|n/a paper <1%|n/a paper 1%",
		},
		"shares-dataset": {"activity|without any|hold 80%|hold 99%", "commits|25.0%|n/a|n/a"},
		"licences-dataset": {
			"licence|datasets|share",
			"none no licence tag|412|72.7% paper 72% +0.66 pp",
			"any licence tag|155|27.3%",
			"permissive such as apache-2.0, mit, cc-by-4.0|100|17.6%",
			"restrictive such as openrail, gpl-3.0, cc-by-nc-4.0|50|8.8%",
			"unlabelled other, unknown, and what is in neither list|5|0.88%",
		},
		"network-sizes": {
			"number of|whose|all|cv|nlp|mm",
			"models|ours|1,234|0|0|0", "paper|348,181|||", "differenceΔ|−346,947|||",
			"models with authors that are known|ours|1,111|0|0|0",
			"developers|ours|1,009|0|0|0", "paper|101,144|||", "differenceΔ|−100,135|||",
			"isolates share no model with anybody|ours|909|0|0|0",
			"share of isolates|ours|90.1%|0.0%|0.0%|0.0%", "paper|89%|||", "differenceΔ|+1.1 pp|||",
			"developers who collaborate N at k = 1|ours|100|0|0|0", "paper|10,524|371|4,606|1,546", "differenceΔ|−10,424|−371|−4,606|−1,546",
			"edges E at k = 1|ours|327|0|0|0", "paper|21,598|697|10,010|3,661", "differenceΔ|−21,271|−697|−10,010|−3,661",
			"commits on edges sum of the edge weights|ours|3,888|0|0|0",
			"developers with models of their own where nobody else commits|ours|979|0|0|0",
			"… who also collaborate|ours|70|0|0|0",
			"commits to such models|ours|19,863|0|0|0",
			"largest k with a k-core|ours|6|0|0|0", "paper|26|10|25|26", "differenceΔ|−20|−10|−25|−26",
		},
		"kcore-all": {
			"k|whose|N|E|MOD|COM|DENS|RECIP|ARCC|ASS|AD|ACC",
			"1|ours|100|327|0.81|2,893|0.033|0.83|0.12|−0.045|6.54|0.0032", "paper|10,524|21,598|0.81|2,894|0.00|0.83|0.04|0.08|4.10|0.00", "differenceΔ|−10,424|−21,271|=|−1|+0.03|=|+0.08|−0.12|+2.44|=",
			"5|ours|8|50|0.60|3|0.89|n/a|0.90|0.50|12.50|0.70", "paper|1,109|7,849|0.60|68|0.01|0.81|0.08|0.01|14.16|0.00", "differenceΔ|−1,101|−7,799|=|−65|+0.88||+0.82|+0.49|−1.66|+0.70",
			"10|ours|none|none|none|none|none|none|none|none|none|none", "paper|330|3,769|0.52|18|0.03|0.85|0.11|0.07|22.84|0.00", "differenceΔ||||||||||",
			"largest ours 6, paper 26|ours|14|182|0.00|1|1.00|1.00|1.00|n/a|26.00|0.040", "paper|14|182|0.00|1|1.00|1.00|0.15|NaN|26.00|0.04", "differenceΔ|=|=|=|=|=|=|+0.85|=|=|=",
		},
		"kcore-other": {
			"k|MOD w|COM w|MOD mixed|club k|club N|ARCC >|ASS und|ACC 1|parts",
			"1 all models|0.62|63|0.61|64|65|0.66|0.67|0.68|69",
			"5 all models|0.00|0|0.00|0|0|0.00|0.00|0.00|0",
			"6 all models|0.00|0|0.00|0|0|0.00|0.00|0.00|0",
		},
	}
	sameTables(t, page, want)
}

// sameTables compares tables by their ids.
func sameTables(t *testing.T, page *element, want map[string][]string) {
	t.Helper()
	for id, rows := range want {
		if diff := cmp.Diff(rows, page.byID(t, id).rows()); diff != "" {
			t.Errorf("table %s (-want +got):\n%s", id, diff)
		}
	}
}

func TestLicences(t *testing.T) {
	page, _ := render(t, fixture(), Options{})
	rows := page.byID(t, "licence-table-dataset").rows()
	for _, want := range []string{
		"mit|permissive|77|49.7% paper 28% +21.7 pp",
		"cc-by-4.0|permissive|23|14.8%",
		"<b>&quot;odd|unlabelled|1|0.65%", // not markup, not an entity
		// 23 + 8 of 155, without cc0-1.0
		"all cc-*-4.0 together|Creative Commons 4.0 family|31|20.0% paper 7% +13.0 pp",
	} {
		if !slices.Contains(rows, want) {
			t.Errorf("no row %q in\n%s", want, strings.Join(rows, "\n"))
		}
	}
	if len(rows) != 1+shown+1 {
		t.Errorf("%d rows in the open table", len(rows))
	}
	rest := page.byID(t, "licences").named("details")
	if len(rest) != 1 || len(rest[0].rows()) != 1+3 || !strings.Contains(rest[0].string(), "rare-j") {
		t.Errorf("the other 3 licences are not there")
	}
	if got := page.byID(t, "licence-table-model").rows(); len(got) != 1 {
		t.Errorf("models have no licences, yet: %q", got)
	}
}

func TestOverview(t *testing.T) {
	page, text := render(t, fixture(), Options{Title: `Gust <lab> & "co"`})
	if got := page.named("h1")[0].string(); got != `Gust <lab> & "co"` {
		t.Errorf("h1 %q", got)
	}
	if got := page.named("title")[0].string(); got != `Gust <lab> & "co"` {
		t.Errorf("title %q", got)
	}
	overview := page.byID(t, "overview").string() + page.byID(t, "method").string()
	for _, want := range []string{
		"This hub is not the paper’s population. Differences are expected.",
		"models1,234paper 348,181", "datasets567paper 65,761", "spaces89paper 156,642", "commits1,234,567", "discussions7,654",
		"usages of models by spaces432", "developers876", "developers of models1,009paper 101,144",
		"hubgraph 1.2.3-test", "31 identities merged, 4 names listed as bots left out", "80%, 99%", "those of at least 7 models",
		"usages by spaces that are not listed, kept17", "repeated usages, left out2,345",
		"There are only 89 spaces",
	} {
		if !strings.Contains(strings.ReplaceAll(overview, " ", ""), strings.ReplaceAll(want, " ", "")) {
			t.Errorf("the overview lacks %q:\n%s", want, overview)
		}
	}
	if !strings.Contains(page.byID(t, "activity").string(), "Exactly one committer: 1,074 of 1,234 models (87.0%; the paper prints 87%).") {
		t.Error("no share of one committer")
	}
	if !strings.Contains(text, `<data value="1234.5678">1,234.57</data>`) {
		t.Error("the exact value is not in the source")
	}
}

func TestWarnings(t *testing.T) {
	warn := func(change func(*analytics.Results)) string {
		r := fixture()
		change(r)
		return strings.Join(warnings(r, loadPaper()), "\n")
	}
	if got := warn(func(*analytics.Results) {}); strings.Count(got, "\n") != 0 || !strings.Contains(got, "only 89 spaces") {
		t.Errorf("fixture: %s", got)
	}
	for want, change := range map[string]func(*analytics.Results){
		"No commits were collected":     func(r *analytics.Results) { r.About.Counts.Commits = 0 },
		"No discussions were collected": func(r *analytics.Results) { r.About.Counts.Discussions = 0 },
		"not cleaned (raw)":             func(r *analytics.Results) { r.About.Raw = true },
		"paper merged 546 usernames":    func(r *analytics.Results) { r.About.IdentitiesMerged = 0 },
		"No names are listed as bots":   func(r *analytics.Results) { r.About.Bots = 0 },
		"There are no datasets":         func(r *analytics.Results) { r.Activity.Dataset = analytics.Activity{} },
		"has no edges":                  func(r *analytics.Results) { r.Network.All = analytics.Network{} },
		"The hub is empty":              func(r *analytics.Results) { *r = analytics.Results{} },
	} {
		if got := warn(change); !strings.Contains(got, want) {
			t.Errorf("no %q in: %s", want, got)
		}
	}
}

// TestWhose: the head says whose the numbers are, and what was left out stands in the
// overview.
func TestWhose(t *testing.T) {
	r := fixture()
	r.About.Rejected = 1234
	r.About.Snapshot = hub.Snapshot{Source: "<hub> & co", CollectedAt: time.Date(2023, 10, 5, 1, 0, 0, 0, time.UTC), Fingerprint: "0f1e"}
	r.About.Earlier = []hub.Snapshot{{Source: "<hub> & co", CollectedAt: time.Date(2023, 9, 5, 0, 0, 0, 0, time.UTC)}}
	page, _ := render(t, r, Options{})
	head := page.named("header")[0].string()
	for _, want := range []string{"Data: <hub> & co, collected 2023-10-05, fingerprint 0f1e.",
		"The graph holds more than one snapshot: the above was loaded over <hub> & co, collected 2023-09-05. "} {
		if !strings.Contains(head, want) {
			t.Errorf("no %q in %s", want, head)
		}
	}
	if got := page.byID(t, "method").string(); !strings.Contains(got, "lines that are no records, left out1,234") {
		t.Error(got)
	}
	page, _ = render(t, fixture(), Options{})
	if head := page.named("header")[0].string(); !strings.Contains(head, "Data: not of a known snapshot.") || strings.Contains(head, "more than one") {
		t.Error(head)
	}
}

func TestPaperSizedHub(t *testing.T) {
	r := fixture()
	r.About.Counts.Models, r.About.Counts.Datasets, r.About.Counts.Spaces = 348181, 65761, 156642
	page, _ := render(t, r, Options{})
	if got := page.byID(t, "overview").string(); !strings.Contains(got, "that does not make it the paper’s data") {
		t.Error(got)
	}
}

func TestEmptyResults(t *testing.T) {
	page, _ := render(t, &analytics.Results{}, Options{})
	if !strings.Contains(page.string(), "The hub is empty") || page.named("h1")[0].string() != DefaultTitle {
		t.Error(page.string()[:400])
	}
}

func TestDoubts(t *testing.T) {
	page, _ := render(t, fixture(), Options{})
	text := page.byID(t, "doubts").string()
	for _, want := range []string{"ARCC", "ASS is NaN", "third quartile of model downloads", "Table 5", "cc-by-4.0 alone"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if method := page.byID(t, "method").string(); !strings.Contains(method, "arXiv:2405.13058") || !strings.Contains(method, "1.2.3-test") {
		t.Error("no provenance")
	}
}

func TestSameBytes(t *testing.T) {
	_, a := render(t, fixture(), Options{})
	_, b := render(t, fixture(), Options{})
	if a != b {
		t.Error("two runs differ")
	}
}
