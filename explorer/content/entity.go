package content

import (
	"context"
	"embed"
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
var Statements = sync.OnceValue(func() *queries.Registry { return queries.Embedded(pageFiles, "cypher") })

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

// SectionsAtOnce is how many sections of a page are asked at once.
const SectionsAtOnce = 4

// FactsSection is the section that every kind has: one row, or none where there is no
// such thing.
const FactsSection = "facts"

// sections lists the further sections of each kind, in the order of the page.
var sections = map[find.Kind][]string{
	find.Model:   {"neighbours", "months", "people", "spaces", "bases", "datasets", "derived", "co-used", "siblings"},
	find.Dataset: {"neighbours", "months", "people", "models", "siblings"},
	find.Space:   {"neighbours", "months", "people", "models", "siblings"},
	find.Account: {"neighbours", "months", "repositories", "contributed", "organisations", "collaborators", "contributors"},
	find.Licence: {"quarters", "repositories"},
	find.Field:   {"quarters", "licences", "models"},
}

// startSections are those of the page that tells what is in the graph.
var startSections = []string{"totals", "sizes", "licences"}

// More is a stored query that has more rows than a section of a page shows.
type More struct {
	Query string
	Param string // which the id is the value of
}

// MoreOf are the stored queries that go on where a section ends, by the name of its
// statement.
var MoreOf = map[string]More{
	"model/bases":           {"lineage/ancestors", "model"},
	"model/derived":         {"lineage/derived", "base"},
	"model/co-used":         {"adoption/co-used", "model"},
	"account/collaborators": {"collaboration/collaborators", "developer"},
	"account/contributors":  {"organisations/contributors", "owner"},
}

// SectionNames are the names of all sections of a kind, the facts first.
func SectionNames(kind find.Kind) []string {
	return append([]string{FactsSection}, sections[kind]...)
}

// Entity answers the page of a thing; a name that nothing has is a
// *hub.NotFoundError.
func (c *Content) Entity(ctx context.Context, kind find.Kind, id string) (*Entity, error) {
	if _, ok := sections[kind]; !ok {
		return nil, hub.NotFoundf("no kind %q; there are %s", kind, kindNames())
	}
	e := &Entity{Kind: kind, ID: id}
	group, within := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		e.Facts, err = c.Facts(within, kind, id)
		return err
	})
	group.Go(func() (err error) {
		e.Sections, err = c.sections(within, Word(kind), sections[kind], []string{"id=" + id})
		return err
	})
	if err := group.Wait(); err != nil {
		return nil, err
	}
	e.SameAs, _ = e.Facts.Value("same_as").(string)
	return e, nil
}

// Start answers what the graph holds.
func (c *Content) Start(ctx context.Context) ([]Section, error) {
	return c.sections(ctx, "start", startSections, nil)
}

// sections answers several sections at once.
func (c *Content) sections(ctx context.Context, of string, names, args []string) ([]Section, error) {
	all := make([]Section, len(names))
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(SectionsAtOnce)
	for i, name := range names {
		group.Go(func() error {
			a, err := c.section(within, of, name, args)
			all[i] = Section{name, a, err}
			if queries.Lost(err) || ctx.Err() != nil {
				return err
			}
			if err != nil {
				c.Failed(ctx, err)
			}
			return nil
		})
	}
	return all, group.Wait()
}

func (c *Content) section(ctx context.Context, of, name string, args []string) (*Answer, error) {
	q, err := Statements().Find(of + "/" + name)
	if err != nil {
		return nil, err
	}
	params, err := q.Bind(args)
	if err != nil {
		return nil, err
	}
	return c.Ask(ctx, q, params)
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
