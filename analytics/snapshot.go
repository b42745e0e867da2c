package analytics

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// FromSnapshot reads a corpus from files. Every file is read to its end, also
// those that no metric needs, so that bad lines are judged as the loader judges
// them; they are reported to the rejects of in.
func FromSnapshot(ctx context.Context, in *snapshot.Intake, o Options) (*Corpus, error) {
	in.Skim()
	people, err := in.People(ctx)
	if err != nil {
		return nil, err
	}
	if o.Raw {
		people = hub.NewPeople()
	}
	b := newBuilder(people, in.IDs())
	if err := readSnapshot(ctx, in, b); err != nil {
		return nil, err
	}
	c, err := b.corpus(ctx)
	if err != nil {
		return nil, err
	}
	c.Ignored = in.Ignored()
	c.IdentitiesMerged, c.Bots = people.Aliases(), people.Bots()
	return c, nil
}

func readSnapshot(ctx context.Context, in *snapshot.Intake, b *builder) error {
	err := in.Repositories(ctx, func(_ int, r *hub.Repository) error {
		b.repository(r, hub.FieldsOf(r.Tags))
		return nil
	})
	if err != nil {
		return err
	}
	err = in.Commits(ctx, func(repo int, c *hub.Commit) error {
		b.commits(repo, c.Authors, 1)
		return nil
	})
	if err != nil {
		return err
	}
	err = in.Discussions(ctx, func(repo int, d *hub.Discussion) error {
		b.discussions(repo, d.Author, 1)
		return nil
	})
	if err != nil {
		return err
	}
	err = in.Usages(ctx, func(space, model int, u hub.Usage) error {
		if space < 0 {
			b.unlistedUsage(u.Space, model)
		} else {
			b.usage(space, model)
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = in.Lineage(ctx, func(int, int, hub.Lineage) error { return nil })
	if err != nil {
		return err
	}
	return in.TrainedOn(ctx, func(int, int, hub.TrainedOn) error { return nil })
}
