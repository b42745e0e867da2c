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
	b, who := newBuilder(o), hub.NewPeople()
	on := snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error {
			b.repository(r, hub.FieldsOf(r.Tags))
			return nil
		},
		People: func(people *hub.People) error {
			if !o.Raw {
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
	if o.Dates {
		b.keepDates(&on)
	}
	if o.Lineage {
		on.Lineage = func(model, base int, l hub.Lineage) error {
			b.derived(model, base, l.Relation)
			return nil
		}
	}
	read, err := s.Walk(ctx, snapshot.Reading{Rejects: rejects, Skim: true, Dates: o.Dates}, on)
	if err != nil {
		return nil, err
	}
	c, err := b.corpus(ctx, read.IDs)
	if err != nil {
		return nil, err
	}
	c.Ignored = read.Ignored
	c.IdentitiesMerged, c.Bots = who.Aliases(), who.Bots()
	return c, nil
}

// keepDates has the handlers keep dates as well.
func (b *builder) keepDates(on *snapshot.Handlers) {
	repository, commit, discussion := on.Repository, on.Commit, on.Discussion
	on.Repository = func(i int, r *hub.Repository) error {
		b.dates.created, b.dates.modified = append(b.dates.created, millis(r.CreatedAt)), append(b.dates.modified, millis(r.LastModified))
		return repository(i, r)
	}
	on.Commit = func(repo int, c *hub.Commit) error {
		b.datedCommits(repo, c.Authors, 1, millis(c.Date))
		return commit(repo, c)
	}
	on.Discussion = func(repo int, d *hub.Discussion) error {
		b.datedDiscussions(repo, d.Author, 1, millis(d.Date))
		return discussion(repo, d)
	}
}
