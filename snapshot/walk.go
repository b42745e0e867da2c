package snapshot

import (
	"context"
	"errors"
	"hash/maphash"

	"github.com/hubgraph/hubgraph/hub"
)

// Reading says how to walk a snapshot.
type Reading struct {
	// Rejects takes the bad lines. When nil, the first one is an error.
	Rejects *Rejects

	// Skim reads faster and in less memory for callers that keep little:
	// except for ids of repositories, identities and bots, the strings of
	// records are valid only until the handler returns; dates are checked but
	// left zero.
	Skim bool
	// Dates fills in dates despite Skim.
	Dates bool
}

// Outcome is what a walk found besides the records it handed over.
type Outcome struct {
	Records  Records     // admitted records
	Ignored  hub.Ignored // records left out
	Rejected int         // bad lines
	IDs      *IDs        // of the repositories
}

// Walk reads every file of the snapshot to its end and hands the admitted
// records to the handlers: repositories, identities, bots, the People made of
// them, commits, discussions, usages, lineage, datasets of models, each in
// file order. Every walk admits the same records.
//
// The error is that of a handler, of the context, of a bad line that Rejects
// does not take, or names a file that cannot be read.
func (s *Snapshot) Walk(ctx context.Context, r Reading, h Handlers) (*Outcome, error) {
	if r.Rejects == nil {
		r.Rejects = NewRejects(RejectOptions{Strict: true})
	}
	if r.Rejects.ended {
		return nil, errors.New("walk snapshot: its Rejects have ended; make new ones")
	}
	s.read.Store(0)
	before := r.Rejects.Count()
	w := &walk{s: s, rejects: r.Rejects, on: h, skim: r.Skim, dates: r.Dates || !r.Skim, people: hub.NewPeople(), seed: maphash.MakeSeed()}
	for _, step := range steps {
		if err := w.file(ctx, step.file, step.read); err != nil {
			return nil, err
		}
	}
	w.out.IDs, w.out.Rejected = &w.ids, r.Rejects.Count()-before
	return &w.out, nil
}

// walk is the state of one Walk.
type walk struct {
	s       *Snapshot
	rejects *Rejects
	on      Handlers
	skim    bool // reuse the memory of a chunk once its records are handed over
	dates   bool // convert dates, not only check them

	out    Outcome
	ids    IDs
	people *hub.People
	seed   maphash.Seed
}

func (w *walk) file(ctx context.Context, file string, read func(*walk, context.Context) error) error {
	if w.on.Begin != nil {
		if err := w.on.Begin(file); err != nil {
			return err
		}
	}
	if err := read(w, ctx); err != nil {
		return err
	}
	if w.on.End != nil {
		return w.on.End(file)
	}
	return nil
}
