package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

func sidesOf(t *testing.T, files ...string) (sides [2]Side) {
	t.Helper()
	for i, file := range files {
		f, err := os.Open("testdata/compare/" + file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		r, err := Read(f)
		if err != nil {
			t.Fatal(err)
		}
		sides[i] = Side{Label: file, Results: r}
	}
	return sides
}

func compared(t *testing.T, a, b Side, o CompareOptions) string {
	t.Helper()
	var first, second bytes.Buffer
	if err := errors.Join(Compare(&first, a, b, o), Compare(&second, a, b, o)); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() {
		t.Errorf("%s: two runs differ", o.Format)
	}
	return first.String()
}

// readCSV reads lines by their first three columns.
func readCSV(t *testing.T, text string) map[[3]string]map[string]string {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[[3]string]map[string]string{}
	for _, line := range lines[1:] {
		key := [3]string{line[0], line[1], line[2]}
		if out[key] != nil {
			t.Errorf("%q stands there twice", key)
		}
		out[key] = map[string]string{}
		for i, name := range lines[0] {
			out[key][name] = line[i]
		}
	}
	return out
}

// TestDifferences: those of two results, as Python computes them from the same files.
func TestDifferences(t *testing.T) {
	sides := sidesOf(t, "a.json", "b.json")
	got := readCSV(t, compared(t, sides[0], sides[1], CompareOptions{Format: "csv"}))
	text, err := os.ReadFile("testdata/compare/expected.csv")
	if err != nil {
		t.Fatal(err)
	}
	want := readCSV(t, string(text))
	if len(want) < 500 {
		t.Fatalf("%d lines are expected", len(want))
	}
	number := func(s string) float64 {
		if x, err := strconv.ParseFloat(s, 64); err == nil {
			return x
		}
		return math.NaN()
	}
	for key, line := range want {
		for _, column := range []string{"a", "b", "difference", "relative", "percentage_points"} {
			x, y := number(got[key][column]), number(line[column])
			if got[key] == nil || x != y && (!math.IsNaN(x) || !math.IsNaN(y)) {
				t.Errorf("%q: %s is %q, want %q", key, column, got[key][column], line[column])
			}
		}
	}
}

// TestComparisonByHand: what people read of a few changes.
func TestComparisonByHand(t *testing.T) {
	a, b := fixture(), fixture()
	b.About.Counts.Models, b.About.Counts.Datasets = 1301, 500 // of 1,234 and 567
	likes := &b.Activity.Model.Metrics[0].Value
	likes.Mean, likes.ZeroShare, likes.Max = 1.1444, 0.9, 9315 // of 1.1387, 0.912, 9314
	b.Network.All.KCore[0].Value.Ass = 0.1                     // of -0.0449
	b.Network.All.Degree.Top = ranked("bo", 2, 139)            // no ada
	b.Licenses.Dataset.Table[1].License = "odc-by"             // cc-by-4.0
	b.Spearman.Model = nil
	b.About.Pareto = []int{80, 95}
	var md = compared(t, Side{"then", a, ""}, Side{"now", b, ""}, CompareOptions{Format: "md"})
	for _, want := range []string{
		"# then and now\n",
		"| models | then | 1,234 |\n|  | now | 1,301 |\n|  | Δ | +67 (+5.4%) |\n",
		"| datasets | then | 567 |\n|  | now | 500 |\n|  | Δ | −67 (−11.8%) |\n",
		"| spaces | then | 89 |\n|  | now | 89 |\n|  | Δ | = |\n",
		"| likes | then | 1.14 | 1,234.57 | 0 | 0 | 0.50 | 2 | 9,314 | 98,765 |\n|  | now | 1.14 | 1,234.57 | 0 | 0 | 0.50 | 2 | 9,315 | 98,765 |\n|  | Δ | +0.0057 (+0.50%) | = | = | = | = | = | +1 (+0.011%) | = |\n",
		"|  | Δ | −1.2 pp | = |",
		"| +0.14 |", // of ASS, without a part
		"## Only in then", "## Only in now", "in “Developers by degree, all models”: ada-1; ada-2; ada-3",
		"in “Licences of datasets that have a licence tag”: cc-by-4.0\n", "in “Licences of datasets that have a licence tag”: odc-by\n",
		"- the column “hold 99%” of “Shares of models”", "- the column “hold 95%” of “Shares of models”",
		"The Pareto levels are not the same",
	} {
		if !strings.Contains(md, want) {
			t.Errorf("no %q", want)
		}
	}
	page := parse(t, compared(t, Side{"then", a, ""}, Side{"now", b, ""}, CompareOptions{}))
	rows := strings.Join(page.byID(t, "sizes").rows(), "\n")
	if !strings.Contains(rows, "models|then|1,234\nnow|1,301\nΔ|+67 (+5.4%)\n") {
		t.Error(rows)
	}
	if got := page.byID(t, "only-0").string(); !strings.Contains(got, "cc-by-4.0") || strings.Contains(got, "odc-by") {
		t.Error(got)
	}
}

func TestFieldsSideBySide(t *testing.T) {
	side := sidesOf(t, "a.json", "a.json")
	x, y := side[0], side[1]
	x.Label, x.Field, y.Label, y.Field = "nlp", "nlp", "cv", "cv"
	rows := readCSV(t, compared(t, x, y, CompareOptions{Format: "csv"}))
	n := &x.Results.Network
	line := rows[[3]string{"network-sizes", "developers", "number"}]
	if line["a"] != strconv.Itoa(n.NLP.Size.Developers) || line["b"] != strconv.Itoa(n.CV.Size.Developers) || n.CV.Size.Developers == n.NLP.Size.Developers {
		t.Error(line)
	}
	for key := range rows {
		if strings.HasPrefix(key[0], "table-") || strings.HasPrefix(key[0], "licence") || strings.Contains(key[0], "-mm") || strings.Contains(key[1], "all models") && key[0] != "usage-sizes" {
			t.Errorf("%q is not of these fields", key)
		}
	}
	x.Field = "vision"
	if err := Compare(&bytes.Buffer{}, x, y, CompareOptions{}); !errors.As(err, new(*hub.UsageError)) {
		t.Error(err)
	}
}

func TestRefusedComparisons(t *testing.T) {
	for want, change := range map[string]func(*analytics.Results){
		"classes of licences are by the rules paper in then and hub-2026 in now": func(r *analytics.Results) { r.About.LicenseRules = "hub-2026" },
		"subfields are by the rules paper in then and hub-2026 in now":           func(r *analytics.Results) { r.About.FieldRules = "hub-2026" },
		"names are cleaned in then and raw in now":                               func(r *analytics.Results) { r.About.Raw = true },
	} {
		r := fixture()
		change(r)
		err := Compare(&bytes.Buffer{}, Side{"then", fixture(), ""}, Side{"now", r, ""}, CompareOptions{})
		if !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
		if md := compared(t, Side{"then", fixture(), ""}, Side{"now", r, ""}, CompareOptions{Format: "md", Anyway: true}); !strings.Contains(strings.ToLower(md), want) {
			t.Errorf("no %q at the head", want)
		}
	}
	old := fixture()
	old.About.Hubgraph = "1.1.0"
	if md := compared(t, Side{"then", old, ""}, Side{"now", fixture(), ""}, CompareOptions{Format: "md"}); !strings.Contains(md, "The results are of hubgraph 1.1.0 in then and 1.2.3-test in now: differences may come from the program.") {
		t.Error("the versions are not said")
	}
	if err := Compare(&bytes.Buffer{}, Side{"then", old, ""}, Side{"now", old, ""}, CompareOptions{Format: "latex"}); !errors.As(err, new(*hub.UsageError)) {
		t.Error(err)
	}
}

// TestHostileComparison: names stay text.
func TestHostileComparison(t *testing.T) {
	for _, b := range []*analytics.Results{hostile(), fixture(), {}} {
		page := parse(t, compared(t, Side{hostileNames[9], hostile(), ""}, Side{hostileNames[0], b, ""}, CompareOptions{Anyway: true}))
		if n := len(page.named("script", "img", "a")); n > 12 || len(page.named("script")) > 0 {
			t.Errorf("%d elements out of names", n)
		}
		for _, f := range CompareFormats {
			compared(t, Side{"a", hostile(), ""}, Side{"b", b, ""}, CompareOptions{Format: f, Anyway: true})
		}
	}
}
