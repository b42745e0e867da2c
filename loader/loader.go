package loader

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/loader/internal/account"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Options says how to load.
type Options struct {
	Rejects *snapshot.Rejects // takes the bad lines; when nil, the first one is an error

	Replace bool // empty the database first
	Merge   bool // add to a database that holds a hub of another source, or a newer snapshot
	// Named says that the user gave the source of the snapshot: what the database
	// holds without a source is of it too, and gets its name.
	Named bool

	// Kept is where the indexes of what databases hold are kept. By the one of
	// the snapshot loaded last, Load sends only what is new or differs.
	Kept loaded.Folder
	// Previous is the snapshot loaded last; its index is used instead of the one
	// in Kept. nil for none.
	Previous *snapshot.Snapshot
	// Whole sends all of the snapshot, whatever the database holds.
	Whole bool

	// BatchRows is the maximum number of records in a transaction; 0 is
	// DefaultBatchRows.
	BatchRows int
	// Writers is the maximum number of concurrent transactions; 0 is
	// DefaultWriters.
	Writers int

	// Progress is called before each window with 0, and after it with the records
	// that were written, from one goroutine; nil for none. The entity is as in
	// Summary.Records.
	Progress func(entity string, records int)
	// Notice is called with a line about what was found, such as an interrupted
	// load that is being resumed; nil for none.
	Notice func(line string)
}

// DefaultBatchRows is the number of records in a transaction. From 1,000 to
// 10,000 the speed was within 4 % of that with 5,000; above, it fell.
const DefaultBatchRows = 5000

// DefaultWriters is the number of concurrent transactions.
const DefaultWriters = 3

// Load writes a snapshot into the database.
//
// A database holds one hub: if it has a snapshot of another source, a newer one
// of the same source, or nodes that no load wrote, Load changes nothing and
// returns a *hub.UsageError, unless told to Replace or Merge. A snapshot that
// names no source counts as another source, unless its fingerprint is that of
// one in the database. Nobody else may write to the database meanwhile; see
// package lease. Bad lines go to Options.Rejects and do not end the load; call its End
// for the outcome. Any other error leaves a graph that the next load of the
// same or a newer snapshot completes.
func Load(ctx context.Context, store Store, s *snapshot.Snapshot, o Options) (Summary, error) {
	if o.Replace && o.Merge {
		return Summary{}, hub.Usagef("either replace what is there or merge with it, not both")
	}
	l := newLoad(store, s, o)
	if err := l.begin(ctx); err != nil {
		return Summary{}, err
	}
	group, running := errgroup.WithContext(ctx)
	group.Go(func() error { return l.writeWindows(running) })
	group.Go(func() error {
		defer close(l.windows)
		return l.walk(running)
	})
	if err := group.Wait(); err != nil {
		return Summary{}, err
	}
	if err := l.count(ctx); err != nil {
		return Summary{}, err
	}
	if err := l.end(ctx); err != nil {
		return Summary{}, err
	}
	return l.summary(ctx)
}

func newLoad(store Store, s *snapshot.Snapshot, o Options) *load {
	if o.BatchRows <= 0 {
		o.BatchRows = DefaultBatchRows
	}
	if o.Writers <= 0 {
		o.Writers = DefaultWriters
	}
	l := &load{
		start: time.Now(), store: store, snapshot: s, o: o, windows: make(chan window),
		licenses: map[string]bool{}, fields: map[string]bool{}, unlisted: map[string]bool{},
	}
	l.batches = &batches{l: l, stages: newStages()}
	return l
}

// FinishImport makes the result of an import into an empty database equal to
// that of a load: it makes the constraints and indexes, writes the (:Snapshot)
// node and marks it, and the counts, as complete. read is the outcome of the
// walk that wrote the import files, and index what it found, to be kept where
// the options say; nil for none.
func FinishImport(ctx context.Context, store Store, s *snapshot.Snapshot, read *snapshot.Outcome, index *loaded.Made, o Options) (Summary, error) {
	l := newLoad(store, s, o)
	l.read, l.imported, l.intoEmpty = read, index, true
	id, err := s.Fingerprint(ctx)
	if err != nil {
		return Summary{}, err
	}
	l.id = id
	if err := MakeConstraints(ctx, store, Constraints()); err != nil {
		return Summary{}, err
	}
	if err := l.beginSnapshot(ctx); err != nil {
		return Summary{}, err
	}
	if err := awaitIndexes(ctx, store); err != nil {
		return Summary{}, err
	}
	if err := counts.End(ctx, store); err != nil {
		return Summary{}, fmt.Errorf("mark the counts as complete: %w", err)
	}
	if err := l.end(ctx); err != nil {
		return Summary{}, err
	}
	return l.summary(ctx)
}

// load is the state of one call of Load.
type load struct {
	start    time.Time // of loading, after the database was emptied
	store    Store
	snapshot *snapshot.Snapshot
	o        Options

	id        string            // fingerprint of the snapshot
	current   bool              // this snapshot was the last one loaded, and completely
	intoEmpty bool              // the database was empty when this load first began
	written   progress          // by an earlier load that was interrupted
	skipped   int64             // records it had written already
	loadedAt  time.Time         // on the (:Snapshot) node, once complete
	read      *snapshot.Outcome // of the walk, once it is over

	database string          // its id, where an index is kept or used
	base     *loaded.Index   // of what the database holds; nil when all is sent
	imported *loaded.Made    // of an import, to be kept; nil for none
	tracker  *loaded.Tracker // of this snapshot; nil when nothing is kept
	updater  *counts.Updater // keeps the counts right; nil when everything is counted again
	replaces bool            // the record in hand may be in the database in another form

	accounts account.Set // those sent, or in the next window
	licenses map[string]bool
	fields   map[string]bool
	unlisted map[string]bool // spaces that use a model and are not listed

	merges []hub.Identity // all of them

	batches *batches
	windows chan window // one is written while the next is filled
}
