package counts

import (
	"context"
	"fmt"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
)

const (
	// pageRows is the number of repositories or accounts read at once.
	pageRows = 2000
	// batchRows is the number of rows in a writing transaction.
	batchRows = 5000
	// atOnce is the number of pages under way at once, each on its own
	// connection: the server runs each on one processor.
	atOnce = 3
)

// Report says how many stored counts differed from what the commits say.
type Report struct {
	Repositories int64    // with wrong counts of their own
	Links        int64    // repositories with wrong relationships to those who contributed or discussed
	Accounts     int64    // with wrong counts
	Tallies      int64    // nodes that are wrong, missing or too many
	Examples     []string // the first few, with what is stored and what is right
}

// Total is the number of all that differed.
func (r Report) Total() int64 { return r.Repositories + r.Links + r.Accounts + r.Tallies }

const maxExamples = 10

func (r *Report) example(format string, args ...any) {
	if len(r.Examples) < maxExamples {
		r.Examples = append(r.Examples, fmt.Sprintf(format, args...))
	}
}

// Options says how to Refresh or Check.
type Options struct {
	// Progress is called with what is counted now and how many more of it are
	// done, one call at a time; nil for none.
	Progress func(of string, n int)
}

// Refresh counts everything in the graph again and writes the counts that
// differ from the stored ones. It marks them as stale before it changes the
// first one, and as complete at the end. No other writer may be at work.
func Refresh(ctx context.Context, store Store, o Options) (Report, error) {
	c, err := compare(ctx, store, o, true)
	if err != nil {
		return c.report, fmt.Errorf("count what is loaded: %w", err)
	}
	return c.report, c.end(ctx)
}

// Check is like Refresh, but changes nothing.
func Check(ctx context.Context, store Store, o Options) (Report, error) {
	c, err := compare(ctx, store, o, false)
	if err != nil {
		err = fmt.Errorf("count what is loaded: %w", err)
	}
	return c.report, err
}

// comparison is the state of Refresh or Check.
type comparison struct {
	store  Store
	o      Options
	write  bool
	people *hub.People
	state  State // before anything was written

	begin func() error // marks the counts as stale before the first of them is written

	mu      sync.Mutex
	report  Report
	tallies tallies
}

func compare(ctx context.Context, store Store, o Options, write bool) (c *comparison, err error) {
	if o.Progress == nil {
		o.Progress = func(string, int) {}
	}
	c = &comparison{store: store, o: o, write: write, tallies: tallies{}}
	c.begin = sync.OnceValue(func() error { return Begin(ctx, store) })
	if c.state, err = StateOf(ctx, store); err != nil {
		return c, err
	}
	names, err := peopleRows(ctx, store)
	if err != nil {
		return c, err
	}
	c.people = peopleOf(names)
	for _, kind := range hub.Kinds {
		err := c.pages(ctx, cypher.OfKind(statement("read/page"), kind.Label()), kind.String(), func(ctx context.Context, ids []string) error {
			return c.repositories(ctx, kind, ids)
		})
		if err != nil {
			return c, err
		}
	}
	if err := c.pages(ctx, statement("read/accounts_page"), "", c.accounts); err != nil {
		return c, err
	}
	return c, c.compareTallies(ctx)
}

// end marks the counts as complete, if they were not or were marked as stale.
func (c *comparison) end(ctx context.Context) error {
	if c.state == Complete && c.report.Total() == 0 {
		return nil
	}
	if err := c.begin(); err != nil {
		return err
	}
	return End(ctx, c.store)
}

// pages calls fn with all ids or names that a statement returns, page by page,
// several at once.
func (c *comparison) pages(ctx context.Context, text, kind string, fn func(ctx context.Context, ids []string) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for after := ""; ctx.Err() == nil; {
		ids, err := page(ctx, c.store, text, map[string]any{"kind": kind, "after": after, "size": pageRows})
		if err != nil {
			_ = group.Wait() // it was cancelled by the same cause, or does not matter any more
			return err
		}
		if len(ids) == 0 {
			break
		}
		after = ids[len(ids)-1]
		group.Go(func() error { return fn(ctx, ids) })
	}
	return group.Wait()
}

func (c *comparison) repositories(ctx context.Context, kind hub.Kind, ids []string) error {
	g, err := readRepositories(ctx, c.store, c.people, kind, ids)
	if err != nil {
		return err
	}
	w := g.compare()
	c.mu.Lock()
	g.addTo(c.tallies, 1)
	c.report.Repositories += int64(len(w.repositories))
	c.report.Links += int64(len(w.relinked))
	for _, x := range w.examples {
		c.report.example("%s", x)
	}
	c.o.Progress("counts of repositories", len(ids))
	c.mu.Unlock()
	if !c.write || w.none() {
		return nil
	}
	if err := c.begin(); err != nil {
		return err
	}
	return w.write(ctx, c.store)
}

// addTo adds what is counted to tallies, or takes it away when the sign is -1.
func (g *graphPart) addTo(t tallies, sign int64) {
	for n := range g.ids {
		if g.listed[n] {
			t.repository(sign, &g.listings[n], &g.counted[n])
		}
	}
	t.hours(sign, g.b)
}

func (c *comparison) accounts(ctx context.Context, accounts []string) error {
	found, err := readAccounts(ctx, c.store, accounts)
	if err != nil {
		return err
	}
	var rows []any
	c.mu.Lock()
	for i := range found {
		a := &found[i]
		if changes := a.counts.properties(a.name).changes(a.stored); len(changes) > 0 {
			rows = append(rows, []any{a.name, map[string]any(changes)})
			c.report.Accounts++
			c.report.example("account %q: %s", a.name, changes.describe(a.stored))
		}
		c.tallies.account(1, &a.counts.person, &a.counts.raw)
	}
	c.o.Progress("counts of accounts", len(accounts))
	c.mu.Unlock()
	if !c.write || len(rows) == 0 {
		return nil
	}
	if err := c.begin(); err != nil {
		return err
	}
	return writeRows(ctx, c.store, "write/accounts", rows)
}

func (c *comparison) compareTallies(ctx context.Context) error {
	rules, err := readRules(ctx, c.store)
	if err != nil {
		return err
	}
	_, rows, err := c.store.Read(ctx, statement("read/tallies"), nil)
	if err != nil {
		return err
	}
	there := map[string]properties{}
	for row, err := range rows {
		if err != nil {
			return err
		}
		there[text(row[0])] = stored(row[1])
	}
	var written, removed []any
	for _, k := range c.tallies.sorted() {
		key := k.String()
		p := properties(k.properties(c.tallies[k], rules))
		if changes := p.changes(there[key]); len(changes) > 0 {
			written = append(written, []any{key, map[string]any(p)})
			c.report.example("tally %s: %s", key, changes.describe(there[key]))
		}
		delete(there, key)
	}
	for _, key := range sortedKeys(there) {
		removed = append(removed, key)
		c.report.example("tally %s: there is nothing to count", key)
	}
	c.report.Tallies = int64(len(written) + len(removed))
	c.o.Progress("counts of the hub", len(c.tallies))
	if !c.write || c.report.Tallies == 0 {
		return nil
	}
	if err := c.begin(); err != nil {
		return err
	}
	if err := writeRows(ctx, c.store, "write/no_tallies", removed); err != nil {
		return err
	}
	return writeRows(ctx, c.store, "write/tallies", written)
}

// writeRows runs a writing statement on rows, in batches.
func writeRows(ctx context.Context, store Store, name string, rows []any) error {
	for len(rows) > 0 {
		n := min(batchRows, len(rows))
		err := cypher.Halved(rows[:n], func(rows []any) error {
			return store.Write(ctx, statement(name), map[string]any{"rows": rows})
		})
		if err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}
