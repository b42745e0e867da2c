package series

import (
	"math"
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/chart"
	"github.com/hubgraph/hubgraph/hub"
)

// Pictures draws the series: repositories by kind, what was added, went and was renamed a
// day, likes and downloads, and the network. Snapshots stand as far apart as they are in time.
func (r *Results) Pictures() []chart.Named {
	snapshots := r.dates()
	line := func(title, text, axis string, dates []time.Time, unit chart.Unit, series ...chart.Series) *chart.Line {
		return &chart.Line{Caption: chart.Caption{Title: title, Text: text}, Dates: dates, Series: series, XAxis: "collected", YAxis: axis, Unit: unit}
	}
	const each = "A point for each snapshot, at the time when it was collected."
	out := []chart.Named{
		{Name: "series-repositories", Chart: line("Repositories", each, "repositories", snapshots, chart.Number, r.kinds()...)},
		{Name: "series-changes", Chart: line("Changes of repositories", "For each snapshot but the first, what changed since the one before, divided by the days between them.", "repositories a day",
			snapshots[1:], chart.Number, r.perDay()...)},
		{Name: "series-likes", Chart: line("Likes", each, "likes", snapshots, chart.Number, r.each("all repositories", func(s *Snapshot) float64 { return float64(s.total(likesOf)) }))},
	}
	if r.any(func(s *Snapshot) bool { return s.total(downloadsOf) > 0 }) {
		out = append(out, chart.Named{Name: "series-downloads", Chart: line("Downloads in the 30 days before", each, "downloads", snapshots, chart.Number,
			r.each("all repositories", func(s *Snapshot) float64 { return float64(s.total(downloadsOf)) }))})
	}
	if r.any(func(s *Snapshot) bool { return s.Network.Developers > 0 }) {
		of := func(name string, value func(*analytics.Brief) analytics.Number) chart.Series {
			return r.each(name, func(s *Snapshot) float64 { return float64(value(&s.Network)) })
		}
		out = append(out,
			chart.Named{Name: "series-developers", Chart: line("Developers of models", each, "developers", snapshots, chart.Number,
				of("developers", func(n *analytics.Brief) analytics.Number { return analytics.Number(n.Developers) }),
				of("isolates", func(n *analytics.Brief) analytics.Number { return analytics.Number(n.Isolates) }))},
			chart.Named{Name: "series-network", Chart: line("Collaboration network of models", each, "share", snapshots, chart.Percent,
				of("reciprocity", func(n *analytics.Brief) analytics.Number { return n.Reciprocity }),
				of("modularity", func(n *analytics.Brief) analytics.Number { return n.Modularity }))})
	}
	return out
}

func (r *Results) dates() []time.Time {
	out := make([]time.Time, len(r.Snapshots))
	for i := range out {
		out[i] = r.Snapshots[i].CollectedAt
	}
	return out
}

func (r *Results) each(name string, value func(*Snapshot) float64) chart.Series {
	s := chart.Series{Name: name}
	for i := range r.Snapshots {
		s.Values = append(s.Values, value(&r.Snapshots[i]))
	}
	return s
}

// kinds are the numbers of repositories of the kinds that any snapshot has.
func (r *Results) kinds() (out []chart.Series) {
	for _, k := range hub.Kinds {
		if r.any(func(s *Snapshot) bool { return s.Kinds.At(k).Repositories > 0 }) {
			out = append(out, r.each(k.String()+"s", func(s *Snapshot) float64 { return float64(s.Kinds.At(k).Repositories) }))
		}
	}
	return out
}

func (r *Results) perDay() []chart.Series {
	out := []chart.Series{{Name: "added"}, {Name: "gone"}, {Name: "renamed"}}
	for i := range r.Steps {
		s := &r.Steps[i]
		renamed := math.NaN()
		if s.Renamed != nil {
			renamed = float64(*s.Renamed)
		}
		for k, n := range []float64{float64(s.Repositories.Added), float64(s.Repositories.Gone), renamed} {
			out[k].Values = append(out[k].Values, n/s.Days)
		}
	}
	return out
}
