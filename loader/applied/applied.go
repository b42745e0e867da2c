// Package applied changes the accepted merges and the bots in a graph that is loaded,
// without a new load, and takes the change back.
//
// Apply makes ALIAS_OF, :Bot, the counts and the (:Snapshot) what they are after a load of
// the same snapshot with its identities.jsonl and bots.jsonl as they are now. The (:Snapshot) keeps what
// was changed since its load: Revert needs nothing else.
package applied

import (
	"context"
	"embed"
	"fmt"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/snapshot"
)

//go:embed cypher
var cypherFiles embed.FS

func statement(name string) string { return cypher.Statement(cypherFiles, name) }

// Options says how to Apply or Revert.
type Options struct {
	Rejects *snapshot.Rejects // takes the bad lines of the snapshot; when nil, the first one is an error
	Kept    loaded.Folder     // where the indexes of what databases hold are kept
	// Progress is called as that of counts.Options; nil for none.
	Progress func(of string, n int)
}

// Report says what was changed.
type Report struct {
	Added, Removed []hub.Identity // ALIAS_OF, by alias
	Merges         int            // ALIAS_OF in the graph afterwards

	AddedBots, RemovedBots []string // :Bot, by name
	Bots                   int      // :Bot in the graph afterwards
}

// Nothing reports whether nothing was changed.
func (r *Report) Nothing() bool {
	return len(r.Added)+len(r.Removed)+len(r.AddedBots)+len(r.RemovedBots) == 0
}

// The properties of a (:Snapshot) whose merges or bots were changed since its load. Merges
// are lists of alias, canonical, alias, canonical and so on.
const (
	loadedID         = "loadedId"         // its id
	loadedIdentities = "loadedIdentities" // its counts
	loadedRejected   = "loadedRejected"
	appliedMerges    = "appliedMerges" // that were added
	removedMerges    = "removedMerges" // that were removed
	loadedBots       = "loadedBots"
	appliedBots      = "appliedBots"
	removedBots      = "removedBots"
)

// Apply makes the merges and bots of a graph those of the snapshot that is loaded in it.
// In a graph that holds older snapshots too, their bots stay, and their merges unless
// these contradict them. It is a hub.UsageError when the graph holds another snapshot; a
// snapshot counts as the same when its source, time and counts but those of merges and
// bots are. Nobody else may
// write to the database meanwhile; see package lease.
func Apply(ctx context.Context, store loader.Store, s *snapshot.Snapshot, o Options) (Report, error) {
	c, err := begin(ctx, store, o)
	if err != nil {
		return Report{}, err
	}
	var want state
	concerned := map[string]bool{}
	read, err := s.Walk(ctx, snapshot.Reading{Rejects: o.Rejects, Skim: true, Fingerprint: true}, snapshot.Handlers{
		Identity: func(m hub.Identity) error {
			want.merges = append(want.merges, m)
			concerned[m.Alias], concerned[m.Canonical] = true, true
			return nil
		},
		Bot: func(b hub.Bot) error {
			want.bots = append(want.bots, b.Name)
			concerned[b.Name] = true
			return nil
		},
		Account: func(a hub.Account) error {
			if concerned[a.Name] {
				c.records = append(c.records, a)
			}
			return nil
		},
	})
	if err != nil {
		return Report{}, err
	}
	id, err := s.Fingerprint(ctx)
	if err != nil {
		return Report{}, err
	}
	if err := c.wantSame(s.Meta(), read); err != nil {
		return Report{}, err
	}
	after := want
	if c.several {
		after.merges = besides(c.merges, want.merges)
		after.bots = slices.Concat(withoutNames(c.bots, want.bots), want.bots)
	}
	if c.taken[id] {
		id = idOf(c.text(loadedID, "id"), after)
	}
	return c.change(ctx, after, id, numbers{read.Records.Identities, read.Records.Bots, int64(read.Rejected)})
}

// besides returns merges with those of older snapshots that can stand beside them.
func besides(old, merges []hub.Identity) []hub.Identity {
	people, all := hub.NewPeople(), slices.Clone(merges)
	for _, m := range merges {
		people.Merge(m)
	}
	for _, m := range old {
		if people.Merge(m) == hub.Merged {
			all = append(all, m)
		}
	}
	return all
}

// Revert takes back what Apply has changed: all of it, or what concerns the people
// whose names are given. It is a hub.NotFoundError when nothing was changed about a name.
func Revert(ctx context.Context, store loader.Store, names []string, o Options) (Report, error) {
	c, err := begin(ctx, store, o)
	if err != nil {
		return Report{}, err
	}
	added, removed, bots, people := c.list(appliedMerges), c.list(removedMerges), c.names(appliedBots), c.names(removedBots)
	if len(names) > 0 {
		cluster := clusterOf(slices.Concat(c.merges, removed))
		asked := map[string]bool{}
		for _, name := range names {
			asked[cluster(name)] = true
		}
		concerns := func(m hub.Identity) bool { return !asked[cluster(m.Alias)] }
		added, removed = slices.DeleteFunc(added, concerns), slices.DeleteFunc(removed, concerns)
		others := func(name string) bool { return !asked[cluster(name)] }
		bots, people = slices.DeleteFunc(bots, others), slices.DeleteFunc(people, others)
		for _, name := range names {
			about := func(m hub.Identity) bool { return cluster(m.Alias) == cluster(name) }
			is := func(bot string) bool { return cluster(bot) == cluster(name) }
			if !slices.ContainsFunc(added, about) && !slices.ContainsFunc(removed, about) && !slices.ContainsFunc(bots, is) && !slices.ContainsFunc(people, is) {
				return Report{}, hub.NotFoundf("nothing was applied about %q since the snapshot was loaded", name)
			}
		}
	}
	after := state{slices.Concat(without(c.merges, added), removed), slices.Concat(withoutNames(c.bots, bots), people)}
	before := c.before()
	return c.change(ctx, after, "", numbers{
		identities: c.number(loadedIdentities, "identities") + int64(len(after.merges)-len(before.merges)),
		bots:       c.number(loadedBots, "bots") + int64(len(after.bots)-len(before.bots)),
		rejected:   c.number(loadedRejected, "rejected"),
	})
}

// state is what a change is about.
type state struct {
	merges []hub.Identity
	bots   []string
}

// numbers are counts of a snapshot that a change changes.
type numbers struct{ identities, bots, rejected int64 }

// clusterOf returns a function that names the cluster of a name.
func clusterOf(merges []hub.Identity) func(name string) string {
	up := map[string]string{}
	top := func(name string) string {
		for up[name] != "" {
			name = up[name]
		}
		return name
	}
	for _, m := range merges {
		if a, b := top(m.Alias), top(m.Canonical); a != b {
			up[a] = b
		}
	}
	return top
}

// change is a change of the merges in a graph.
type change struct {
	store   loader.Store
	o       Options
	latest  map[string]any // properties of the snapshot that was loaded last
	several bool           // there are older ones
	taken   map[string]bool
	records []hub.Account // what accounts.jsonl has of names in the snapshot's merges and bots
	state                 // of the graph
}

// begin reads what the graph holds.
func begin(ctx context.Context, store loader.Store, o Options) (*change, error) {
	c := &change{store: store, o: o, taken: map[string]bool{}}
	rows, err := cypher.Rows(ctx, store, statement("read/snapshots"), nil)
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, hub.Usagef("the database holds no snapshot; hubgraph load DIR writes one into it")
	}
	for i, row := range rows {
		properties, _ := row[0].(map[string]any)
		if properties["complete"] != true {
			return nil, hub.Usagef("a load was interrupted; let it come to its end first, with the same hubgraph load")
		}
		if i < len(rows)-1 {
			c.several = true
			id, _ := properties["id"].(string)
			c.taken[id] = true
		}
		c.latest = properties
	}
	if rows, err = cypher.Rows(ctx, store, statement("read/aliases"), nil); err != nil {
		return nil, err
	}
	for _, row := range rows {
		alias, _ := row[0].(string)
		canonical, _ := row[1].(string)
		c.merges = append(c.merges, hub.Identity{Alias: alias, Canonical: canonical})
	}
	if rows, err = cypher.Rows(ctx, store, statement("read/bots"), nil); err != nil {
		return nil, err
	}
	for _, row := range rows {
		name, _ := row[0].(string)
		c.bots = append(c.bots, name)
	}
	return c, nil
}

// text returns a property of the snapshot, or another one where that is missing.
func (c *change) text(names ...string) string {
	for _, name := range names {
		if s, ok := c.latest[name].(string); ok {
			return s
		}
	}
	return ""
}

// number is text for numbers.
func (c *change) number(names ...string) int64 {
	for _, name := range names {
		if n, ok := c.latest[name].(int64); ok {
			return n
		}
	}
	return 0
}

// list returns merges that are kept on the snapshot.
func (c *change) list(name string) (merges []hub.Identity) {
	list, _ := c.latest[name].([]any)
	for i := 0; i+1 < len(list); i += 2 {
		alias, _ := list[i].(string)
		canonical, _ := list[i+1].(string)
		merges = append(merges, hub.Identity{Alias: alias, Canonical: canonical})
	}
	return merges
}

// names returns bots that are kept on the snapshot.
func (c *change) names(name string) (names []string) {
	list, _ := c.latest[name].([]any)
	for _, v := range list {
		if name, ok := v.(string); ok {
			names = append(names, name)
		}
	}
	return names
}

// before is the state from before the first change since the load.
func (c *change) before() state {
	return state{
		slices.Concat(without(c.merges, c.list(appliedMerges)), c.list(removedMerges)),
		slices.Concat(withoutNames(c.bots, c.names(appliedBots)), c.names(removedBots)),
	}
}

// wantSame refuses a snapshot that is not the one in the graph.
func (c *change) wantSame(meta snapshot.Meta, read *snapshot.Outcome) error {
	other := func(what string, is, here any) error {
		return hub.Usagef("the database holds another snapshot: its %s is %v, here %v; hubgraph load writes this one into it, with its merges and bots", what, is, here)
	}
	if source := c.text("source"); source != meta.Source {
		return other("source", fmt.Sprintf("%q", source), fmt.Sprintf("%q", meta.Source))
	}
	if at, here := instant(c.latest["collectedAt"]), instant(meta.CollectedAt); at != here {
		return other("time of collection", at, here)
	}
	for _, n := range loader.SnapshotCounts(read) {
		if is := c.latest[n.Name]; !slices.Contains([]string{"identities", "bots", "rejected"}, n.Name) && is != n.N {
			return other("number of "+n.Name, is, n.N)
		}
	}
	return nil
}

// change makes the merges and bots in the graph the given ones; id is the fingerprint of
// the snapshot with these, or "" for none, and the numbers are its counts.
func (c *change) change(ctx context.Context, after state, id string, n numbers) (Report, error) {
	r := Report{
		Added: without(after.merges, c.merges), Removed: without(c.merges, after.merges), Merges: len(after.merges),
		AddedBots: withoutNames(after.bots, c.bots), RemovedBots: withoutNames(c.bots, after.bots), Bots: len(after.bots),
	}
	before := c.before()
	since := Report{
		Added: without(after.merges, before.merges), Removed: without(before.merges, after.merges),
		AddedBots: withoutNames(after.bots, before.bots), RemovedBots: withoutNames(before.bots, after.bots),
	}
	was := c.text(loadedID, "id")
	properties := map[string]any{
		loadedID: was, loadedIdentities: c.number(loadedIdentities, "identities"), loadedBots: c.number(loadedBots, "bots"), loadedRejected: c.number(loadedRejected, "rejected"),
		appliedMerges: flat(since.Added), removedMerges: flat(since.Removed), appliedBots: list(since.AddedBots), removedBots: list(since.RemovedBots),
		"identities": n.identities, "bots": n.bots, "rejected": n.rejected,
	}
	if since.Nothing() {
		id = was
		for _, name := range []string{loadedID, loadedIdentities, loadedBots, loadedRejected, appliedMerges, removedMerges, appliedBots, removedBots} {
			properties[name] = nil
		}
	}
	if id == "" {
		id = idOf(was, after)
	}
	properties["id"] = id
	if !r.Nothing() || id != c.text("id") {
		if err := c.write(ctx, &r, properties, after); err != nil {
			return Report{}, err
		}
	}
	state, err := counts.StateOf(ctx, c.store)
	if err != nil || state == counts.Complete {
		return r, err
	}
	_, err = counts.Refresh(ctx, c.store, counts.Options{Progress: c.o.Progress})
	return r, err
}

// write writes the change in one transaction, after the counts were marked as stale.
func (c *change) write(ctx context.Context, r *Report, properties map[string]any, after state) error {
	var names []any
	for _, m := range r.Added {
		names = append(names, m.Alias, m.Canonical)
	}
	names = append(names, list(r.AddedBots)...)
	rows, err := cypher.Rows(ctx, c.store, statement("read/missing"), map[string]any{"names": names})
	if err != nil {
		return err
	}
	missing := []any{}
	for _, row := range rows {
		missing = append(missing, row[0])
	}
	database, err := c.keepIndex(ctx, r, properties, names, after)
	if err != nil {
		return fmt.Errorf("note down what the database will hold: %w", err)
	}
	if err := counts.Begin(ctx, c.store); err != nil {
		return fmt.Errorf("mark the counts as stale: %w", err)
	}
	err = c.store.Write(ctx, statement("write/change"), map[string]any{
		"id": c.text("id"), "properties": properties, "names": missing, "added": pairs(r.Added), "removed": pairs(r.Removed),
		"bots": list(r.AddedBots), "people": list(r.RemovedBots), "records": c.recordsOf(missing),
	})
	if err != nil {
		return fmt.Errorf("write merges and bots: %w", err)
	}
	if id, _ := properties["id"].(string); database != "" {
		_ = c.o.Kept.Drop(database, id) // that of the snapshot as it was; one that stays does no harm
	}
	return nil
}

// keepIndex keeps the index of what the database holds as one of the snapshot as it will
// be, just before it is: so it is there whenever that is so, and the next load sends only
// what differs. Without an index database is "".
func (c *change) keepIndex(ctx context.Context, r *Report, properties map[string]any, names []any, after state) (database string, err error) {
	if c.o.Kept.Dir == "" {
		return "", nil
	}
	if database, err = loader.DatabaseID(ctx, c.store); err != nil {
		return "", err
	}
	x, err := c.o.Kept.Open(database, c.text("id"))
	at, _ := c.latest["loadedAt"].(time.Time)
	if err != nil || !x.LoadedAt.Equal(at) { // it cannot be used as it is
		return "", nil
	}
	id, _ := properties["id"].(string)
	x.Change(id, after.merges, func(yield func(string, hub.Roles) bool) {
		for _, name := range names {
			if !yield(name.(string), 0) {
				return
			}
		}
		for _, name := range r.AddedBots {
			if !yield(name, hub.IsBot) {
				return
			}
		}
	})
	return database, c.o.Kept.Save(database, x)
}

// recordsOf returns rows for accounts that are made: [name, type, fullName].
func (c *change) recordsOf(names []any) []any {
	rows := []any{}
	for _, a := range c.records {
		if slices.Contains(names, any(a.Name)) {
			row := []any{a.Name, a.TypeInGraph(), nil}
			if a.FullName != "" {
				row[2] = a.FullName
			}
			rows = append(rows, row)
		}
	}
	return rows
}
