package queries

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/hubgraph/hubgraph/hub"
)

//go:embed cypher
var bundled embed.FS

// Registry is a set of stored queries, sorted by name.
type Registry struct {
	queries []*Query
}

// Bundled returns the queries that come with the program.
var Bundled = sync.OnceValue(func() *Registry {
	dir, err := fs.Sub(bundled, "cypher")
	if err != nil {
		panic(err)
	}
	r, err := Load(dir)
	if err != nil {
		panic(err) // a test parses them all
	}
	return r
})

// Load reads every .cypher file of a folder, with its folders. The error joins
// all faults of all files, in the order of their names.
func Load(fsys fs.FS) (*Registry, error) {
	r := &Registry{}
	var errs []error
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".cypher") {
			return err
		}
		content, err := fs.ReadFile(fsys, path)
		if err != nil {
			return err
		}
		q, err := Parse(path, string(content))
		if err != nil {
			errs = append(errs, err)
		}
		r.queries = append(r.queries, q)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read queries: %w", err)
	}
	slices.SortFunc(r.queries, func(a, b *Query) int { return cmp.Compare(a.Name, b.Name) })
	return r, errors.Join(errs...)
}

// All returns the queries, sorted by name.
func (r *Registry) All() []*Query { return slices.Clone(r.queries) }

// Names returns the names, sorted.
func (r *Registry) Names() []string {
	names := make([]string, len(r.queries))
	for i, q := range r.queries {
		names[i] = q.Name
	}
	return names
}

// Find returns the query of this name. An unknown name is a *hub.UsageError
// that offers the nearest ones.
func (r *Registry) Find(name string) (*Query, error) {
	i, ok := slices.BinarySearchFunc(r.queries, name, func(q *Query, n string) int { return cmp.Compare(q.Name, n) })
	if ok {
		return r.queries[i], nil
	}
	if near := nearest(name, r.Names()); len(near) > 0 {
		return nil, hub.Usagef("no stored query %q; did you mean %s?", name, strings.Join(near, " or "))
	}
	return nil, hub.Usagef("no stored query %q; hubgraph query list shows them all", name)
}
