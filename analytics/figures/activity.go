package figures

import (
	"gonum.org/v1/plot/vg/draw"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// kindLooks are the looks of models, datasets and spaces.
var kindLooks = [hub.KindCount]look{hub.Model: first, hub.Dataset: second, hub.Space: third}

// activity is figure 1: how many repositories have how much of each activity.
func activity(r *analytics.Results) Figure {
	s := activitySheet(r, "repositories per value", count, func(c curve) (s series) {
		return series{points: c.perValue(), marks: true}
	})
	s.note = []string{"Values below 10 stand alone;", "larger ones share ten bins to a", "power of ten, with the mean over", "the values of the bin.", "Repositories with 0 are not shown."}
	return Figure{
		Number: 1, Name: "activity", Width: width, Height: s.height(178), draw: func(c draw.Canvas) { s.draw(c) },
		Title: "Distribution of activity",
		Text: "Seven diagrams with logarithmic axes, one for each activity, with a series for models, datasets and spaces: the number of repositories for each value. " +
			"Values below 10 stand alone; larger ones share bins, ten to a power of ten, and a point is the mean over its bin. Repositories with 0 are not shown.",
	}
}

// activityShares is figure 2: the share of repositories with at least so much
// of each activity.
func activityShares(r *analytics.Results) Figure {
	s := activitySheet(r, "share with at least so many", share, func(c curve) series { return series{points: c.shares()} })
	s.note = []string{"Share of all repositories of the kind.", "A line begins at the share of those", "with 1 or more."}
	return Figure{
		Number: 2, Name: "activity-ccdf", Width: width, Height: s.height(178), draw: func(c draw.Canvas) { s.draw(c) },
		Title: "Cumulative distribution of activity",
		Text: "Seven diagrams with logarithmic axes, one for each activity, with a series for models, datasets and spaces: the share of all repositories of the kind that have at least the value. " +
			"A line begins at the share of those with 1 or more.",
	}
}

// activitySheet draws every activity, all with the same vertical axis.
func activitySheet(r *analytics.Results, label string, u unit, shown func(curve) series) *sheet {
	s := &sheet{cols: 4}
	for i, name := range analytics.MetricNames {
		p := &panel{x: axis{ActivityName(name), count}, y: axis{"", u}}
		if i%s.cols == 0 {
			p.y.label = label
		}
		for _, k := range hub.Kinds {
			line := series{}
			p.toAll = u == share
			if m, ok := r.Activity.At(k).Metrics.Get(name); ok {
				line = shown(curveOf(m.Count, m.AtLeast))
			}
			line.look = kindLooks[k]
			p.series = append(p.series, line)
		}
		s.panels = append(s.panels, p)
	}
	s.alike()
	marks := s.panels[0].series[0].marks
	for _, k := range hub.Kinds {
		s.legend = append(s.legend, entry{label: k.String() + "s (" + grouped(r.Activity.At(k).Repositories) + ")", look: kindLooks[k], line: !marks, mark: marks})
	}
	return s
}
