package counts

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/internal/names"
)

// graphPart are some repositories of a graph: what is in them, counted, and
// the counts stored with them.
type graphPart struct {
	kind     hub.Kind
	ids      []string
	listed   []bool
	listings []Listing
	owners   []string
	stored   []properties
	links    [][]storedLink

	accounts names.Table
	b        *Builder
	counted  []repository
	made     [][]madeLink // by repository
}

// madeLink is a link that was counted.
type madeLink struct {
	sort *linkSort
	link
}

// storedLink is a relationship that holds counts.
type storedLink struct {
	kind, account string
	p             properties
}

func (a storedLink) compare(b storedLink) int {
	return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.account, b.account))
}

// readRepositories reads repositories of a kind and counts what is in them. Ids
// that the graph does not have are left out.
func readRepositories(ctx context.Context, store Store, people *hub.People, kind hub.Kind, ids []string) (*graphPart, error) {
	return read(ctx, store, true, people, kind, ids, func(*graphPart, int32) error { return nil })
}

// read reads repositories, with what is in them or without, and calls fn with each.
func read(ctx context.Context, store Store, whole bool, people *hub.People, kind hub.Kind, ids []string, fn func(g *graphPart, repo int32) error) (*graphPart, error) {
	g := &graphPart{kind: kind}
	g.b = NewBuilder(&g.accounts, people, "")
	_, rows, err := store.Read(ctx, statement("read/repositories"), map[string]any{"kind": kind.String(), "ids": ids, "whole": whole})
	if err != nil {
		return nil, err
	}
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		err := g.add(row)
		if err == nil {
			err = fn(g, int32(len(g.ids)-1))
		}
		if err != nil {
			return nil, fmt.Errorf("read what is in the %s %v: %w", kind, row[0], err)
		}
	}
	g.made = make([][]madeLink, len(g.ids))
	g.counted, err = g.b.part(0, func(s *linkSort, _ *repository, l *link) error {
		g.made[l.repo] = append(g.made[l.repo], madeLink{s, *l})
		return nil
	})
	return g, err
}

// add adds a row of read/repositories.cypher.
func (g *graphPart) add(row []any) error {
	if len(row) != 14 {
		return fmt.Errorf("unexpected row of %d values", len(row))
	}
	id, owner := text(row[0]), text(row[2])
	listed := row[1] == true
	x := Listing{Kind: g.kind, License: text(row[3]), Likes: number(row[4]), Downloads: number(row[5]), Owned: owner != "", Tagged: row[7] == true, Created: date(row[8])}
	var fields hub.FieldSet
	for _, v := range list(row[6]) {
		f, ok := hub.ParseField(text(v))
		if !ok {
			return fmt.Errorf("unknown subfield %v", v)
		}
		fields |= hub.FieldSet(f)
	}
	repo := int32(len(g.ids))
	g.ids, g.listed, g.listings, g.owners = append(g.ids, id), append(g.listed, listed), append(g.listings, x), append(g.owners, owner)
	if !listed {
		x = Listing{Kind: g.kind}
	}
	g.b.Repository(g.kind, fields, g.account(owner), x.Created)
	if listed {
		if err := g.activity(repo, list(row[9]), list(row[10]), number(row[11])); err != nil {
			return err
		}
	}
	g.stored = append(g.stored, stored(row[12]))
	g.links = append(g.links, storedLinks(list(row[13])))
	return nil
}

// activity adds commits, discussions and users of a repository.
func (g *graphPart) activity(repo int32, commits, discussions []any, users int64) error {
	var authors []int32
	for _, v := range commits {
		v := list(v)
		by := list(v[0])
		slices.SortFunc(by, func(a, b any) int { return cmp.Compare(number(list(a)[0]), number(list(b)[0])) })
		authors = authors[:0]
		for _, a := range by {
			if account := g.account(text(list(a)[1])); !contains(authors, account) {
				authors = append(authors, account)
			}
		}
		if err := g.b.Commits(repo, authors, uint32(number(v[1])), uint32(number(v[2])), date(v[3]), date(v[4])); err != nil {
			return err
		}
	}
	for _, v := range discussions {
		v := list(v)
		if err := g.b.Discussions(repo, g.account(text(v[0])), uint32(number(v[1])), date(v[4]), date(v[5]), v[2] == true, v[3] == true); err != nil {
			return err
		}
	}
	g.b.listed[repo].users = uint32(users)
	return nil
}

func (g *graphPart) account(name string) int32 {
	if name == "" {
		return nobody
	}
	n, _ := g.accounts.Add(name)
	return n
}

func storedLinks(all []any) []storedLink {
	links := make([]storedLink, 0, len(all))
	for _, v := range all {
		v := list(v)
		links = append(links, storedLink{text(v[0]), text(v[1]), stored(v[2])})
	}
	slices.SortFunc(links, storedLink.compare)
	return links
}

// wantedLinks are the relationships that hold the links of a repository.
func (g *graphPart) wantedLinks(n int) []storedLink {
	out := make([]storedLink, len(g.made[n]))
	for i := range g.made[n] {
		l := &g.made[n][i]
		kind, p := l.sort.properties(&l.link)
		out[i] = storedLink{kind, g.accounts.Name(l.account), p}
	}
	slices.SortFunc(out, storedLink.compare)
	return out
}

// changedLinks are those of the wanted ones that are not stored as they are, and
// the accounts with another link; gone says that some stored ones are not wanted.
// Both lists are in order.
func changedLinks(wanted, stored []storedLink) (changed []storedLink, accounts []string, gone bool) {
	for len(wanted)+len(stored) > 0 {
		order := -1
		switch {
		case len(wanted) == 0:
			order = 1
		case len(stored) > 0:
			order = wanted[0].compare(stored[0])
		}
		switch {
		case order > 0:
			gone, accounts = true, append(accounts, stored[0].account)
		case order < 0 || len(wanted[0].p.changes(stored[0].p)) > 0:
			changed, accounts = append(changed, wanted[0]), append(accounts, wanted[0].account)
		}
		if order <= 0 {
			wanted = wanted[1:]
		}
		if order >= 0 {
			stored = stored[1:]
		}
	}
	return changed, accounts, gone
}

// The values of a row. What has another type is as if it were absent.

func text(v any) string {
	s, _ := v.(string)
	return s
}

func number(v any) int64 {
	n, _ := v.(int64)
	return n
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

func date(v any) time.Time {
	t, _ := v.(time.Time)
	return t
}

// stored returns the properties of a map that are there.
func stored(v any) properties {
	m, _ := v.(map[string]any)
	for name, v := range m {
		if v == nil {
			delete(m, name)
		}
	}
	return m
}

// page returns the next ids or names in order behind the given one.
func page(ctx context.Context, store Store, statement string, params map[string]any) ([]string, error) {
	rows, err := cypher.Rows(ctx, store, statement, params)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, v := range list(rows[0][0]) {
		ids = append(ids, text(v))
	}
	return ids, nil
}
