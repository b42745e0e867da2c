// Package catalog finds what can be asked: stored queries and recipes, both the
// bundled ones and those in a user's folders. Open returns a Catalog, Catalog.Query
// and Catalog.Recipe find by name, Bind makes the parameters of a run. A command and
// an HTTP handler differ only in how they present what they find here.
//
// An unknown name is a *hub.NotFoundError that suggests the nearest ones; other
// wrong use is a *hub.UsageError.
package catalog

import (
	"errors"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// Catalog is the bundled queries and recipes together with those of a user's
// folders. A folder is read once, when first needed.
type Catalog struct {
	stored  func() (stored, error)
	recipes func() (*recipe.Registry, error)
}

// stored are all queries, and those of the user's folder, nil without one.
type stored struct{ all, own *queries.Registry }

// Open returns the catalog with the queries of one folder and the recipes of
// another, "" for none. A query must not have the name of a bundled one; a recipe
// replaces a bundled one of its name, and its cells may name queries of the folder.
func Open(queriesDir, recipesDir string) *Catalog {
	c := &Catalog{}
	c.stored = sync.OnceValues(func() (stored, error) {
		if queriesDir == "" {
			return stored{all: queries.Bundled()}, nil
		}
		own, err := queries.LoadFolder(queriesDir)
		if err != nil {
			return stored{}, err
		}
		all, err := queries.Bundled().With(own)
		return stored{all, own}, err
	})
	c.recipes = sync.OnceValues(func() (*recipe.Registry, error) {
		if recipesDir == "" {
			return recipe.Bundled(), nil
		}
		all, err := c.Queries()
		if err != nil {
			return nil, err
		}
		own, err := recipe.LoadFolder(recipesDir, all)
		if err != nil {
			return nil, err
		}
		return recipe.Bundled().With(own), nil
	})
	return c
}

// Queries returns all stored queries. Faults in the files of the folder are a
// *hub.UsageError.
func (c *Catalog) Queries() (*queries.Registry, error) {
	s, err := c.stored()
	return s.all, err
}

// OwnQueries returns the queries of the user's folder, nil without one. They should
// be passed to Registry.Check before one of them is run.
func (c *Catalog) OwnQueries() (*queries.Registry, error) {
	s, err := c.stored()
	return s.own, err
}

// Query finds a stored query by its name or a former name.
func (c *Catalog) Query(name string) (*queries.Query, error) {
	all, err := c.Queries()
	if err != nil {
		return nil, err
	}
	q, err := all.Find(name)
	if errors.As(err, new(*hub.NotFoundError)) {
		if recipes, e := c.Recipes(); e == nil {
			if one, e := recipes.Find(name); e == nil {
				err = butIs(err, "a recipe", "hubgraph recipe run "+one.Name)
			}
		}
	}
	return q, err
}

// butIs adds to the error about a name that something of another kind has it.
func butIs(err error, what, command string) error {
	var usage *hub.UsageError
	errors.As(err, &usage)
	return hub.WithNear(hub.NotFoundf("%v; %s has this name: %s", err, what, command), usage.Near)
}

// Recipes returns all recipes. Faults in the files of the folders are a
// *hub.UsageError.
func (c *Catalog) Recipes() (*recipe.Registry, error) { return c.recipes() }

// Recipe finds a recipe by name.
func (c *Catalog) Recipe(name string) (*recipe.Recipe, error) {
	all, err := c.Recipes()
	if err != nil {
		return nil, err
	}
	one, err := all.Find(name)
	if errors.As(err, new(*hub.NotFoundError)) {
		if stored, e := c.Queries(); e == nil {
			if q, e := stored.Find(name); e == nil {
				err = butIs(err, "a stored query", "hubgraph query run "+q.Name)
			}
		}
	}
	return one, err
}

// Options are the user's choices for a stored query.
type Options struct {
	Params []string // name=value
	Raw    bool     // names as recorded, for queries where that matters
	Limit  *int     // at most this many rows, 0 for all; nil keeps the query's own limit
}

// Bind makes the parameters of a run from the options and the query's defaults.
//
// Raw sets the parameter raw of queries that have one; to the others names make no
// difference. With a Limit, a query that ends with LIMIT $limit is asked for one row
// more, which shows whether there are more; a limit given as a parameter stays.
func Bind(q *queries.Query, o Options) (map[string]any, error) {
	args := o.Params
	if _, has := q.Param("raw"); o.Raw && has {
		if gives(args, "raw") {
			return nil, hub.Usagef("give either --raw or -p raw=..., not both")
		}
		args = append(slices.Clone(args), "raw=true")
	}
	params, err := q.Bind(args)
	if err != nil || o.Limit == nil {
		return params, err
	}
	p, ok := q.LimitParam()
	if !ok || *o.Limit < 0 || gives(args, p.Name) {
		return params, nil
	}
	rows := int64(math.MaxInt64)
	if most := *o.Limit; most > 0 && most < math.MaxInt {
		rows = int64(most) + 1
	}
	if p.Max != nil {
		rows = min(rows, int64(*p.Max))
	}
	params[p.Name] = rows
	return params, nil
}

// OwnLimit returns the limit that a query has by itself, when the options leave it as
// it is: with params[name] = rows + 1, a run cut at rows shows whether there are more.
func OwnLimit(q *queries.Query, o Options) (name string, rows int, ok bool) {
	p, ok := q.LimitParam()
	if !ok || o.Limit != nil || gives(o.Params, p.Name) {
		return "", 0, false
	}
	n, ok := p.Default.(int64)
	return p.Name, int(n), ok && n > 0 && n < math.MaxInt32 && (p.Max == nil || float64(n) < *p.Max)
}

func gives(args []string, name string) bool {
	return slices.ContainsFunc(args, func(a string) bool { return strings.HasPrefix(a, name+"=") })
}
