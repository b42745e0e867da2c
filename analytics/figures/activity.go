package figures

import (
	"gonum.org/v1/plot/vg"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
)

// kindLooks are the looks of models, datasets and spaces.
var kindLooks = [hub.KindCount]chart.Look{hub.Model: chart.Looks[0], hub.Dataset: chart.Looks[1], hub.Space: chart.Looks[2]}

// activity is figure 1: how many repositories have how much of each activity.
func activity(r *analytics.Results, width vg.Length) chart.Chart {
	s := activityPanels(r, width, chart.Axis{Label: "repositories per value"}, func(t chart.Tail) chart.Points {
		return chart.Points{Points: t.PerValue(), Marks: true}
	})
	s.Note = []string{"Values below 10 stand alone;", "larger ones share ten bins to a", "power of ten, with the mean over", "the values of the bin.", "Repositories with 0 are not shown."}
	s.Caption = chart.Caption{
		Title: "Distribution of activity",
		Text: "Seven diagrams with logarithmic axes, one for each activity, with a series for models, datasets and spaces: the number of repositories for each value. " +
			"Values below 10 stand alone; larger ones share bins, ten to a power of ten, and a point is the mean over its bin. Repositories with 0 are not shown.",
	}
	return s
}

// activityShares is figure 2: the share of repositories with at least a given amount
// of each activity.
func activityShares(r *analytics.Results, width vg.Length) chart.Chart {
	s := activityPanels(r, width, chart.Axis{Label: "share with at least so many", Unit: chart.Percent, All: true}, func(t chart.Tail) chart.Points {
		return chart.Points{Points: t.Shares(), Line: true, Step: true}
	})
	s.Note = []string{"Share of all repositories of the kind.", "A line begins at the share of those", "with 1 or more."}
	s.Caption = chart.Caption{
		Title: "Cumulative distribution of activity",
		Text: "Seven diagrams with logarithmic axes, one for each activity, with a series for models, datasets and spaces: the share of all repositories of the kind that have at least the value. " +
			"A line begins at the share of those with 1 or more.",
	}
	return s
}

// activityPanels draws all activities with the same vertical axis.
func activityPanels(r *analytics.Results, width vg.Length, y chart.Axis, shown func(chart.Tail) chart.Points) *chart.Panels {
	s := &chart.Panels{Width: width, Row: 164, Columns: 4, Letters: true}
	if width < 8*vg.Inch {
		s.Row, s.Columns = 150, 3
	}
	for i, name := range analytics.MetricNames {
		p := &chart.Panel{X: chart.Axis{Label: ActivityName(name)}, Y: y}
		if i%s.Columns > 0 {
			p.Y.Label = ""
		}
		for _, k := range hub.Kinds {
			var t chart.Tail
			if m, ok := r.Activity.At(k).Metrics.Get(name); ok {
				t = tailOf(m.Count, m.AtLeast)
			}
			points := shown(t)
			points.Look = kindLooks[k]
			p.Series = append(p.Series, points)
		}
		s.Panels = append(s.Panels, p)
	}
	s.Align()
	for i, k := range hub.Kinds {
		points := s.Panels[0].Series[i]
		s.Legend = append(s.Legend, chart.Key{Label: k.String() + "s (" + grouped(r.Activity.At(k).Repositories) + ")", Look: points.Look, Line: points.Line, Mark: points.Marks})
	}
	return s
}

// grouped writes a count with commas between thousands.
func grouped(n int) string { return chart.Number.Format(float64(n)) }
