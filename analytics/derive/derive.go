package derive

import (
	"context"
	"fmt"
	"iter"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/analytics/usage"
	"github.com/hubgraph/hubgraph/hub"
)

// Store is the graph database to read from and write to.
type Store interface {
	analytics.Reader
	// Write runs a statement in a transaction and may run it again after a transient error.
	Write(ctx context.Context, cypher string, params map[string]any) error
	// Exec runs a statement in an auto-commit transaction.
	Exec(ctx context.Context, cypher string, params map[string]any) error
}

// Options says what to derive. The zero value derives everything.
type Options struct {
	Scope analytics.Scope // the models that the collaboration network is built from; the zero value is all
	Raw   bool            // leave identities and bots as recorded
	// MinSpaces leaves out pairs of models that fewer spaces use together; 0 means
	// 1, which is all pairs. The degrees are always those of the whole network.
	MinSpaces int

	// Progress, unless nil, is called with the number of rows of each batch written.
	Progress func(what string, rows int)
}

// Summary says how much was written: nodes and relationships.
type Summary struct {
	Developers     int64 // with kCore, pageRank and community
	Collaborations int64 // COLLABORATES_WITH
	Models         int64 // with usedBySpaces and coUsedWith
	CoUsages       int64 // CO_USED_WITH
}

// batchRows is the number of rows in a transaction.
const batchRows = 5000

// Derive reads the graph, computes, and writes. The error is analytics.ErrNoSnapshot
// when no load was ever completed.
func Derive(ctx context.Context, store Store, o Options) (Summary, error) {
	if o.MinSpaces < 0 {
		return Summary{}, hub.Usagef("at least %d spaces: want 1 or more", o.MinSpaces)
	}
	options := analytics.Defaults()
	options.Raw = o.Raw
	c, err := analytics.FromGraph(ctx, store, options)
	if err != nil {
		return Summary{}, err
	}
	if err := Drop(ctx, store); err != nil {
		return Summary{}, err
	}
	if err := begin(ctx, store); err != nil {
		return Summary{}, err
	}
	w := &writer{store: store, progress: o.Progress}
	if err := w.collaboration(ctx, c, o); err != nil {
		return Summary{}, err
	}
	if err := w.coUsage(ctx, c, o); err != nil {
		return Summary{}, err
	}
	scope := o.Scope.Name
	if scope == "" {
		scope = analytics.Scopes[0].Name
	}
	err = store.Write(ctx, statement("end"), map[string]any{"scope": scope, "raw": o.Raw, "minSpaces": int64(max(o.MinSpaces, 1))})
	if err != nil {
		return Summary{}, fmt.Errorf("note what was derived: %w", err)
	}
	return w.done, nil
}

// begin notes that what is derived is not all there.
func begin(ctx context.Context, store Store) error {
	if err := store.Write(ctx, statement("begin"), nil); err != nil {
		return fmt.Errorf("note that a derivation begins: %w", err)
	}
	return nil
}

// Drop removes everything that Derive writes.
func Drop(ctx context.Context, store Store) error {
	if err := begin(ctx, store); err != nil {
		return err
	}
	for _, name := range []string{"drop/collaboration", "drop/co_usage", "drop/developers", "drop/models", "drop/mark"} {
		if err := store.Exec(ctx, statement(name), nil); err != nil {
			return fmt.Errorf("remove what was derived before: %w", err)
		}
	}
	return nil
}

// writer writes rows in batches.
type writer struct {
	store    Store
	progress func(what string, rows int)
	done     Summary
}

// write sends rows to a statement and returns how many there were.
func (w *writer) write(ctx context.Context, name string, rows iter.Seq[[]any]) (n int64, err error) {
	var batch []any
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		if err := w.store.Write(ctx, statement(name), map[string]any{"rows": batch}); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		if w.progress != nil {
			w.progress(name, len(batch))
		}
		n += int64(len(batch))
		batch = nil
		return nil
	}
	for row := range rows {
		if batch = append(batch, row); len(batch) == batchRows {
			if err := flush(); err != nil {
				return n, err
			}
		}
	}
	return n, flush()
}

// collaboration writes the collaboration network and the metrics of its people.
func (w *writer) collaboration(ctx context.Context, c *analytics.Corpus, o Options) (err error) {
	n, err := analytics.Collaborate(c, o.Scope)
	if err != nil {
		return err
	}
	n.Graph = n.Graph.Until(ctx)
	name := func(v int32) string { return c.People[n.People[v]] }
	rows, err := developers(ctx, n, name)
	if err != nil {
		return err
	}
	if w.done.Developers, err = w.write(ctx, "developers", rows); err != nil {
		return err
	}
	w.done.Collaborations, err = w.write(ctx, "collaborations", func(yield func([]any) bool) {
		for v := range int32(n.Graph.N()) {
			weights := n.Graph.OutWeights(v)
			for i, to := range n.Graph.Out(v) {
				if !yield([]any{name(v), name(to), weights[i]}) {
					return
				}
			}
		}
	})
	return err
}

// developers returns rows [name, kCore, pageRank, community].
func developers(ctx context.Context, n *analytics.Collaboration, name func(int32) string) (iter.Seq[[]any], error) {
	rank, err := n.PageRank(network.Weighted)
	if err != nil {
		return nil, err
	}
	core, community := n.Graph.CoreNumbers(), n.Graph.CNM(network.Weighted).Of
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return func(yield func([]any) bool) {
		for v := range int32(n.Graph.N()) {
			if !yield([]any{name(v), int64(core[v]), rank[v], int64(community[v]) + 1}) {
				return
			}
		}
	}, nil
}

// coUsage writes the co-usage network and the degrees of its models.
func (w *writer) coUsage(ctx context.Context, c *analytics.Corpus, o Options) (err error) {
	ids := c.Repositories[hub.Model].IDs
	g := usage.NewGraph(c.Usages, nil)
	degrees, shared := g.ModelDegrees(), g.CoUsage(1).Degree
	w.done.Models, err = w.write(ctx, "models", func(yield func([]any) bool) {
		for i, m := range g.Models() {
			if !yield([]any{ids[m], degrees[i], shared[i]}) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	w.done.CoUsages, err = w.write(ctx, "co_usages", func(yield func([]any) bool) {
		for e := range g.Edges() {
			if int(e.Weight) >= o.MinSpaces && !yield([]any{ids[e.I], ids[e.J], int64(e.Weight)}) {
				return
			}
		}
	})
	return err
}
