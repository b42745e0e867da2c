package figures

import (
	"strconv"

	"gonum.org/v1/plot/vg"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/chart"
)

// Figure is one figure, ready to be drawn.
type Figure struct {
	Number int    // 1 to 5, as in the paper
	Name   string // for file names, such as "activity"
	chart.Chart
}

// All returns the figures in order, each of a width in points (1/72 inch), margins
// included. Letters and lines have the same sizes at every width, letters at least
// 6 points.
func All(r *analytics.Results, width vg.Length) []Figure {
	width -= 2 * chart.Margin
	return []Figure{
		{1, "activity", activity(r, width)},
		{2, "activity-ccdf", activityShares(r, width)},
		{3, "correlation", correlation(r, width)},
		{4, "collaboration", collaboration(r, width)},
		{5, "usage", adoption(r, width)},
	}
}

// Widths of figures, in points.
const (
	PrintWidth = 7 * vg.Inch       // of two columns of a journal
	PageWidth  = 10 * vg.Inch      // of the report
	MinWidth   = vg.Length(5 * 72) // below, numbers would touch
	MaxWidth   = vg.Length(40 * 72)
)

// ID is figure-1 to figure-5, for an element of a page.
func (f Figure) ID() string { return "figure-" + strconv.Itoa(f.Number) }

// Named returns the figures with file names such as figure-1-activity, for
// chart.WriteFiles.
func Named(r *analytics.Results, width vg.Length) []chart.Named {
	var out []chart.Named
	for _, f := range All(r, width) {
		out = append(out, chart.Named{Name: f.ID() + "-" + f.Name, Chart: f.Chart})
	}
	return out
}
