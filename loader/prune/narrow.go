package prune

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loaded"
)

// findIndex looks for the index of what the database holds, made by the load of
// the snapshot at a time. Where it tells of all that may be left over, only that
// is compared, else the whole database.
func (p *Pruner) findIndex(ctx context.Context, at time.Time) error {
	if p.o.Kept.Dir == "" {
		return nil
	}
	var x *loaded.Index
	var why string
	database, err := loader.DatabaseID(ctx, p.store)
	if err == nil {
		x, err = p.o.Kept.Open(database, p.id)
	}
	p.database = database
	switch {
	case errors.Is(err, fs.ErrNotExist):
		why = "what older snapshots left in it is not known here"
	case err != nil:
		why = fmt.Sprintf("the index of what is loaded cannot be used: %v", err)
	case !x.LoadedAt.Equal(at):
		why = "it was loaded from elsewhere since"
	case !x.Exact:
		why, p.index = "what was in it before the load is not known", x
	default:
		p.index, p.narrow = x, true
	}
	if why != "" && p.o.Notice != nil {
		p.o.Notice("the whole database is compared: " + why)
	}
	return ctx.Err()
}

// candidates returns, for a part of the graph, the rows for its statement under
// cypher/some: all that may be gone. ok is false if the whole part has to be
// read.
func (p *Pruner) candidates(of kind) (rows []any, ok bool) {
	if !p.narrow {
		return nil, false
	}
	switch of {
	case usages:
		return p.left(hub.Space, loaded.Left.Has, loaded.Usages), true
	case lineage:
		return p.left(hub.Model, loaded.Left.Has, loaded.Lineage), true
	case trainedOn:
		return p.left(hub.Model, loaded.Left.Has, loaded.TrainedOn), true
	case models, datasets, spaces:
		itself := func(l loaded.Left, _ loaded.Section) bool { return l.Itself() }
		return p.left(kindOf[of], itself, 0), true
	case commits:
		return p.leftRecords(loaded.Commits), true
	case discussions:
		return p.leftRecords(loaded.Discussions), true
	case aliases:
		return p.leftAliases(), true
	case accounts:
		return p.leftAccounts(), true
	}
	return nil, false // licences and subfields are few
}

var kindOf = map[kind]hub.Kind{models: hub.Model, datasets: hub.Dataset, spaces: hub.Space}

// left returns the ids of repositories of a kind that have something left over.
func (p *Pruner) left(k hub.Kind, has func(loaded.Left, loaded.Section) bool, s loaded.Section) (ids []any) {
	for _, r := range p.leftOver {
		if r.Kind == k && has(r.Left, s) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// leftRecords returns the repositories that have commits or discussions left
// over.
func (p *Pruner) leftRecords(s loaded.Section) (rows []any) {
	for _, r := range p.leftOver {
		if r.Left.Has(s) {
			rows = append(rows, []any{r.Kind.String(), r.ID})
		}
	}
	return rows
}

// leftAliases returns the accounts with merges that the snapshot does not have.
func (p *Pruner) leftAliases() (names []any) {
	seen := map[string]bool{}
	for _, m := range p.index.Merges {
		if !seen[m.Alias] && !p.keys.hashed[aliases].has(p.keys.pair(m.Alias, m.Canonical)) {
			seen[m.Alias] = true
			names = append(names, m.Alias)
		}
	}
	return names
}

// leftAccounts returns the accounts that the snapshot does not have, or not in
// all their roles.
func (p *Pruner) leftAccounts() (names []any) {
	for name, as := range p.index.Accounts() {
		now, stays := p.keys.accounts.Names.Find(name)
		if !stays || as&^p.keys.accounts.Roles[now] != 0 {
			names = append(names, name)
		}
	}
	return names
}

// recordPage is the number of repositories whose commits or discussions are read
// at once.
const recordPage = 200

// pageOf returns how many rows a statement under cypher/some gets at once.
func (p *Pruner) pageOf(of kind) int {
	if of == commits || of == discussions {
		return min(recordPage, p.o.PageRows)
	}
	return p.o.PageRows
}

// keepIndex notes down that nothing is left over any more.
func (p *Pruner) keepIndex() {
	if p.index == nil {
		return
	}
	p.index.Pruned(p.keys.accounts.All(), p.keys.merges)
	p.narrow, p.leftOver = true, nil
	if err := p.o.Kept.Save(p.database, p.index); err != nil && p.o.Notice != nil {
		p.o.Notice(fmt.Sprintf("that nothing is left over could not be noted down, so the next time the same is compared: %v", err))
	}
}
