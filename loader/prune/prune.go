package prune

import (
	"context"
	"fmt"

	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Options says how to prune.
type Options struct {
	// DespiteRejects treats what rejected lines describe as gone, unless other
	// lines have it, and what snapshot.json counts and its files do not have.
	DespiteRejects bool
	// AbsentIsEmpty treats a file that the snapshot does not have as an empty one.
	// Otherwise what the graph has of it is unknown to the snapshot, not gone.
	AbsentIsEmpty bool

	// Kept is where the indexes of what databases hold are kept; see
	// loader.Options. By that of the snapshot, only what older ones may have left
	// over is compared.
	Kept loaded.Folder

	// PageRows is the number of keys read from the graph at once; 0 is
	// DefaultPageRows.
	PageRows int
	// BatchRows is the maximum number of keys in a transaction; 0 is
	// DefaultBatchRows.
	BatchRows int
	// Examples is the number of things of each kind that a Report names; 0 is
	// DefaultExamples.
	Examples int

	// Progress is called after each page with the current kind, how many of it
	// have been checked and how many are gone; nil for none.
	Progress func(kind string, looked, gone int64)
	// Notice is called with a line that says why the whole database is compared,
	// where Kept is given; nil for none.
	Notice func(line string)
}

// The values of Options that are 0.
const (
	DefaultPageRows  = 20000
	DefaultBatchRows = 2000
	DefaultExamples  = 3
)

// Pruner compares a snapshot with a graph. It is not safe for concurrent use.
type Pruner struct {
	store loader.Store
	o     Options
	id    string // fingerprint of the snapshot
	keys  *keys

	database string              // its id, where an index is kept
	index    *loaded.Index       // of what it holds; nil when that is not known
	narrow   bool                // only what the index tells of is compared
	leftOver []loaded.Repository // of the index
	updater  *counts.Updater     // keeps the counts right; nil when everything is counted again
}

// New reads a snapshot for a comparison with the graph that it was loaded into.
// It changes nothing.
//
// It returns an error if the snapshot is not the one loaded last, and
// completely, if the graph holds several hubs and, unless the options allow
// them, if there are bad lines, if the counts of snapshot.json are not those of its
// files, and if the graph has records of a file that is absent.
func New(ctx context.Context, store loader.Store, s *snapshot.Snapshot, o Options) (*Pruner, error) {
	if o.PageRows <= 0 {
		o.PageRows = DefaultPageRows
	}
	if o.BatchRows <= 0 {
		o.BatchRows = DefaultBatchRows
	}
	if o.Examples <= 0 {
		o.Examples = DefaultExamples
	}
	p := &Pruner{store: store, o: o}
	var err error
	if p.id, err = s.Fingerprint(ctx); err != nil {
		return nil, err
	}
	last, err := p.check(ctx)
	if err != nil {
		return nil, err
	}
	if err := p.findIndex(ctx, last.at); err != nil {
		return nil, err
	}
	var read *snapshot.Outcome
	if p.keys, read, err = p.readKeys(ctx, s, last); err != nil {
		return nil, err
	}
	if err := s.Unchanged(); err != nil {
		return nil, err
	}
	if read.Rejected > 0 && !o.DespiteRejects {
		return nil, rejectedError(read.Rejected)
	}
	if !o.AbsentIsEmpty {
		if err := p.checkAbsent(ctx, s); err != nil {
			return nil, err
		}
	}
	if err := p.checkCounts(read.Wrong); err != nil {
		return nil, err
	}
	return p, nil
}

// Find reports what the graph has and the snapshot does not. It changes
// nothing.
func (p *Pruner) Find(ctx context.Context) (Report, error) { return p.walk(ctx, false) }

// Remove removes what the graph has and the snapshot does not, and reports
// what it removed; then the graph holds this snapshot alone. If it ends early, what was removed stays removed and
// another call removes the rest. Running it twice changes nothing more.
func (p *Pruner) Remove(ctx context.Context) (Report, error) {
	r, err := p.walk(ctx, true)
	if err != nil {
		return r, err
	}
	if err := p.count(ctx); err != nil {
		return r, err
	}
	if err := p.store.Write(ctx, statement("remove/earlier"), map[string]any{"id": p.id}); err != nil {
		return r, fmt.Errorf("forget the snapshots loaded before: %w", err)
	}
	p.keepIndex()
	return r, nil
}

func (p *Pruner) walk(ctx context.Context, remove bool) (Report, error) {
	w := &walk{p: p, remove: remove, report: newReport()}
	for _, part := range parts {
		// Another load may have begun since.
		if _, err := p.check(ctx); err != nil {
			return Report{}, err
		}
		if err := w.walkPart(ctx, part); err != nil {
			return Report{}, fmt.Errorf("prune %s: %w", part.of, err)
		}
	}
	return w.report, nil
}
