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

// Handlers take the records that the rules of the format admit. Each may be nil:
// its records are judged and counted all the same. All are called from the
// goroutine that called Walk, in the order of the fields; an error ends the walk.
//
// An index numbers the repositories from 0 in file order, over all kinds. What
// pointers point to, and the lists in it, is reused after the handler returns.
type Handlers struct {
	// Begin and End are called before and after the records of each of DataFiles,
	// in their order, also of a file that is absent.
	Begin func(file string) error

	Repository func(index int, r *hub.Repository) error // the first of every (kind, id)
	Identity   func(hub.Identity) error                 // the first of every alias that closes no circle
	Bot        func(hub.Bot) error                      // each name once
	People     func(*hub.People) error                  // all identities and bots, once, with or without any
	Commit     func(repo int, c *hub.Commit) error      // the first of every (kind, repo, sha), repo listed; the authors must not be changed
	Discussion func(repo int, d *hub.Discussion) error  // the first of every (kind, repo, num), repo listed
	Usage      func(space, model int, u hub.Usage) error
	Lineage    func(model, base int, l hub.Lineage) error      // the first of every (model, base), both listed
	TrainedOn  func(model, dataset int, t hub.TrainedOn) error // the first of every (model, dataset), both listed

	End func(file string) error
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

// steps are the files in the order of DataFiles: what refers to a repository or
// a person comes after it.
var steps = [...]struct {
	file string
	read func(*walk, context.Context) error
}{
	{RepositoriesFile, (*walk).repositories}, {IdentitiesFile, (*walk).identities}, {BotsFile, (*walk).bots}, {CommitsFile, (*walk).commits},
	{DiscussionsFile, (*walk).discussions}, {UsagesFile, (*walk).usages}, {LineageFile, (*walk).lineage}, {DatasetsFile, (*walk).trainedOn},
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
