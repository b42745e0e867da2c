package report

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
)

// wovenLineage is the lineage that NetworkX computed.
func wovenLineage(t *testing.T) *analytics.Lineage {
	t.Helper()
	text, err := os.ReadFile("../lineage/testdata/woven.json")
	if err != nil {
		t.Fatal(err)
	}
	var o struct{ Lineage *analytics.Lineage }
	if err := json.Unmarshal(text, &o); err != nil {
		t.Fatal(err)
	}
	return o.Lineage
}

// The section shows the numbers, each row and column of a table by another name.
func TestLineageSection(t *testing.T) {
	r := &analytics.Results{Lineage: wovenLineage(t)}
	v := newView(r, Options{})
	if len(v.Beyond) != 1 {
		t.Fatalf("%d sections", len(v.Beyond))
	}
	rows := map[string]string{}
	for _, x := range v.Beyond[0].Tables {
		columns := map[string]bool{}
		for _, h := range x.Heads {
			columns[h.Name] = true
		}
		if len(columns) != len(x.Heads) || len(x.Rows) == 0 {
			t.Errorf("%s: %d rows, columns %v", x.ID, len(x.Rows), columns)
		}
		for _, y := range x.Rows {
			var line []string
			for _, c := range y.Cells {
				line = append(line, strings.TrimSpace(c.Text+" "+c.Aside))
			}
			key := x.ID + ": " + y.Name
			if rows[key] != "" || len(line) != len(x.Heads) {
				t.Errorf("%s: twice, or %d cells for %d heads", key, len(line), len(x.Heads))
			}
			rows[key] = strings.Join(line, " | ")
		}
	}
	for key, want := range map[string]string{
		"lineage-sizes: derivations: pairs of a model and its base": "213",
		"lineage-sizes: of them from several":                       "19",
		"lineage-sizes: models in the largest family":               "146",
		"lineage-sizes: models in a circle":                         "9",
		"lineage-relations: merge":                                  "107 | 50.2%",
		"lineage-depth: 9":                                          "2 | 1.1%",
		"lineage-depth: 10 to 19":                                   "1 | 0.55%",
		"lineage-bases: 2":                                          "7 | 4.9%",
		"lineage-families: é-works/m167":                            "9 | 146 | 28 | 10",
		"lineage-descendants: weft/m8":                              "34 | 8 | 0",
		"lineage-circles: weft/m160":                                "2 | weft/m160, é-works/m150",
		"lineage-classes: restrictive":                              "11 19.0% | 14 24.1% | 12 20.7% | 21 36.2%",
		"lineage-tags: missing at the base alone":                   "40 | 18.8%",
		"lineage-steps: 4":                                          "2 | 11.8%",
		"lineage-conflicts: gust-lab/m182":                          "0 | mit | weft/m174 (no licence) from Tarn/m146 (cc-by-nc-4.0)",
	} {
		if rows[key] != want {
			t.Errorf("%s is %q, want %q", key, rows[key], want)
		}
	}
}

// Each format has the section; of a hub without lineage too.
func TestLineageFormats(t *testing.T) {
	for _, format := range Formats {
		want := "Models that derive from others"
		if format == "csv" {
			want = "lineage-sizes,derivations: pairs of a model and its base,number,"
		}
		for _, l := range []*analytics.Lineage{wovenLineage(t), {}} {
			if text := writeAs(t, &analytics.Results{Lineage: l}, Options{Format: format}); !strings.Contains(text, want) {
				t.Errorf("%s of %d derivations has no %q", format, l.Derivations, want)
			}
		}
	}
}

// From 10 on a row is a range of numbers.
func TestCountTable(t *testing.T) {
	h := analytics.Ordered[int]{{Key: "1", Value: 3}, {Key: "9", Value: 1}, {Key: "19", Value: 2}, {Key: "20", Value: 1}, {Key: "49", Value: 1}, {Key: "99", Value: 4}, {Key: "100", Value: 5}, {Key: "1000", Value: 3}}
	var got []string
	for _, r := range countTable(h, "models", comparison{}).Rows {
		got = append(got, r.Name+": "+r.Cells[0].Text+", "+r.Cells[1].Text)
	}
	if want := "1: 3, 15.0%; 9: 1, 5.0%; 10 to 19: 2, 10.0%; 20 to 49: 2, 10.0%; 50 to 99: 4, 20.0%; 100 or more: 8, 40.0%"; strings.Join(got, "; ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "; "), want)
	}
}
