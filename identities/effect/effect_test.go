package effect

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/identities"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

const oracleHub = "../../analytics/testdata/oracle/hub"

func quiet() *snapshot.Rejects { return snapshot.NewRejects(snapshot.RejectOptions{}) }

func measure(t *testing.T, dir string, o Options) *Table {
	t.Helper()
	table, err := Measure(t.Context(), loadtest.Open(t, os.DirFS(dir)), quiet(), o)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// column returns a column as lines.
func column(t *Table, variant string) (lines []string) {
	at := slices.Index(t.Variants, variant)
	for _, r := range t.Rows {
		if v := r.Values[at]; v != nil {
			lines = append(lines, fmt.Sprint(r.Field, ", ", r.Core, ", ", r.Metric, ": ", v))
		}
	}
	return lines
}

// TestAgainstOracle: the column of the accepted merges has the numbers of the reference
// implementation.
func TestAgainstOracle(t *testing.T) {
	var want struct {
		Network map[string]struct {
			Size  struct{ Developers, Isolates, Edges int64 } `json:"size"`
			KCore map[string]map[string]any                   `json:"kcore"`
		} `json:"network"`
	}
	if err := json.Unmarshal(hubtest.Gunzip(t, "../../analytics/testdata/oracle/expected.clean.json.gz"), &want); err != nil {
		t.Fatal(err)
	}
	table := measure(t, oracleHub, Options{Least: 95, Most: 96, Degree: 10, Top: 3})
	compared := 0
	for _, r := range table.Rows {
		n, got := want.Network[r.Field], r.Values[1]
		var is any
		switch r.Metric {
		case "developers":
			is = n.Size.Developers
		case "isolates":
			is = n.Size.Isolates
		case "edges":
			is = n.Size.Edges
		default:
			key := map[string]string{"Nodes": "N", "Edges": "E"}[r.Metric]
			if key == "" {
				key = r.Metric
			}
			core, ok := n.KCore[strings.TrimPrefix(r.Core, "k ")]
			if !ok || core[key] == nil {
				continue
			}
			is = core[key]
		}
		compared++
		if d := float(got) - asFloat(is); d > 1e-9 || d < -1e-9 || got == nil {
			t.Errorf("%s %s %s: %v, want %v", r.Field, r.Core, r.Metric, got, is)
		}
	}
	if compared < 40 {
		t.Errorf("%d values compared", compared)
	}
}

func asFloat(v any) float64 {
	if n, ok := v.(int64); ok {
		return float64(n)
	}
	f, _ := v.(float64)
	return f
}

// TestVariants: each column is what the column of accepted merges is in a folder that
// has these merges as its own: none, and those of all pairs from a score on, which are
// joined here by comparing each with each.
func TestVariants(t *testing.T) {
	dir := loadtest.Generate(t, 0.004)
	o := Options{Least: 85, Most: 100, Degree: 10, Top: 3}
	table := measure(t, dir, o)
	if len(table.Variants) != 18 {
		t.Fatalf("%d variants", len(table.Variants))
	}
	found, err := identities.Suggest(t.Context(), identities.FromSnapshot(loadtest.Open(t, os.DirFS(dir)), quiet()), identities.Options{Threshold: 85, Degree: 10})
	if err != nil {
		t.Fatal(err)
	}
	for threshold, variant := range map[int]string{101: "before", 85: "85", 90: "90", 100: "100"} {
		one := map[string]string{} // name -> the least name it is joined with
		for changed := true; changed; {
			changed = false
			for _, x := range found.Rows {
				if x.Score < threshold || x.NameBot || x.OtherBot || x.NameAccount && x.OtherAccount {
					continue
				}
				least := min(least(one, x.Name), least(one, x.Other))
				for _, name := range []string{x.Name, x.Other} {
					if one[name] != least {
						one[name], changed = least, true
					}
				}
			}
		}
		var text strings.Builder
		for name, least := range one {
			if name != least {
				fmt.Fprintf(&text, "{\"alias\": %q, \"canonical\": %q}\n", name, least)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, "identities.jsonl"), []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		own := measure(t, dir, Options{Least: 100, Most: 100, Degree: 10, Top: 3})
		if d := cmp.Diff(column(own, "accepted"), column(table, variant)); d != "" {
			t.Errorf("%s (want -, got +):\n%s", variant, d)
		}
	}
	if slices.Equal(column(table, "85"), column(table, "100")) {
		t.Error("the threshold changes nothing")
	}
}

func least(one map[string]string, name string) string {
	if l, ok := one[name]; ok {
		return l
	}
	return name
}

// TestPicture: the same bytes twice, and a panel each number.
func TestPicture(t *testing.T) {
	table := measure(t, oracleHub, Options{Least: 98, Most: 100, Degree: 10})
	svg := chart.Element(table.Picture(), "x", chart.Light)
	if svg != chart.Element(table.Picture(), "x", chart.Light) || !strings.Contains(svg, "Isolates") || strings.Contains(svg, "NaN") {
		t.Errorf("%.300s", svg)
	}
	if _, err := Measure(t.Context(), loadtest.Open(t, os.DirFS(oracleHub)), quiet(), Options{Least: 91, Most: 90, Degree: 10}); err == nil {
		t.Error("thresholds the wrong way round are accepted")
	}
}
