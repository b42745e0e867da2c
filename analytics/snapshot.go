package analytics

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// FromSnapshot reads a corpus from files. Every file is read to its end, also
// those that no metric needs, so that bad lines are judged as the loader judges
// them. They go to the rejects; without them the first one is an error.
func FromSnapshot(ctx context.Context, s *snapshot.Snapshot, rejects *snapshot.Rejects, o Options) (*Corpus, error) {
	b, who := newBuilder(), hub.NewPeople()
	read, err := s.Walk(ctx, snapshot.Reading{Rejects: rejects, Skim: true}, snapshot.Handlers{
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
	})
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
