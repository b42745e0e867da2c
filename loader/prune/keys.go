package prune

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/loader/internal/account"
	"github.com/hubgraph/hubgraph/snapshot"
)

// keys is the set of everything that a load of a snapshot creates.
type keys struct {
	repositories *snapshot.IDs
	unlisted     names.Table // spaces that use a listed model and are not listed
	licenses     names.Table
	fields       hub.FieldSet
	accounts     account.Set

	aliases, commits, discussions *keySet
	usages, lineage, trainedOn    *keySet

	buf []byte
}

// sizes are numbers of records, used to allocate no more than needed.
type sizes struct{ commits, discussions, usages int64 }

// readKeys reads a whole snapshot.
func readKeys(ctx context.Context, s *snapshot.Snapshot, expected sizes) (*keys, *snapshot.Outcome, error) {
	k := &keys{
		aliases: newKeySet(0), commits: newKeySet(expected.commits), discussions: newKeySet(expected.discussions),
		usages: newKeySet(expected.usages), lineage: newKeySet(0), trainedOn: newKeySet(0),
	}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{}) // the load reported the bad lines
	read, err := s.Walk(ctx, snapshot.Reading{Rejects: rejects, Skim: true}, snapshot.Handlers{
		Repository: k.repository,
		Identity: func(id hub.Identity) error {
			k.account(id.Alias, 0)
			k.account(id.Canonical, 0)
			k.aliases.add(k.pair(id.Alias, id.Canonical))
			return nil
		},
		Bot: func(b hub.Bot) error {
			k.account(b.Name, hub.IsBot)
			return nil
		},
		Commit:     k.commit,
		Discussion: k.discussion,
		Usage:      k.usage,
		Lineage: func(_, _ int, l hub.Lineage) error {
			k.lineage.add(k.pair(l.Model, l.Base))
			return nil
		},
		TrainedOn: func(_, _ int, t hub.TrainedOn) error {
			k.trainedOn.add(k.pair(t.Model, t.Dataset))
			return nil
		},
	})
	if err != nil {
		return nil, nil, err
	}
	k.repositories = read.IDs
	return k, read, nil
}

func (k *keys) repository(_ int, r *hub.Repository) error {
	k.account(r.Owner, 0)
	if r.License != "" {
		k.licenses.Add(r.License)
	}
	k.fields |= hub.FieldsOf(r.Tags)
	return nil
}

func (k *keys) commit(_ int, c *hub.Commit) error {
	for _, name := range c.Authors {
		k.account(name, hub.IsDeveloper)
	}
	k.buf = hub.AppendCommitKey(k.buf[:0], c.Kind, c.Repo, c.SHA)
	k.commits.add(k.buf)
	return nil
}

func (k *keys) discussion(_ int, d *hub.Discussion) error {
	k.account(d.Author, hub.IsDeveloper)
	k.discussions.add(k.text(hub.DiscussionKey(d.Kind, d.Repo, d.Num)))
	return nil
}

func (k *keys) usage(space, _ int, u hub.Usage) error {
	if space < 0 {
		k.unlisted.Add(u.Space)
	}
	k.usages.add(k.pair(u.Space, u.Model))
	return nil
}

// account records a name with a role; the empty name is nobody.
func (k *keys) account(name string, as hub.Roles) {
	if name != "" {
		k.accounts.Add(name, as)
	}
}

// pair is the key of a relationship. No name contains the NUL that separates
// them.
func (k *keys) pair(from, to string) []byte {
	k.buf = append(append(append(k.buf[:0], from...), 0), to...)
	return k.buf
}

func (k *keys) text(key string) []byte {
	k.buf = append(k.buf[:0], key...)
	return k.buf
}
