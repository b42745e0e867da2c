package analytics

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// graphReader puts what the graph returns for its repositories into a builder.
type graphReader struct {
	b      *builder
	ids    graphIDs
	number [hub.KindCount][]int32 // by number in ids: of the repository in b
	n      int32                  // repositories so far

	spaces names.Table // that use a model
	uses   []use

	authors []author // of one group of commits
	names   []string
}

// use is one use of a model. The space may still be unread.
type use struct {
	space  int32 // in graphReader.spaces
	model  int32 // number in the builder
	listed bool
}

// author is one of the authors of a commit.
type author struct {
	position int64
	name     string
}

// graphIDs are the ids of the repositories, numbered as they come.
type graphIDs [hub.KindCount]names.Table

// All returns the ids of a kind.
func (x *graphIDs) All(k hub.Kind) []string { return x[k].Names() }

// read takes the answers that read hands over.
func (g *graphReader) read(ctx context.Context, read func(context.Context, func(answer) error) error) error {
	if err := read(ctx, g.add); err != nil {
		return err
	}
	return g.addUses()
}

func (g *graphReader) readLineage(ctx context.Context, db Reader) error {
	var model, base, relation, evidence string
	return query(ctx, db, "lineage", nil, func() error {
		m, known := g.ids[hub.Model].Find(model)
		n, both := g.ids[hub.Model].Find(base)
		if !known || !both {
			return fmt.Errorf("model %q or %q is new; the graph changed while it was read", model, base)
		}
		if !slices.Contains(hub.Relations, relation) {
			return fmt.Errorf("model %q: the relation %q", model, relation)
		}
		g.b.derived(int(g.number[hub.Model][m]), int(g.number[hub.Model][n]), relation, evidence)
		return nil
	}, &model, &base, &relation, &evidence)
}

// takeDates takes the last n values off a list in a row, when the builder keeps
// dates; else there are none in it.
func (g *graphReader) takeDates(v any, n int) (rest any, at []int64, err error) {
	if g.b.dates == nil {
		return v, nil, nil
	}
	at = make([]int64, n)
	list, _ := v.([]any)
	if len(list) < n {
		return nil, nil, fmt.Errorf("found %v, a %T, want a list that ends with %d dates", v, v, n)
	}
	for i, x := range list[len(list)-n:] {
		if x == nil {
			at[i] = NoDate
		} else if err := scan(&at[i], x); err != nil {
			return nil, nil, fmt.Errorf("date: %w", err)
		}
	}
	return list[:len(list)-n], at, nil
}

// add adds the repositories of one range.
func (g *graphReader) add(a answer) error {
	for _, v := range a.repositories {
		if err := g.repository(a.kind, v); err != nil {
			return fmt.Errorf("read %ss: %w", a.kind, err)
		}
	}
	return nil
}

var repositoryColumns = []string{"id", "owner", "license", "likes", "downloads", "fields", "commits", "discussions", "spaces"}

func (g *graphReader) repository(kind hub.Kind, v any) error {
	r := hub.Repository{Kind: kind}
	var fields []string
	var commits, discussions, spaces []any
	v, dates, err := g.takeDates(v, 2)
	if err != nil {
		return err
	}
	if err := scanTuple(v, repositoryColumns, &r.ID, &r.Owner, &r.License, &r.Likes, &r.Downloads, &fields, &commits, &discussions, &spaces); err != nil {
		return err
	}
	set, err := fieldSet(fields)
	if err != nil {
		return fmt.Errorf("%q: %w", r.ID, err)
	}
	if _, added := g.ids[kind].Add(r.ID); !added {
		return fmt.Errorf("%q is there twice", r.ID)
	}
	at := g.n
	g.n++
	g.number[kind] = append(g.number[kind], at)
	g.b.repository(&r, set)
	if d := g.b.dates; d != nil {
		d.created, d.modified = append(d.created, dates[0]), append(d.modified, dates[1])
	}
	for _, add := range []struct {
		list []any
		one  func(repository int32, v any) error
	}{{commits, g.commits}, {discussions, g.discussions}, {spaces, g.space}} {
		for _, v := range add.list {
			if err := add.one(at, v); err != nil {
				return fmt.Errorf("%q: %w", r.ID, err)
			}
		}
	}
	return nil
}

func (g *graphReader) commits(repository int32, v any) error {
	var authors []any
	var n int64
	v, at, err := g.takeDates(v, 1)
	if err != nil {
		return err
	}
	if err := scanTuple(v, []string{"authors", "commits"}, &authors, &n); err != nil {
		return err
	}
	g.authors = g.authors[:0]
	for _, v := range authors {
		var a author
		if err := scanTuple(v, []string{"position", "author"}, &a.position, &a.name); err != nil {
			return err
		}
		g.authors = append(g.authors, a)
	}
	slices.SortFunc(g.authors, func(x, y author) int { return cmp.Compare(x.position, y.position) })
	g.names = g.names[:0]
	for _, a := range g.authors {
		g.names = append(g.names, a.name)
	}
	g.b.commits(int(repository), g.names, n)
	if g.b.dates != nil {
		g.b.datedCommits(int(repository), g.names, n, at[0])
	}
	return nil
}

func (g *graphReader) discussions(repository int32, v any) error {
	var starter string
	var n int64
	v, at, err := g.takeDates(v, 1)
	if err != nil {
		return err
	}
	if err := scanTuple(v, []string{"starter", "discussions"}, &starter, &n); err != nil {
		return err
	}
	g.b.discussions(int(repository), starter, n)
	if g.b.dates != nil {
		g.b.datedDiscussions(int(repository), starter, n, at[0])
	}
	return nil
}

func (g *graphReader) space(model int32, v any) error {
	u, id := use{model: model}, ""
	if err := scanTuple(v, []string{"space", "listed"}, &id, &u.listed); err != nil {
		return err
	}
	u.space, _ = g.spaces.Add(id)
	g.uses = append(g.uses, u)
	return nil
}

// addUses adds the uses when all spaces are known.
func (g *graphReader) addUses() error {
	for _, u := range g.uses {
		id := g.spaces.Name(u.space)
		if !u.listed {
			g.b.unlistedUsage(id, int(u.model))
			continue
		}
		n, ok := g.ids[hub.Space].Find(id)
		if !ok {
			return fmt.Errorf("space %q is new; the graph changed while it was read", id)
		}
		g.b.usage(int(g.number[hub.Space][n]), int(u.model))
	}
	return nil
}

func fieldSet(names []string) (set hub.FieldSet, err error) {
	for _, name := range names {
		f, ok := hub.ParseField(name)
		if !ok {
			return 0, fmt.Errorf("the field %q; want cv, nlp or mm", name)
		}
		set |= hub.FieldSet(f)
	}
	return set, nil
}
