package export

import (
	"math"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
)

// period is a first and a last time, in milliseconds since 1970.
type period struct{ first, last int64 }

// never is the period without a time.
var never = period{math.MaxInt64, analytics.NoDate}

// with returns the shortest period that holds both; NoDate adds nothing.
func (p period) with(q period) period { return period{min(p.first, q.first), max(p.last, q.last)} }

// at returns the period of one time.
func at(t int64) period {
	if t == analytics.NoDate {
		return never
	}
	return period{t, t}
}

// values are the first and the last time, nil for never.
func (p period) values() []any {
	if p == never {
		return []any{nil, nil}
	}
	return []any{date(p.first), date(p.last)}
}

// date is a time in milliseconds since 1970 as a value, nil for NoDate.
func date(t int64) any {
	if t == analytics.NoDate {
		return nil
	}
	return time.UnixMilli(t).UTC()
}

// commitDates are the periods of the commits behind the edges of a collaboration
// network, self-loops included.
type commitDates struct {
	of    *analytics.Collaboration
	start []int    // by node, where its edges begin
	edges []period // by source, then target
	loops []period // by person
}

// datesOf finds the dates of all edges of a scope; nil when the corpus has no dates.
func datesOf(c *analytics.Corpus, n *analytics.Collaboration, s analytics.Scope) *commitDates {
	if c.Dates[hub.Model] == nil {
		return nil
	}
	d := &commitDates{of: n, start: make([]int, n.Graph.N()), edges: slices.Repeat([]period{never}, n.Graph.E()), loops: slices.Repeat([]period{never}, len(c.People))}
	for v := 1; v < len(d.start); v++ {
		d.start[v] = d.start[v-1] + len(n.Graph.Out(int32(v-1)))
	}
	models := &c.Repositories[hub.Model]
	for i := range models.Len() {
		if !s.Has(models.Fields[i]) {
			continue
		}
		people := models.Committers.Of(i)
		for from, p := range firstAuthors(c.Dates[hub.Model].Commits.Of(i)) {
			for _, to := range people {
				if to != from || len(people) == 1 {
					edge := d.at(from, to)
					*edge = edge.with(p)
				}
			}
		}
	}
	return d
}

// firstAuthors returns, for each first author of commits, the period of these.
func firstAuthors(commits []analytics.Event) map[int32]period {
	of := map[int32]period{}
	for _, e := range commits {
		if e.First && e.Person >= 0 {
			p, known := of[e.Person]
			if !known {
				p = never
			}
			of[e.Person] = p.with(at(e.At))
		}
	}
	return of
}

// at returns the period of the edge between two people, which is there.
func (d *commitDates) at(from, to int32) *period {
	if from == to {
		return &d.loops[from]
	}
	v, _ := slices.BinarySearch(d.of.People, from)
	w, _ := slices.BinarySearch(d.of.People, to)
	i, _ := slices.BinarySearch(d.of.Graph.Out(int32(v)), int32(w))
	return &d.edges[d.start[v]+i]
}

// values are those of the edge between two people; none without dates.
func (d *commitDates) values(from, to int32) []any {
	if d == nil {
		return nil
	}
	return d.at(from, to).values()
}
