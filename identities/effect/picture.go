package effect

import (
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot/plotter"

	"github.com/hubgraph/hubgraph/chart"
)

// drawn are the numbers of the picture, a panel each.
var drawn = []struct{ core, metric, title string }{
	{"", "developers", "Developers"}, {"", "isolates", "Isolates"}, {"", "edges", "Edges"},
	{"k 1", "MOD", "MOD, k = 1"}, {"k 1", "RECIP", "RECIP, k = 1"}, {"k 1", "ASS", "ASS, k = 1"},
	{"k 5", "Nodes", "Nodes, k = 5"}, {"k 10", "Nodes", "Nodes, k = 10"},
}

// Picture shows some numbers of the network of all fields over the threshold, beside
// those without any merge and with the accepted ones.
func (t *Table) Picture() chart.Chart {
	out := &chart.Panels{
		Caption: chart.Caption{Title: "Effect of merging names", Text: "Numbers of the collaboration network, by the score from which on names are merged"},
		Width:   504, Row: 120, Columns: 3,
		Legend: []chart.Key{
			{Label: "all pairs from a score on", Look: chart.Looks[0], Line: true, Mark: true},
			{Label: "no merge", Look: chart.Looks[1], Line: true}, {Label: "accepted merges", Look: chart.Looks[2], Line: true},
		},
	}
	for _, d := range drawn {
		for _, r := range t.Rows {
			if r.Field == "all" && r.Core == d.core && r.Metric == d.metric && slices.ContainsFunc(r.Values, func(v any) bool { return v != nil }) {
				out.Panels = append(out.Panels, t.panel(d.title, &r))
			}
		}
	}
	return out
}

func (t *Table) panel(title string, r *Row) *chart.Panel {
	scores := chart.Points{Look: chart.Looks[0], Line: true, Marks: true}
	for i := 2; i < len(r.Values); i++ {
		x, _ := strconv.ParseFloat(t.Variants[i], 64)
		scores.Points = append(scores.Points, plotter.XY{X: x, Y: float(r.Values[i])})
	}
	level := func(look chart.Look, v any) chart.Points {
		p := chart.Points{Look: look, Line: true}
		for _, at := range scores.Points {
			p.Points = append(p.Points, plotter.XY{X: at.X, Y: float(v)})
		}
		return p
	}
	return &chart.Panel{
		Title: title, X: chart.Axis{Label: "score", Linear: true, Whole: true}, Y: chart.Axis{Linear: true},
		Series: []chart.Points{level(chart.Looks[1], r.Values[0]), level(chart.Looks[2], r.Values[1]), scores},
	}
}

func float(v any) float64 {
	switch v := v.(type) {
	case int64:
		return float64(v)
	case float64:
		return v
	}
	return math.NaN()
}
