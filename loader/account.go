package loader

import (
	"context"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
)

// account makes sure that an account with a role is in the database, or will
// be before whatever needs it. The empty name is nobody.
func (l *load) account(name string, as hub.Roles) {
	if name == "" {
		return
	}
	if _, changed := l.accounts.Add(name, as); !changed {
		return
	}
	switch as {
	case hub.IsDeveloper:
		l.batches.developers.add(name)
	case hub.IsBot:
		l.batches.bots.add(name)
	default:
		l.batches.accounts.add(name)
	}
}

func (l *load) identity(id hub.Identity) error {
	l.merges = append(l.merges, id)
	return nil
}

// identities writes the merges once all are known, and removes those of an older
// snapshot that give an alias another target or would close a circle with the
// new ones.
func (l *load) identities(ctx context.Context) error {
	if err := l.dropContradicted(ctx, l.merges); err != nil {
		return err
	}
	for _, id := range l.merges {
		l.account(id.Alias, 0)
		l.account(id.Canonical, 0)
		l.batches.aliases.add([]any{id.Alias, id.Canonical}, id.Alias, id.Canonical)
		if err := l.batches.record(ctx, len(id.Alias)+len(id.Canonical)); err != nil {
			return err
		}
	}
	return nil
}

func (l *load) dropContradicted(ctx context.Context, merges []hub.Identity) error {
	if l.intoEmpty || len(merges) == 0 {
		return nil
	}
	rows, err := cypher.Rows(ctx, l.store, statement("read/aliases"), nil)
	if err != nil {
		return err
	}
	var old []hub.Identity
	for _, row := range rows {
		alias, _ := row[0].(string)
		canonical, _ := row[1].(string)
		old = append(old, hub.Identity{Alias: alias, Canonical: canonical})
	}
	for _, id := range contradicted(old, merges) {
		l.batches.dropped.add([]any{id.Alias, id.Canonical})
	}
	return nil
}

// contradicted returns the old merges that cannot stand beside the new ones:
// the alias now has another target, or a circle would close.
func contradicted(old, merges []hub.Identity) []hub.Identity {
	people := hub.NewPeople()
	stays := map[hub.Identity]bool{}
	for _, id := range merges {
		people.Merge(id)
		stays[id] = true
	}
	var out []hub.Identity
	for _, id := range old {
		if !stays[id] && people.Merge(id) != hub.Merged {
			out = append(out, id)
		}
	}
	return out
}
