package snapshot

import (
	"context"
	"errors"
	"hash/maphash"

	"github.com/hubgraph/hubgraph/hub"
)

// Reading says how a snapshot is walked.
type Reading struct {
	// Rejects gets the bad lines. Without it the first one is an error.
	Rejects *Rejects

	// Skim reads faster and in less memory for those who keep little: strings of
	// records are valid only until the handler returns, except the id of a
	// repository, identities and bots; dates are checked but not handed over.
	Skim bool
	// Dates hands dates over in spite of Skim.
	Dates bool
}

// Outcome is what a walk found beside the records it handed over.
type Outcome struct {
	Records  Records     // that were admitted
	Ignored  hub.Ignored // that were left out
	Rejected int         // bad lines
	IDs      *IDs        // of the repositories
}

// Walk reads every file of the snapshot to its end and hands the admitted
// records to the handlers: repositories, identities, bots, the people they make,
// commits, discussions, usages, lineage, datasets of models, each in file order.
// Whoever walks a snapshot judges it alike. Walking it again gives the same.
//
// The error is that of a handler, of the context, of a bad line where Rejects
// does not take it, or names the file that cannot be read.
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
	skim    bool // use the memory of a chunk again when its records were handed over
	dates   bool // hand them over, do not only check them

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
