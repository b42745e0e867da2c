package synthetic

import (
	"context"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Generate makes a hub and streams its records to the sink: identities and
// bots first, then repositories, commits and discussions by kind, then usages
// and lineage. It stops with the first error of the sink, or when ctx is done.
// Options out of range are a hub.UsageError.
//
// The plan of the hub takes about 160 MB of memory at scale 1; records are not
// kept in memory.
func Generate(ctx context.Context, o Options, sink snapshot.Sink) error {
	if err := o.Validate(); err != nil {
		return err
	}
	var end []func() error
	if o.Months > 0 {
		l := &later{to: sink, seed: o.Seed, months: o.Months}
		sink, end = l, append(end, l.end)
	}
	g := &generator{plan: newPlan(o), sink: stoppable{sink, ctx}}
	steps := []func() error{g.identities, g.bots}
	for _, k := range hub.Kinds {
		cat := g.catalogues[k]
		steps = append(steps,
			func() error { return g.repositories(cat) },
			func() error { return g.commits(cat) },
			func() error { return g.discussions(cat) })
	}
	for _, step := range slices.Concat(steps, []func() error{g.usages, g.lineage}, end) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// stoppable is a sink that stops when its context ends. It checks at commits,
// which are most of the records; the other parts are short.
type stoppable struct {
	snapshot.Sink
	ctx context.Context
}

func (s stoppable) Commit(c *hub.Commit) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	return s.Sink.Commit(c)
}

func (g *generator) identities() error {
	for _, id := range g.people.identities {
		if err := g.sink.Identity(id); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) bots() error {
	for _, name := range botNames {
		if err := g.sink.Bot(hub.Bot{Name: name}); err != nil {
			return err
		}
	}
	return nil
}
