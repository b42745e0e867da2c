package analytics

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// FromSnapshot reads a corpus from files. It reads every file to its end, even those
// that no metric needs, so that the same lines are rejected as by the loader. Bad
// lines go to rejects; when rejects is nil, the first one is an error.
func FromSnapshot(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects, o Options) (*Corpus, error) {
	c, err := fromSnapshot(ctx, s, rejects, o.whole())
	if err != nil || o.Window.Open() {
		return c, err
	}
	return c.Cut(o.Window), nil
}

func fromSnapshot(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects, o Options) (*Corpus, error) {
	b, who, known := newBuilder(o), hub.NewPeople(), hub.NewPeople()
	on := snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error {
			b.repository(r, s.Rules().FieldsOf(r.Tags))
			return nil
		},
		People: func(people *hub.People) error {
			if known = people; !o.Raw {
				who = people
			}
			b.setPeople(who)
			return nil
		},
		Commit: func(repo int, c *hub.Commit) error {
			b.commits(repo, c.Authors, 1)
			return nil
		},
		Discussion: func(repo int, d *hub.Discussion) error {
			b.discussions(repo, d.Author, 1)
			return nil
		},
		Usage: func(space, model int, u hub.Usage) error {
			if space < 0 {
				b.unlistedUsage(u.Space, model)
			} else {
				b.usage(space, model)
			}
			return nil
		},
	}
	if o.dated() {
		b.keepDates(&on)
	}
	if o.Lineage {
		on.Lineage = func(model, base int, l hub.Lineage) error {
			b.derived(model, base, l.Relation, l.Evidence)
			return nil
		}
	}
	var organizations map[string]bool
	if o.TruckFactors {
		organizations = map[string]bool{}
		on.Account = func(a hub.Account) error {
			setType(organizations, a.Name, a.Type)
			return nil
		}
	}
	read, err := s.Walk(ctx, snapshot.Reading{Rejects: rejects, Skim: true, Dates: o.dated(), Fingerprint: true}, on)
	if err != nil {
		return nil, err
	}
	c, err := b.corpus(ctx, read.IDs)
	if err != nil {
		return nil, err
	}
	c.Ignored, c.Rejected = read.Ignored, int64(read.Rejected)
	if c.Snapshot, err = identify(ctx, s); err != nil {
		return nil, err
	}
	c.Rules, c.Organizations = s.Rules(), organizations
	if o.History {
		c.Who = known
	}
	c.IdentitiesMerged, c.Bots = who.Aliases(), who.Bots()
	return c, nil
}

// identify says which snapshot the files are, after a walk that took the fingerprint.
func identify(ctx context.Context, s *snapshot.Snapshot) (hub.Snapshot, error) {
	if err := s.Unchanged(); err != nil {
		return hub.Snapshot{}, err
	}
	id, err := s.Fingerprint(ctx)
	of := hub.Snapshot{Source: s.Meta().Source, CollectedAt: s.Meta().CollectedAt.UTC(), Fingerprint: id}
	return of.Classified(s.Rules().Licenses.Name(), s.Rules().Fields.Name()), err
}

// keepDates has the handlers keep dates as well.
func (b *builder) keepDates(on *snapshot.Handlers) {
	repository, commit, discussion := on.Repository, on.Commit, on.Discussion
	on.Repository = func(i int, r *hub.Repository) error {
		b.dates.created, b.dates.modified = append(b.dates.created, Millis(r.CreatedAt)), append(b.dates.modified, Millis(r.LastModified))
		return repository(i, r)
	}
	on.Commit = func(repo int, c *hub.Commit) error {
		b.datedCommits(repo, c.Authors, 1, Millis(c.Date))
		return commit(repo, c)
	}
	on.Discussion = func(repo int, d *hub.Discussion) error {
		b.datedDiscussions(repo, d.Author, 1, Millis(d.Date))
		return discussion(repo, d)
	}
}
