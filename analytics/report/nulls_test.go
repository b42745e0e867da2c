package report

import (
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
)

func someNulls() *analytics.Nulls {
	n := &analytics.Nulls{Samples: 50}
	n.Scopes.All = &analytics.NullOfNetwork{
		Swaps:         analytics.SwapCounts{Tried: 12000, Made: 9000.5},
		Largest:       analytics.Against{Observed: 400, Mean: 900.25, Std: 4, Min: 890, Max: 910, Z: -125, AtMost: 0},
		RichClub:      analytics.Against{Observed: 0.06, Mean: 0.04, Std: 0.001, Min: 0.038, Max: 0.042, Z: 20, AtMost: 1},
		Normalised:    1.5,
		Assortativity: analytics.Against{Observed: -0.11, Mean: -0.1, Std: 0, Min: -0.1, Max: -0.1, Z: analytics.Undefined, AtMost: 0.25},
		SmallWorld:    analytics.SmallWorld{Developers: 400, Links: 871, Swaps: analytics.SwapCounts{Tried: 8710, Made: 6400}, Sources: 400, Sigma: 2.97},
	}
	return n
}

func TestNullsSection(t *testing.T) {
	r := &analytics.Results{Nulls: someNulls()}
	v := newView(r, Options{})
	if len(v.Beyond) != 1 || len(v.Beyond[0].Tables) != 2 || !strings.Contains(v.Beyond[0].Intro, "50 random networks") {
		t.Fatalf("%+v", v.Beyond)
	}
	rows := map[string]string{}
	for _, table := range v.Beyond[0].Tables {
		for _, r := range table.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, c.Text)
			}
			rows[table.ID+": "+table.key(r)] = strings.Join(cells, " | ")
		}
	}
	for key, want := range map[string]string{
		"nulls: all models":                        "1.50 | 400 | 871 | 2.97 | 400 | 9,000.50 | 12,000 | 6,400 | 8,710",
		"nulls-all: rich club, ARCC":               "0.0600 | 0.0400 | 0.0010 | 0.0380 | 0.0420 | 20.00 | 100.0%",
		"nulls-all: assortativity, ASS":            "−0.1100 | −0.1000 | 0.0000 | −0.1000 | −0.1000 | n/a | 25.0%",
		"nulls-all: largest component, developers": "400 | 900.25 | 4 | 890 | 910 | −125.00 | 0.0%",
	} {
		if rows[key] != want {
			t.Errorf("%s is %q, want %q", key, rows[key], want)
		}
	}
	for _, format := range Formats {
		if text := writeAs(t, r, Options{Format: format}); !strings.Contains(text, "2.97") {
			t.Errorf("%s has no section of it", format)
		}
		if text := writeAs(t, &analytics.Results{Nulls: &analytics.Nulls{Samples: 50}}, Options{Format: format}); format == "md" && !strings.Contains(text, "nobody shares a model") {
			t.Errorf("%s says nothing of a hub without edges", format)
		}
	}
	other := someNulls()
	other.Scopes.All.SmallWorld.Links = 900
	if text := compared(t, Side{Label: "a", Results: r}, Side{Label: "b", Results: &analytics.Results{Nulls: other}}, CompareOptions{Format: "csv", Anyway: true}); !strings.Contains(text, "nulls,all models,links,871,900,29") {
		t.Errorf("compared: %.1000s", text)
	}
}
