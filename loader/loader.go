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

	// Progress is called with the records of each batch that was written, from
	// one goroutine; nil for none. The entity is as in Summary.Records.
	Progress func(entity string, records int)
}

// DefaultBatchRows is the number of records in a transaction. From 1,000 to
// 10,000 the speed was within 4 % of that with 5,000, beyond it fell.
const DefaultBatchRows = 5000

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
	if o.BatchRows <= 0 {
		o.BatchRows = DefaultBatchRows
	}
	l := &load{start: time.Now(), store: store, in: in, o: o, jobs: make(chan job, 2), accounts: map[string]role{}, licenses: map[string]bool{}}
	l.batches = newBatches(l)
	if err := l.begin(ctx); err != nil {
		return Summary{}, err
	}
	group, running := errgroup.WithContext(ctx)
	group.Go(func() error { return l.writeJobs(running) })
	group.Go(func() error {
		defer close(l.jobs)
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

// load is the state of one Load.
type load struct {
	start time.Time // of the work, after an emptying
	store Store
	in    *snapshot.Intake
	o     Options

	id      string // fingerprint of the snapshot
	current bool   // this snapshot was the last one loaded, to its end
	fresh   bool   // the database was empty at the start
	loaded  records

	accounts    map[string]role // those sent, or in a batch
	licenses    map[string]bool
	knownFields hub.FieldSet

	batches *batches
	jobs    chan job
}

// records counts what a snapshot has, as the Intake hands it over.
type records struct {
	repositories                           [hub.KindCount]int64
	identities, bots, commits, discussions int64
	usages, lineage, trainedOn             int64
}

// readSnapshot reads the files in the order that puts nodes before the
// relationships that need them.
func (l *load) readSnapshot(ctx context.Context) error {
	for _, step := range []func(context.Context) error{
		l.repositories, l.identities, l.bots, l.commits, l.discussions, l.usages, l.lineage, l.trainedOn,
	} {
		if err := step(ctx); err != nil {
			return err
		}
		if err := l.batches.flush(ctx); err != nil {
			return err
		}
	}
	return nil
}
