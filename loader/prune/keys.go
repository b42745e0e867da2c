package prune

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
	"github.com/hubgraph/hubgraph/snapshot"
)

// keys tells of everything that a load of a snapshot makes whether it is there.
type keys struct {
	repositories *[hub.KindCount]names.Table
	unlisted     names.Table // spaces that use a listed model and are not listed
	licenses     names.Table
	fields       hub.FieldSet
	accounts     names.Table
	roles        []role // by number in accounts

	aliases, commits, discussions *keySet
	usages, lineage, trainedOn    *keySet

	buf []byte
}

// role is what an account is beside being one, as bits.
type role uint8

const (
	isDeveloper role = 1 << iota // authored a commit or started a discussion
	isBot                        // listed as one
)

// sizes are numbers of records, foreseen to save memory.
type sizes struct{ commits, discussions, usages int64 }

// readKeys reads a whole snapshot.
func readKeys(ctx context.Context, in *snapshot.Intake, room sizes) (*keys, error) {
	in.Skim()
	k := &keys{
		repositories: in.IDs(),
		aliases:      newKeySet(0), commits: newKeySet(room.commits), discussions: newKeySet(room.discussions),
		usages: newKeySet(room.usages), lineage: newKeySet(0), trainedOn: newKeySet(0),
	}
	for _, read := range []func(context.Context, *snapshot.Intake) error{
		k.readRepositories, k.readPeople, k.readCommits, k.readDiscussions, k.readUsages, k.readModels,
	} {
		if err := read(ctx, in); err != nil {
			return nil, err
		}
	}
	return k, nil
}

func (k *keys) readRepositories(ctx context.Context, in *snapshot.Intake) error {
	return in.Repositories(ctx, func(_ int, r *hub.Repository) error {
		k.account(r.Owner, 0)
		if r.License != "" {
			k.licenses.Add(r.License)
		}
		k.fields |= hub.FieldsOf(r.Tags)
		return nil
	})
}

func (k *keys) readPeople(ctx context.Context, in *snapshot.Intake) error {
	err := in.Identities(ctx, func(id hub.Identity) error {
		k.account(id.Alias, 0)
		k.account(id.Canonical, 0)
		k.aliases.add(k.pair(id.Alias, id.Canonical))
		return nil
	})
	if err != nil {
		return err
	}
	return in.Bots(ctx, func(b hub.Bot) error {
		k.account(b.Name, isBot)
		return nil
	})
}

func (k *keys) readCommits(ctx context.Context, in *snapshot.Intake) error {
	return in.Commits(ctx, func(_ int, c *hub.Commit) error {
		for _, name := range c.Authors {
			k.account(name, isDeveloper)
		}
		k.buf = hub.AppendCommitKey(k.buf[:0], c.Kind, c.Repo, c.SHA)
		k.commits.add(k.buf)
		return nil
	})
}

func (k *keys) readDiscussions(ctx context.Context, in *snapshot.Intake) error {
	return in.Discussions(ctx, func(_ int, d *hub.Discussion) error {
		k.account(d.Author, isDeveloper)
		k.discussions.add(k.text(hub.DiscussionKey(d.Kind, d.Repo, d.Num)))
		return nil
	})
}

func (k *keys) readUsages(ctx context.Context, in *snapshot.Intake) error {
	return in.Usages(ctx, func(space, _ int, u hub.Usage) error {
		if space < 0 {
			k.unlisted.Add(u.Space)
		}
		k.usages.add(k.pair(u.Space, u.Model))
		return nil
	})
}

func (k *keys) readModels(ctx context.Context, in *snapshot.Intake) error {
	err := in.Lineage(ctx, func(_, _ int, l hub.Lineage) error {
		k.lineage.add(k.pair(l.Model, l.Base))
		return nil
	})
	if err != nil {
		return err
	}
	return in.TrainedOn(ctx, func(_, _ int, t hub.TrainedOn) error {
		k.trainedOn.add(k.pair(t.Model, t.Dataset))
		return nil
	})
}

// account notes a name with a role; the empty name is nobody.
func (k *keys) account(name string, as role) {
	if name == "" {
		return
	}
	n, added := k.accounts.Add(name)
	if added {
		k.roles = append(k.roles, 0)
	}
	k.roles[n] |= as
}

// pair is the key of a relationship. No name has the NUL between them.
func (k *keys) pair(from, to string) []byte {
	k.buf = append(append(append(k.buf[:0], from...), 0), to...)
	return k.buf
}

func (k *keys) text(key string) []byte {
	k.buf = append(k.buf[:0], key...)
	return k.buf
}
