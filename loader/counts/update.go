package counts

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
)

// Updater keeps complete counts right while a part of the graph changes, by
// counting only that part again. Whatever is about to change has to be named
// first. It is not safe for concurrent use.
type Updater struct {
	store  Store
	names  []any // merges and bots before the change
	people *hub.People

	repositories [hub.KindCount]map[string]bool // named
	accounts     map[string]bool                // whose counts may change
	gone         map[string]bool                // of these, those already taken out of the tallies
	change       tallies
}

// NewUpdater returns an Updater for a graph with complete counts; nil for any
// other, which needs Refresh.
func NewUpdater(ctx context.Context, store Store) (*Updater, error) {
	state, err := StateOf(ctx, store)
	if err != nil || state != Complete {
		return nil, err
	}
	u := &Updater{store: store, accounts: map[string]bool{}, gone: map[string]bool{}, change: tallies{}}
	for kind := range u.repositories {
		u.repositories[kind] = map[string]bool{}
	}
	if u.names, err = peopleRows(ctx, store); err != nil {
		return nil, err
	}
	u.people = peopleOf(u.names)
	return u, nil
}

// Repositories names repositories of a kind whose record, commits, discussions
// or users are about to change, or that are about to come or go.
func (u *Updater) Repositories(ctx context.Context, kind hub.Kind, ids []string) error {
	var unknown []string
	for _, id := range ids {
		if !u.repositories[kind][id] {
			u.repositories[kind][id] = true
			unknown = append(unknown, id)
		}
	}
	return u.each(ctx, kind, unknown, func(g *graphPart) error {
		g.addTo(u.change, -1)
		return nil
	})
}

// GoingAccounts names accounts that are about to be removed.
func (u *Updater) GoingAccounts(ctx context.Context, accounts []string) error {
	return u.eachAccount(ctx, accounts, func(a *graphAccount) error {
		if !u.gone[a.name] {
			u.gone[a.name] = true
			u.takeOut(a)
		}
		return nil
	})
}

// takeOut takes the stored counts of an account out of the tallies.
func (u *Updater) takeOut(a *graphAccount) {
	person, raw := storedActivity(a.stored)
	u.change.account(-1, &person, &raw)
}

// each reads repositories in pages, and notes their people and owners.
func (u *Updater) each(ctx context.Context, kind hub.Kind, ids []string, fn func(*graphPart) error) error {
	for some := range slices.Chunk(ids, pageRows) {
		g, err := readRepositories(ctx, u.store, u.people, kind, some)
		if err != nil {
			return err
		}
		for n := range int32(g.accounts.Len()) {
			u.accounts[g.accounts.Name(n)] = true
		}
		for _, links := range g.links {
			for _, l := range links {
				u.accounts[l.account] = true
			}
		}
		if err := fn(g); err != nil {
			return err
		}
	}
	return nil
}

func (u *Updater) eachAccount(ctx context.Context, accounts []string, fn func(*graphAccount) error) error {
	for some := range slices.Chunk(accounts, pageRows) {
		found, err := readAccounts(ctx, u.store, some)
		if err != nil {
			return err
		}
		for i := range found {
			if err := fn(&found[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// Finish counts again what was named, after the change, and marks the counts as
// complete. If merges or bots have changed, it counts everything again.
func (u *Updater) Finish(ctx context.Context, o Options) error {
	names, err := peopleRows(ctx, u.store)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(names, u.names) {
		_, err := Refresh(ctx, u.store, o)
		return err
	}
	if err := u.finish(ctx, o); err != nil {
		return fmt.Errorf("count what changed: %w", err)
	}
	state, err := StateOf(ctx, u.store)
	if err != nil || state == Complete {
		return err
	}
	return End(ctx, u.store)
}

func (u *Updater) finish(ctx context.Context, o Options) error {
	if o.Progress == nil {
		o.Progress = func(string, int) {}
	}
	for _, kind := range hub.Kinds {
		err := u.each(ctx, kind, sortedKeys(u.repositories[kind]), func(g *graphPart) error {
			g.addTo(u.change, 1)
			o.Progress("counts of repositories", len(g.ids))
			c := g.compare()
			return c.write(ctx, u.store)
		})
		if err != nil {
			return err
		}
	}
	var rows []any
	err := u.eachAccount(ctx, sortedKeys(u.accounts), func(a *graphAccount) error {
		if !u.gone[a.name] {
			u.takeOut(a)
		}
		u.change.account(1, &a.counts.person, &a.counts.raw)
		if changes := a.counts.properties(a.name).changes(a.stored); len(changes) > 0 {
			rows = append(rows, []any{a.name, map[string]any(changes)})
		}
		return nil
	})
	if err != nil {
		return err
	}
	o.Progress("counts of accounts", len(u.accounts))
	if err := writeRows(ctx, u.store, "write/accounts", rows); err != nil {
		return err
	}
	return u.finishTallies(ctx)
}

// finishTallies adds the changes to the tallies in the graph.
func (u *Updater) finishTallies(ctx context.Context) error {
	keys := u.change.sorted()
	var names []any
	for _, k := range keys {
		names = append(names, k.String())
	}
	there := map[string]properties{}
	for some := range slices.Chunk(names, batchRows) {
		rows, err := cypher.Rows(ctx, u.store, statement("read/tallies_of"), map[string]any{"keys": some})
		if err != nil {
			return err
		}
		for _, row := range rows {
			there[text(row[0])] = stored(row[1])
		}
	}
	var written, removed []any
	for i, k := range keys {
		n := *u.change[k]
		for j, name := range numberNames(k.of) {
			n[j] += number(there[names[i].(string)][name])
		}
		if n == (tallyNumbers{}) {
			removed = append(removed, names[i])
			continue
		}
		written = append(written, []any{names[i], k.properties(&n)})
	}
	if err := writeRows(ctx, u.store, "write/no_tallies", removed); err != nil {
		return err
	}
	return writeRows(ctx, u.store, "write/tallies", written)
}
