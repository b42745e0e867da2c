package recipe

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipes"
)

// Registry is a set of recipes, in the order of their file names.
type Registry struct{ recipes []*Recipe }

// Bundled returns the recipes that come with the program.
var Bundled = sync.OnceValue(func() *Registry {
	r, err := load(recipes.FS, "", queries.Bundled())
	if err != nil {
		panic(err) // a test parses them all
	}
	return r
})

// LoadFolder reads the recipes in a user's folder: all .md files in it, but not in
// subfolders. stored finds the queries that cells name. Faults are a *hub.UsageError
// with a line for each, and so are a missing folder and one without recipes.
func LoadFolder(dir string, stored Finder) (*Registry, error) {
	if info, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, hub.Usagef("folder of recipes %s: there is no such folder", dir)
	}
	r, err := load(os.DirFS(dir), dir, stored)
	switch {
	case r == nil:
		return nil, fmt.Errorf("folder of recipes %s: %w", dir, err)
	case err != nil:
		return nil, hub.Usagef("%v", err)
	case len(r.recipes) == 0:
		return nil, hub.Usagef("folder of recipes %s: there is no .md file in it", dir)
	}
	return r, nil
}

// load reads the files of a folder that messages call shown. Without a registry the
// error is that of reading, else it joins the faults of all files.
func load(fsys fs.FS, shown string, stored Finder) (*Registry, error) {
	files, err := fs.Glob(fsys, "*.md")
	if err != nil {
		return nil, err
	}
	r := &Registry{}
	var errs []error
	for _, file := range files {
		content, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		recipe, err := Parse(filepath.Join(shown, file), string(content), stored)
		if err != nil {
			errs = append(errs, err)
		}
		if other := r.get(recipe.Name); other != nil && recipe.Name != "" {
			errs = append(errs, &queries.ParseError{File: recipe.File, Line: 1, Msg: "the recipe in " + other.File + " has the same name"})
		}
		r.recipes = append(r.recipes, recipe)
	}
	slices.SortStableFunc(r.recipes, func(a, b *Recipe) int { return cmp.Compare(a.File, b.File) })
	return r, errors.Join(errs...)
}

// With returns the recipes of both; of two with the same name, the one in more.
func (r *Registry) With(more *Registry) *Registry {
	both := &Registry{}
	for _, one := range r.recipes {
		if more.get(one.Name) == nil {
			both.recipes = append(both.recipes, one)
		}
	}
	both.recipes = append(both.recipes, more.recipes...)
	return both
}

// All returns the recipes in order.
func (r *Registry) All() []*Recipe { return slices.Clone(r.recipes) }

// Names returns the names in order.
func (r *Registry) Names() []string {
	names := make([]string, len(r.recipes))
	for i, one := range r.recipes {
		names[i] = one.Name
	}
	return names
}

func (r *Registry) get(name string) *Recipe {
	for _, one := range r.recipes {
		if one.Name == name {
			return one
		}
	}
	return nil
}

// Find returns the recipe with a name; capitals do not matter, nor whether the
// spelling is British or American. An unknown name is a *hub.NotFoundError that
// suggests the nearest ones, or those that are about what it says.
func (r *Registry) Find(name string) (*Recipe, error) {
	if one := r.get(name); one != nil {
		return one, nil
	}
	if same, ok := nearest.Same(name, r.Names()); ok {
		return r.get(same), nil
	}
	near := nearest.Names(name, r.Names())
	if len(near) == 0 {
		near = nearest.About(name, r.Names(), func(name string) string { one := r.get(name); return one.Title + "\n" + one.Question })
	}
	if len(near) > 0 {
		return nil, hub.WithNear(hub.NotFoundf("no recipe %q; did you mean %s?", name, strings.Join(near, " or ")), near)
	}
	return nil, hub.NotFoundf("no recipe %q; hubgraph recipe list shows them all", name)
}

// Describe returns the recipes as rows for a queries.Writer: name, title and
// question; detailed, also the part of the paper, the parameters as maps, and the
// stored queries that the cells use.
func (r *Registry) Describe(detailed bool) (columns []string, rows [][]any) {
	columns = []string{"name", "title", "question"}
	if detailed {
		columns = append(columns, "paper", "params", "queries", "file")
	}
	for _, one := range r.recipes {
		row := []any{one.Name, one.Title, one.Question}
		if detailed {
			var paper any
			if one.Paper != "" {
				paper = one.Paper
			}
			row = append(row, paper, one.describeParams(), one.stored(), one.File)
		}
		rows = append(rows, row)
	}
	return columns, rows
}

// describeParams is the declarations as maps, in the form of the stored queries'.
func (r *Recipe) describeParams() []any {
	out := []any{}
	for _, p := range r.Params {
		out = append(out, p.Describe())
	}
	return out
}

// stored lists the stored queries of the cells.
func (r *Recipe) stored() []any {
	out := []any{}
	for _, c := range r.Cells() {
		if c.Query != nil && !slices.Contains(out, any(c.Query.Name)) {
			out = append(out, c.Query.Name)
		}
	}
	return out
}
