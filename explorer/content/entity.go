package content

import (
	"context"
	"embed"
	"io/fs"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
)

//go:embed cypher
var pageFiles embed.FS

// Statements are the statements of pages, KIND/SECTION.
var Statements = sync.OnceValue(func() *queries.Registry {
	dir, err := fs.Sub(pageFiles, "cypher")
	if err != nil {
		panic(err)
	}
	r, err := queries.Load(dir)
	if err != nil {
		panic(err)
	}
	return r
})

// Entity is a thing in the graph with a page of its own.
type Entity struct {
	Kind     find.Kind
	ID       string    // its id, or name
	SameAs   string    // the account that this spelling was merged into, "" for none
	Facts    *Answer   // one row
	Sections []Section // in the order of the page
}

// Section is a part of the page of an entity. Its answer may have no rows.
type Section struct {
	Name   string // as in Statements, without the kind
	Answer *Answer
	Err    error // why there is no answer; the others may have theirs
}

// factsSection is the section that every kind has: one row, or none where there is no
// such thing.
const factsSection = "facts"

// sections lists the further sections of each kind, in the order of the page.
var sections = map[find.Kind][]string{
	find.Model: {},
}

// Entity answers the page of a thing; a name that nothing has is a
// *hub.NotFoundError.
func (c *Content) Entity(ctx context.Context, kind find.Kind, id string) (*Entity, error) {
	if _, ok := sections[kind]; !ok {
		return nil, hub.NotFoundf("no kind %q; there are %s", kind, kindNames())
	}
	e := &Entity{Kind: kind, ID: id}
	facts, err := c.Facts(ctx, kind, id)
	if err != nil {
		return nil, err
	}
	e.Facts = facts
	e.SameAs, _ = facts.Value("same_as").(string)
	names := sections[kind]
	e.Sections = make([]Section, len(names))
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(4)
	for i, name := range names {
		group.Go(func() error {
			a, err := c.section(within, kind, name, id)
			e.Sections[i] = Section{name, a, err}
			if IsAway(err) || ctx.Err() != nil {
				return err
			}
			return nil
		})
	}
	return e, group.Wait()
}

func (c *Content) section(ctx context.Context, kind find.Kind, name, id string) (*Answer, error) {
	q, err := Statements().Find(string(kind) + "/" + name)
	if err != nil {
		return nil, err
	}
	params, err := q.Bind([]string{"id=" + id})
	if err != nil {
		return nil, err
	}
	return c.ask(ctx, q, params)
}

// Unknown says that there is no such thing, and which names are near.
func (c *Content) Unknown(ctx context.Context, kind find.Kind, id string) error {
	near, _, err := find.Nearest(ctx, c.db, kind, id)
	if err != nil {
		return err
	}
	if len(near) == 0 {
		return hub.NotFoundf("no %s %q", kind, id)
	}
	return hub.WithNear(hub.NotFoundf("no %s %q; did you mean %s?", kind, id, strings.Join(near, ", ")), near)
}

func kindNames() string {
	names := make([]string, len(find.Kinds))
	for i, k := range find.Kinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}
