package report

import (
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/heavytail"
)

func TestTailsInWords(t *testing.T) {
	law := func(name string, ratio, p float64) heavytail.Comparison {
		return heavytail.Comparison{Law: name, Ratio: ratio, P: p}
	}
	for want, x := range map[string]analytics.Tail{
		"power law not tested":   {},
		"power law rejected":     {Goodness: &heavytail.Goodness{P: 0.1}},
		"power law not rejected": {Goodness: &heavytail.Goodness{P: 0.11}, Laws: []heavytail.Comparison{law(heavytail.LogNormal, -0.99, 1e-9), law(heavytail.Exponential, 40, 0.11)}},
		"power law rejected; log-normal better; exponential worse; power law with cut-off better": {Goodness: &heavytail.Goodness{}, Laws: []heavytail.Comparison{
			law(heavytail.LogNormal, -3, 0.1), law(heavytail.Exponential, 1, 0.02), law(heavytail.Truncated, -2, 0)}},
	} {
		if got := inWords(&x); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The section is there when it was asked for, and only then.
func TestTailsSection(t *testing.T) {
	r := &analytics.Results{Tails: &analytics.Tails{}}
	r.Tails.Activity.Model = analytics.Ordered[*analytics.Tail]{{Key: analytics.Likes, Value: &analytics.Tail{Positive: 12, Gini: 0.5, HHI: 0.25,
		PowerLaw: &heavytail.PowerLaw{Alpha: 2.5, Sigma: 0.5, XMin: 3, D: 0.01, NTail: 9}, Goodness: &heavytail.Goodness{P: 0, Samples: 50}}},
		{Key: analytics.Commits, Value: &analytics.Tail{Gini: analytics.Undefined, HHI: analytics.Undefined}}}
	v := newView(r, Options{})
	if len(v.Beyond) != 1 {
		t.Fatalf("%d sections", len(v.Beyond))
	}
	var rows []string
	for _, x := range v.Beyond[0].Tables[0].Rows {
		line := x.Name
		for _, c := range x.Cells {
			line += " | " + c.Text
		}
		rows = append(rows, line)
	}
	want := "models: likes | 12 | 0.50 | 0.2500 | 3 | 9 | 2.50 | 0.50 | 0.0100 | 0.00\nmodels: commits | 0 | n/a | n/a | n/a | 0 | n/a | n/a | n/a | n/a"
	if got := strings.Join(rows, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if v := newView(&analytics.Results{}, Options{}); len(v.Beyond) != 0 {
		t.Errorf("%d sections that nobody asked for", len(v.Beyond))
	}
}

// Results of which only one has what goes beyond the paper are compared all the same, and
// what only one has is named.
func TestCompareWhatOneSideHas(t *testing.T) {
	with := &analytics.Results{Tails: &analytics.Tails{}}
	with.Tails.Activity.Model = analytics.Ordered[*analytics.Tail]{{Key: analytics.Likes, Value: &analytics.Tail{Positive: 12, Gini: 0.5, HHI: 0.25}}}
	without := &analytics.Results{}
	for _, sides := range [][2]Side{{{Label: "a", Results: with}, {Label: "b", Results: without}}, {{Label: "a", Results: without}, {Label: "b", Results: with}}} {
		for _, format := range CompareFormats {
			text := compared(t, sides[0], sides[1], CompareOptions{Format: format, Anyway: true})
			if want := map[string]string{"csv": "inequality", "md": "Inequality, and the power law of the tail", "html": "Inequality, and the power law of the tail"}[format]; !strings.Contains(text, want) {
				t.Errorf("%s does not have %q", format, want)
			}
		}
	}
}
