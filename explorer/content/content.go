package content

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// Options are what a Content asks, and within which limits.
type Options struct {
	DB      queries.Database
	Catalog *catalog.Catalog
	Limits  queries.Limits // of each answer
	// Internal is told of each error that is answered by a 500, which is no fault of who
	// asked; nil for nobody.
	Internal func(ctx context.Context, err error)
}

// The limits of an answer where none are given.
const (
	DefaultRows = 1000
	DefaultTime = 10 * time.Second
)

// Content asks one graph. It may be used by several goroutines.
type Content struct {
	db       queries.Database
	catalog  *catalog.Catalog
	limits   queries.Limits
	internal func(context.Context, error)

	whose   kept[hub.Provenance]
	derived kept[queries.Derived]
}

// New returns the content of a graph. Faults in a user's queries or recipes are a
// *hub.UsageError. The graph is not asked yet.
func New(o Options) (*Content, error) {
	_, err := o.Catalog.Queries()
	if err == nil {
		_, err = o.Catalog.Recipes()
	}
	if err != nil {
		return nil, err
	}
	o.Limits.Rows = cmp.Or(o.Limits.Rows, DefaultRows)
	o.Limits.Time = cmp.Or(o.Limits.Time, DefaultTime)
	return &Content{db: o.DB, catalog: o.Catalog, limits: o.Limits, internal: o.Internal}, nil
}

// Limits are those of each answer.
func (c *Content) Limits() queries.Limits { return c.limits }

// DB is the graph, for what has statements of its own.
func (c *Content) DB() queries.Database { return c.db }

// Whose says of which snapshots the graph's numbers are.
func (c *Content) Whose(ctx context.Context) (hub.Provenance, error) {
	return c.whose.get(ctx, c.limits.Time, func(ctx context.Context) (hub.Provenance, error) {
		return queries.ReadProvenance(ctx, c.db)
	})
}

// Queries returns all stored queries, sorted by name.
func (c *Content) Queries() *queries.Registry {
	all, _ := c.catalog.Queries() // New has read them
	return all
}

// Recipes returns all recipes.
func (c *Content) Recipes() *recipe.Registry {
	all, _ := c.catalog.Recipes()
	return all
}

// Recipe runs a recipe with arguments of the form name=value.
func (c *Content) Recipe(ctx context.Context, name string, args []string) (*recipe.Report, error) {
	r, err := c.catalog.Recipe(name)
	if err != nil {
		return nil, err
	}
	params, err := r.Bind(args)
	if err != nil {
		return nil, err
	}
	limits := recipe.DefaultLimits
	limits.Time = c.limits.Time
	return r.Run(ctx, c.db, params, limits)
}

// State tells states of the graph apart: it changes with every load.
func (c *Content) State(ctx context.Context) (string, error) {
	rows, err := cypher.Rows(ctx, c.db, queries.SnapshotsHeld, nil)
	if err != nil {
		return "", fmt.Errorf("ask for the state of the graph: %w", err)
	}
	return fmt.Sprint(rows), nil
}
