package loaded

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader/internal/account"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Read makes the index of a snapshot, for a database that it was loaded into.
// Bad lines are left out.
func Read(ctx context.Context, s *snapshot.Snapshot) (*Index, *snapshot.Outcome, error) {
	id, err := s.Fingerprint(ctx)
	if err != nil {
		return nil, nil, err
	}
	t := NewTracker(nil, "")
	var accounts account.Set
	var merges []hub.Identity
	read, err := s.Walk(ctx, snapshot.Reading{Rejects: snapshot.NewRejects(snapshot.RejectOptions{}), Skim: true, Dates: true}, snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error {
			add(&accounts, r.Owner, 0)
			t.Repository(r)
			return nil
		},
		Identity: func(m hub.Identity) error {
			add(&accounts, m.Alias, 0)
			add(&accounts, m.Canonical, 0)
			merges = append(merges, m)
			return nil
		},
		Bot: func(b hub.Bot) error {
			add(&accounts, b.Name, hub.IsBot)
			return nil
		},
		Commit: func(repo int, c *hub.Commit) error {
			for _, name := range c.Authors {
				add(&accounts, name, hub.IsDeveloper)
			}
			t.Commit(repo, c)
			return nil
		},
		Discussion: func(repo int, d *hub.Discussion) error {
			add(&accounts, d.Author, hub.IsDeveloper)
			t.Discussion(repo, d)
			return nil
		},
		Usage:     func(space, _ int, u hub.Usage) error { t.Usage(space, u); return nil },
		Lineage:   func(model, _ int, l hub.Lineage) error { t.Lineage(model, l); return nil },
		TrainedOn: func(model, _ int, x hub.TrainedOn) error { t.TrainedOn(model, x); return nil },
		Account:   func(x hub.Account) error { t.Account(x); return nil },
	})
	if err != nil {
		return nil, nil, err
	}
	if err := s.Unchanged(); err != nil {
		return nil, nil, err
	}
	made, err := t.Made(accounts.All(), merges)
	if err != nil {
		return nil, nil, err
	}
	x, err := made.Index()
	if err != nil {
		return nil, nil, err
	}
	x.Snapshot = id
	return x, read, nil
}

// add adds an account; the empty name is nobody.
func add(accounts *account.Set, name string, as hub.Roles) {
	if name != "" {
		accounts.Add(name, as)
	}
}
