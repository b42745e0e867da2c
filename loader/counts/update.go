package counts

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

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

	whole [hub.KindCount]map[string]bool      // to be counted again from what is in them
	parts [hub.KindCount]map[string]*addition // only what is added to them is to be counted
	added int                                 // commits and discussions in parts

	mu       sync.Mutex      // of what follows
	accounts map[string]bool // whose counts may change
	gone     map[string]bool // of these, those already taken out of the tallies
	change   tallies
}

// NewUpdater returns an Updater for a graph with complete counts; nil for any
// other, which needs Refresh.
func NewUpdater(ctx context.Context, store Store) (*Updater, error) {
	state, err := StateOf(ctx, store)
	if err != nil || state != Complete {
		return nil, err
	}
	u := &Updater{store: store, accounts: map[string]bool{}, gone: map[string]bool{}, change: tallies{}}
	for kind := range u.whole {
		u.whole[kind], u.parts[kind] = map[string]bool{}, map[string]*addition{}
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
		if !u.whole[kind][id] {
			u.whole[kind][id] = true
			unknown = append(unknown, id)
		}
	}
	return u.pages(ctx, unknown, func(ctx context.Context, ids []string) error {
		g, err := readRepositories(ctx, u.store, u.people, kind, ids)
		if err != nil {
			return err
		}
		u.mu.Lock()
		defer u.mu.Unlock()
		u.allPeople(g)
		u.takeOutRepositories(kind, g)
		return nil
	})
}

// takeOutRepositories takes repositories as they are now out of the tallies, but
// for what was added to them since it was told.
func (u *Updater) takeOutRepositories(kind hub.Kind, g *graphPart) {
	u.change.hours(-1, g.b)
	for n, id := range g.ids {
		a := u.parts[kind][id]
		delete(u.parts[kind], id)
		if g.listed[n] && (a == nil || !a.record) {
			r := g.before(n)
			u.change.repository(-1, &g.listings[n], &r)
		}
		if a != nil {
			a.hours(u.change, kind, g.listings[n].Created)
		}
	}
}

// GoingAccounts names accounts that are about to be removed.
func (u *Updater) GoingAccounts(ctx context.Context, accounts []string) error {
	return u.eachAccount(ctx, accounts, func(a *graphAccount) {
		if !u.gone[a.name] {
			u.gone[a.name] = true
			u.takeOut(a)
		}
	})
}

// takeOut takes the stored counts of an account out of the tallies.
func (u *Updater) takeOut(a *graphAccount) {
	person, raw := storedActivity(a.stored)
	u.change.account(-1, &person, &raw)
}

// pages calls fn with ids or names, page by page, several at once.
func (u *Updater) pages(ctx context.Context, ids []string, fn func(ctx context.Context, ids []string) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for some := range slices.Chunk(ids, pageRows) {
		group.Go(func() error { return fn(ctx, some) })
	}
	return group.Wait()
}

// allPeople notes the people and owners of repositories.
func (u *Updater) allPeople(g *graphPart) {
	for n := range g.ids {
		u.peopleOf(g, n)
	}
}

// peopleOf notes the people and the owner of a repository.
func (u *Updater) peopleOf(g *graphPart, n int) {
	u.owner(g.owners[n])
	for i := range g.made[n] {
		u.accounts[g.accounts.Name(g.made[n][i].account)] = true
	}
	for _, l := range g.links[n] {
		u.accounts[l.account] = true
	}
}

func (u *Updater) owner(name string) {
	if name != "" {
		u.accounts[name] = true
	}
}

// eachAccount reads accounts and calls fn with each, one call at a time.
func (u *Updater) eachAccount(ctx context.Context, accounts []string, fn func(*graphAccount)) error {
	return u.pages(ctx, accounts, func(ctx context.Context, some []string) error {
		found, err := readAccounts(ctx, u.store, some)
		if err != nil {
			return err
		}
		u.mu.Lock()
		defer u.mu.Unlock()
		for i := range found {
			fn(&found[i])
		}
		return nil
	})
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
		done := func(g *graphPart) {
			u.mu.Lock()
			defer u.mu.Unlock()
			o.Progress("counts of repositories", len(g.ids))
		}
		if err := u.finishWhole(ctx, kind, done); err != nil {
			return err
		}
		if err := u.finishParts(ctx, kind, done); err != nil {
			return err
		}
	}
	var rows []any
	err := u.eachAccount(ctx, sortedKeys(u.accounts), func(a *graphAccount) {
		if !u.gone[a.name] {
			u.takeOut(a)
		}
		u.change.account(1, &a.counts.person, &a.counts.raw)
		if changes := a.counts.properties(a.name).changes(a.stored); len(changes) > 0 {
			rows = append(rows, []any{a.name, map[string]any(changes)})
		}
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

// finishWhole counts repositories again from what is in them.
func (u *Updater) finishWhole(ctx context.Context, kind hub.Kind, done func(*graphPart)) error {
	return u.pages(ctx, sortedKeys(u.whole[kind]), func(ctx context.Context, ids []string) error {
		g, err := readRepositories(ctx, u.store, u.people, kind, ids)
		if err != nil {
			return err
		}
		u.mu.Lock()
		u.allPeople(g)
		g.addTo(u.change, 1)
		u.mu.Unlock()
		c := g.compare()
		if err := c.write(ctx, u.store); err != nil {
			return err
		}
		done(g)
		return nil
	})
}

// finishTallies adds the changes to the tallies in the graph.
func (u *Updater) finishTallies(ctx context.Context) error {
	rules, err := readRules(ctx, u.store)
	if err != nil {
		return err
	}
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
		written = append(written, []any{names[i], k.properties(&n, rules)})
	}
	if err := writeRows(ctx, u.store, "write/no_tallies", removed); err != nil {
		return err
	}
	return writeRows(ctx, u.store, "write/tallies", written)
}
