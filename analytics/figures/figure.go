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

// All returns the figures in order.
func All(r *analytics.Results) []Figure {
	return []Figure{
		{1, "activity", activity(r)},
		{2, "activity-ccdf", activityShares(r)},
		{3, "correlation", correlation(r)},
		{4, "collaboration", collaboration(r)},
		{5, "usage", adoption(r)},
	}
}

// ID is figure-1 to figure-5, for an element of a page.
func (f Figure) ID() string { return "figure-" + strconv.Itoa(f.Number) }

// Named returns the figures with file names such as figure-1-activity, for
// chart.WriteFiles.
func Named(r *analytics.Results) []chart.Named {
	var out []chart.Named
	for _, f := range All(r) {
		out = append(out, chart.Named{Name: f.ID() + "-" + f.Name, Chart: f.Chart})
	}
	return out
}

// width of all figures in points: ten inches, margins included.
const width = vg.Length(692)
