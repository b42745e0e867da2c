package loader

import (
	"context"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Options says how to load.
type Options struct {
	Replace bool // empty the database first
	Merge   bool // add to a database that holds a hub of another source

	// BatchRows is the largest number of records in a transaction; 0 is DefaultBatchRows.
	BatchRows int
	// Writers is the largest number of transactions at once; 0 is DefaultWriters.
	Writers int

	// Progress is called with the records of each window that was written, from
	// one goroutine; nil for none. The entity is as in Summary.Records.
	Progress func(entity string, records int)
	// Notice is called with a line about what was found, as that an earlier load
	// is gone on with; nil for none.
	Notice func(line string)
}

// DefaultBatchRows is the number of records in a transaction. From 1,000 to
// 10,000 the speed was within 4 % of that with 5,000, beyond it fell.
const DefaultBatchRows = 5000

// DefaultWriters is the number of transactions at once.
const DefaultWriters = 3

// Load writes the snapshot of an Intake, which nobody has read from yet, into
// the database.
//
// A database holds one hub: when it has a snapshot of another source, Load
// changes nothing and returns a *hub.UsageError, unless told to Replace or
// Merge. A snapshot that names no source is taken as a newer one. Bad lines go
// to the Rejects of the Intake and do not end the load; whoever calls Load asks
// those for the outcome. Any other error leaves a graph that the next load of
// the same or a newer snapshot completes.
func Load(ctx context.Context, store Store, in *snapshot.Intake, o Options) (Summary, error) {
	if o.Replace && o.Merge {
		return Summary{}, hub.Usagef("either replace what is there or merge with it, not both")
	}
	l := newLoad(store, in, o)
	if err := l.begin(ctx); err != nil {
		return Summary{}, err
	}
	group, running := errgroup.WithContext(ctx)
	group.Go(func() error { return l.writeWindows(running) })
	group.Go(func() error {
		defer close(l.windows)
		return l.readSnapshot(running)
	})
	if err := group.Wait(); err != nil {
		return Summary{}, err
	}
	if err := l.end(ctx); err != nil {
		return Summary{}, err
	}
	return l.summary(ctx)
}

func newLoad(store Store, in *snapshot.Intake, o Options) *load {
	if o.BatchRows <= 0 {
		o.BatchRows = DefaultBatchRows
	}
	if o.Writers <= 0 {
		o.Writers = DefaultWriters
	}
	l := &load{
		start: time.Now(), store: store, in: in, o: o, windows: make(chan window),
		accounts: map[string]role{}, licenses: map[string]bool{}, fields: map[string]bool{},
	}
	l.batches = newBatches(l)
	return l
}

// Finish makes a load of what was brought into an empty database in another
// way, by an import: it makes the constraints, writes the (:Snapshot) node and
// marks it as complete. The Intake was read to its end.
func Finish(ctx context.Context, store Store, in *snapshot.Intake, loaded Records) (Summary, error) {
	l := newLoad(store, in, Options{})
	l.loaded, l.fresh = loaded, true
	id, err := in.Snapshot().Fingerprint(ctx)
	if err != nil {
		return Summary{}, err
	}
	l.id = id
	for _, step := range []func(context.Context) error{l.constraints, l.beginSnapshot, l.end} {
		if err := step(ctx); err != nil {
			return Summary{}, err
		}
	}
	return l.summary(ctx)
}

// load is the state of one Load.
type load struct {
	start time.Time // of the work, after an emptying
	store Store
	in    *snapshot.Intake
	o     Options

	id      string   // fingerprint of the snapshot
	current bool     // this snapshot was the last one loaded, to its end
	fresh   bool     // the database was empty when this load began, before it was interrupted if it was
	written progress // what an earlier load that was interrupted has written
	skipped int64    // records that were left to it
	loaded  Records

	accounts map[string]role // those sent, or in the next window
	licenses map[string]bool
	fields   map[string]bool

	batches *batches
	windows chan window // one is written while the next is filled
}

// Records counts what a snapshot has, as the Intake hands it over.
type Records struct {
	Repositories                           [hub.KindCount]int64
	Identities, Bots, Commits, Discussions int64
	Usages, Lineage, TrainedOn             int64
}

// readSnapshot reads the files in the order that puts nodes before the
// relationships that need them.
func (l *load) readSnapshot(ctx context.Context) error {
	for _, file := range []struct {
		entity string
		read   func(context.Context) error
	}{
		{Repositories, l.repositories}, {Identities, l.identities}, {Bots, l.bots}, {Commits, l.commits},
		{Discussions, l.discussions}, {Usages, l.usages}, {Lineage, l.lineage}, {TrainedOn, l.trainedOn},
	} {
		l.batches.begin(file.entity)
		if err := file.read(ctx); err != nil {
			return err
		}
		if err := l.batches.flush(ctx); err != nil {
			return err
		}
	}
	return nil
}
