package timeline

import (
	"math"
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/chart"
)

// Pictures draws the timeline of all models: people, what the network is like, and
// developers by subfield.
func (r *Results) Pictures() []chart.Named {
	until := r.About.Snapshot.CollectedAt
	text := "At the end of each " + r.About.Every + ", of all that was done before."
	if r.About.WindowMonths > 0 {
		text = "At the end of each " + r.About.Every + ", of what was done in the " + months(r.About.WindowMonths) + " before."
	}
	line := func(title, axis string, unit chart.Unit, series ...chart.Series) *chart.Line {
		return &chart.Line{Caption: chart.Caption{Title: title, Text: text}, Labels: r.labels(), Series: series, XAxis: r.About.Every, YAxis: axis, Unit: unit, Until: partial(r, until)}
	}
	people := []chart.Series{r.series("developers", func(n *Network) float64 { return float64(n.Developers) }),
		r.series("isolates", func(n *Network) float64 { return float64(n.Isolates) }),
		r.series("newcomers", func(n *Network) float64 { return float64(n.Newcomers) })}
	if r.About.WindowMonths > 0 {
		people = append(people, r.series("leavers", func(n *Network) float64 {
			if n.Leavers == nil {
				return math.NaN()
			}
			return float64(*n.Leavers)
		}))
	}
	var fields []chart.Series
	for _, s := range analytics.Scopes[1:] {
		fields = append(fields, r.scoped(s, func(n *Network) float64 { return float64(n.Developers) }))
	}
	return []chart.Named{
		{Name: "timeline-people", Chart: line("Developers of models", "developers", chart.Number, people...)},
		{Name: "timeline-network", Chart: line("Collaboration network of models", "share", chart.Percent,
			r.series("reciprocity", func(n *Network) float64 { return float64(n.Reciprocity) }),
			r.series("modularity", func(n *Network) float64 { return float64(n.Modularity) }),
			r.series("turnover of the innermost core", func(n *Network) float64 { return float64(n.CoreTurnover) }))},
		{Name: "timeline-fields", Chart: line("Developers of models by subfield", "developers", chart.Number, fields...)},
	}
}

// partial is when the data end, if the last period is drawn and not over then.
func partial(r *Results, collected time.Time) time.Time {
	if n := len(r.Cuts); n > 0 && r.Cuts[n-1].Partial && r.About.Every == Month.String() {
		return collected
	}
	return time.Time{}
}

func months(n int) string {
	if n == 12 {
		return "twelve months"
	}
	return chart.Number.Format(float64(n)) + " months"
}

func (r *Results) labels() []string {
	out := make([]string, len(r.Cuts))
	for i, c := range r.Cuts {
		out[i] = c.Period
	}
	return out
}

func (r *Results) series(name string, of func(*Network) float64) chart.Series {
	s := r.scoped(analytics.Scopes[0], of)
	s.Name = name
	return s
}

func (r *Results) scoped(scope analytics.Scope, of func(*Network) float64) chart.Series {
	s := chart.Series{Name: scope.Name}
	for i := range r.Cuts {
		s.Values = append(s.Values, of(r.Cuts[i].Scopes.At(scope)))
	}
	return s
}
