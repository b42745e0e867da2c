package queries

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/nearest"
	"github.com/hubgraph/hubgraph/internal/shellword"
)

//go:embed cypher
var bundled embed.FS

// Registry is a set of stored queries, sorted by name.
type Registry struct {
	queries []*Query
}

// Bundled returns the queries that come with the program.
var Bundled = sync.OnceValue(func() *Registry { return Embedded(bundled, "cypher") })

// Embedded is Load for a folder of files that are compiled in, which tests parse: a
// fault is a panic.
func Embedded(files fs.FS, folder string) *Registry {
	dir, err := fs.Sub(files, folder)
	if err != nil {
		panic(err)
	}
	r, err := Load(dir)
	if err != nil {
		panic(err)
	}
	return r
}

// Load reads every .cypher file of a folder and its subfolders, and the examples
// beside them. The error joins all faults of all files, in the order of their names.
func Load(fsys fs.FS) (*Registry, error) { return load(fsys, "") }

// load is Load for a folder that messages call shown.
func load(fsys fs.FS, shown string) (*Registry, error) {
	r := &Registry{}
	var errs []error
	err := fs.WalkDir(fsys, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".cypher") {
			return err
		}
		content, err := fs.ReadFile(fsys, file)
		if err != nil {
			return err
		}
		q, err := parse(file, filepath.Join(shown, filepath.FromSlash(file)), string(content))
		if err != nil {
			errs = append(errs, err)
		}
		q.Example.Rows, err = example(fsys, file)
		r.queries = append(r.queries, q)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read queries: %w", err)
	}
	r.sort()
	return r, errors.Join(errs...)
}

// example reads the answer beside a query file, if there is one.
func example(fsys fs.FS, file string) (string, error) {
	rows, err := fs.ReadFile(fsys, strings.TrimSuffix(file, ".cypher")+".example.csv")
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(rows), err
}

func (r *Registry) sort() {
	slices.SortFunc(r.queries, func(a, b *Query) int { return cmp.Compare(a.Name, b.Name) })
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

// Topics returns the topics, sorted.
func (r *Registry) Topics() []string {
	var topics []string
	for _, q := range r.queries {
		topics = append(topics, q.Topic())
	}
	return slices.Compact(topics) // the queries are sorted by name
}

// spelt is the name of a query or a topic as it is spelt here: capitals do not matter,
// nor whether the spelling is British or American. Any other text is itself.
func (r *Registry) spelt(name string) string {
	for _, names := range [][]string{r.Names(), r.Topics()} {
		if same, ok := nearest.Same(name, names); ok {
			return same
		}
	}
	return name
}

// get returns the query of exactly this name, or nil.
func (r *Registry) get(name string) *Query {
	i, ok := slices.BinarySearchFunc(r.queries, name, func(q *Query, n string) int { return cmp.Compare(q.Name, n) })
	if !ok {
		return nil
	}
	return r.queries[i]
}

// Find returns the query with this name, or with this former name, or the only one
// that has it after the slash. An unknown name is a *hub.NotFoundError that suggests
// the nearest ones; that of a topic lists its queries.
func (r *Registry) Find(name string) (*Query, error) {
	name = r.spelt(name)
	if q := r.get(name); q != nil {
		return q, nil
	}
	for _, q := range r.queries {
		if slices.Contains(q.Formerly, name) {
			return q, nil
		}
	}
	var short, topic []string
	for _, q := range r.queries {
		of, rest, _ := strings.Cut(q.Name, "/")
		if rest == name {
			short = append(short, q.Name)
		}
		if of == name {
			topic = append(topic, q.Name)
		}
	}
	switch {
	case len(short) == 1:
		return r.get(short[0]), nil
	case len(short) > 1:
		return nil, hub.WithNear(hub.NotFoundf("%q may be %s", name, strings.Join(short, " or ")), short)
	case len(topic) > 0:
		return nil, hub.WithNear(hub.NotFoundf("%q is a topic, not a query; its queries are %s", name, strings.Join(topic, ", ")), topic)
	}
	near := r.nearest(name)
	if len(near) == 0 && len(strings.Fields(name)) == 1 {
		near = nearest.About(name, r.Names(), func(name string) string { return r.get(name).described() })
		if len(near) > fewAbout {
			return nil, hub.NotFoundf("no stored query %q; hubgraph query list %s shows the %d that are about it", name, shellword.Quote(name), len(near))
		}
	}
	if len(near) > 0 {
		return nil, hub.WithNear(hub.NotFoundf("no stored query %q; did you mean %s?", name, strings.Join(near, " or ")), near)
	}
	return nil, hub.NotFoundf("no stored query %q; hubgraph query list shows them all", name)
}

// fewAbout is the greatest number of queries about a word that an error names.
const fewAbout = 3

// nearest returns at most three names that may have been meant, former names as the
// present ones.
func (r *Registry) nearest(name string) []string {
	now, names := map[string]string{}, r.Names()
	for _, q := range r.queries {
		for _, old := range q.Formerly {
			now[old], names = q.Name, append(names, old)
		}
	}
	var out []string
	for _, n := range nearest.Names(name, names) {
		if today, ok := now[n]; ok {
			n = today
		}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
