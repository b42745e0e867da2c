package snapshot

import (
	"context"
	"errors"
	"hash"
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

	// Fingerprint takes the fingerprint of the snapshot from what is read, so that
	// Snapshot.Fingerprint has it afterwards without another reading.
	Fingerprint bool

	// Whatever reads on where a file has lines of which none is a record, which is
	// an error otherwise, and leaves the doubts of the Outcome out of the summary
	// of Rejects.
	Whatever bool
}

// Outcome is what a walk found besides the records it handed over.
type Outcome struct {
	Records  Records     // admitted records
	Ignored  hub.Ignored // records left out
	Rejected int         // bad lines
	IDs      *IDs        // of the repositories

	// Wrong says where the counts of snapshot.json are not those of the files.
	Wrong []WrongCount
	// Doubts says what else may not be as it was meant: keys and files under
	// another name, aliases that nobody has.
	Doubts []string
}

// Walk reads every file of the snapshot to its end and hands the admitted
// records to the handlers: repositories, identities, bots, the People made of
// them, commits, discussions, usages, lineage, datasets of models, each in
// file order. Every walk admits the same records.
//
// The error is that of a handler, of the context, of a bad line that Rejects
// does not take, or names a file that cannot be read, or that has lines of which
// none is a record (see Probe); the latter comes before the first handler is called.
func (s *Snapshot) Walk(ctx context.Context, r Reading, h Handlers) (*Outcome, error) {
	if r.Rejects == nil {
		r.Rejects = NewRejects(RejectOptions{Strict: true})
	}
	if r.Rejects.ended {
		return nil, errors.New("walk snapshot: its Rejects have ended; make new ones")
	}
	if !r.Whatever && !r.Rejects.o.Strict {
		if err := s.Probe(ctx); err != nil {
			return nil, err
		}
	}
	before := r.Rejects.Count()
	w := &walk{s: s, rejects: r.Rejects, on: h, skim: r.Skim, dates: r.Dates || !r.Skim, people: hub.NewPeople(), seed: maphash.MakeSeed(), bad: map[string]int64{}}
	w.late = map[string]*lateDates{}
	for _, file := range []string{RepositoriesFile, CommitsFile, DiscussionsFile} {
		a := newLateDates(s.meta)
		w.late[file] = &a
	}
	w.readAliases(ctx)
	var files map[string]stamp
	if r.Fingerprint && s.print.id == "" {
		var err error
		if files, err = s.stamps(); err != nil {
			return nil, err
		}
		w.sums = map[string]hash.Hash{}
	}
	s.read.Store(0)
	for _, step := range steps {
		if err := w.file(ctx, step.file, step.read); err != nil {
			return nil, err
		}
	}
	if w.sums != nil {
		if err := s.setFingerprint(ctx, files, w.sums); err != nil {
			return nil, err
		}
	}
	w.out.IDs, w.out.Rejected = &w.ids, r.Rejects.Count()-before
	w.out.Wrong, w.out.Doubts = w.wrongCounts(), w.doubts()
	if !r.Whatever {
		for _, wrong := range w.out.Wrong {
			r.Rejects.note(wrong.String())
		}
		for _, line := range w.out.Doubts {
			r.Rejects.note(line)
		}
	}
	return &w.out, nil
}

// walk is the state of one Walk.
type walk struct {
	s       *Snapshot
	rejects *Rejects
	on      Handlers
	skim    bool // reuse the memory of a chunk once its records are handed over
	dates   bool // convert dates, not only check them

	out     Outcome
	good    Records              // good lines
	bad     map[string]int64     // bad lines by file
	unknown map[string]*keyTally // unknown keys by file
	aliases aliases
	passed  passed
	late    map[string]*lateDates // by file
	ids     IDs
	people  *hub.People
	seed    maphash.Seed
	sums    map[string]hash.Hash // SHA-256 of the files that were read; nil when they are not asked for
}

func (w *walk) file(ctx context.Context, file string, read func(*walk, context.Context) error) error {
	if w.on.Begin != nil {
		if err := w.on.Begin(file); err != nil {
			return err
		}
	}
	before := w.rejects.Count()
	if err := read(w, ctx); err != nil {
		return err
	}
	w.bad[file] = int64(w.rejects.Count() - before)
	if w.on.End != nil {
		return w.on.End(file)
	}
	return nil
}
