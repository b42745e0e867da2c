package analytics

import (
	"context"
	"errors"
	"fmt"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/names"
)

// ErrNoSnapshot says that the graph holds no snapshot that was loaded to its end.
var ErrNoSnapshot = errors.New("the graph holds no completely loaded snapshot; hubgraph load DIR loads one")

// FromGraph reads a corpus from the graph of one snapshot. It asks for names,
// ids and counts, never for whole nodes, and streams the answers. The error is
// ErrNoSnapshot when no load was ever completed.
func FromGraph(ctx context.Context, db Reader, o Options) (*Corpus, error) {
	before, err := readHead(ctx, db)
	if err != nil {
		return nil, err
	}
	people := hub.NewPeople()
	if !o.Raw {
		if err := readPeople(ctx, db, people); err != nil {
			return nil, err
		}
	}
	ids := new([hub.KindCount]names.Table)
	b := newBuilder(people, ids)
	if err := readGraph(ctx, db, b, ids); err != nil {
		return nil, err
	}
	after, err := readHead(ctx, db)
	if err != nil {
		return nil, err
	}
	if after != before {
		return nil, errors.New("a snapshot was loaded while the graph was read; analyse again")
	}
	c, err := b.corpus(ctx)
	if err != nil {
		return nil, err
	}
	c.Ignored = before.ignored
	if before.unfinished > 0 {
		c.Warnings = append(c.Warnings, "a load was left off or is under way, so the graph holds parts of another snapshot; hubgraph load finishes it")
	}
	c.IdentitiesMerged, c.Bots = people.Aliases(), people.Bots()
	return c, nil
}

// head is what the (:Snapshot) node says.
type head struct {
	id, loadedAt string
	unfinished   int64
	ignored      hub.Ignored
}

func readHead(ctx context.Context, db Reader) (h head, err error) {
	found := false
	g := &h.ignored
	err = query(ctx, db, "snapshot", func() error { found = true; return nil },
		&h.id, &h.loadedAt, &h.unfinished, &g.CommitsOfUnknownRepositories, &g.CommitsRepeated, &g.DiscussionsOfUnknownRepositories,
		&g.DiscussionsRepeated, &g.UsagesByUnknownSpacesKept, &g.UsagesOfUnknownModels, &g.UsagesRepeated)
	if err == nil && !found {
		err = ErrNoSnapshot
	}
	return h, err
}

func readPeople(ctx context.Context, db Reader, people *hub.People) error {
	var alias, canonical, bot string
	err := query(ctx, db, "identities", func() error {
		people.Merge(hub.Identity{Alias: alias, Canonical: canonical})
		return nil
	}, &alias, &canonical)
	if err != nil {
		return err
	}
	return query(ctx, db, "bots", func() error {
		people.AddBot(bot)
		return nil
	}, &bot)
}

// graphReader reads the records of a graph into a builder.
type graphReader struct {
	db     Reader
	b      *builder
	ids    *[hub.KindCount]names.Table
	number [hub.KindCount][]int // by number in ids: of the repository in b
}

func readGraph(ctx context.Context, db Reader, b *builder, ids *[hub.KindCount]names.Table) error {
	g := &graphReader{db: db, b: b, ids: ids}
	for _, read := range []func(context.Context) error{g.repositories, g.commits, g.discussions, g.usages} {
		if err := read(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (g *graphReader) repositories(ctx context.Context) error {
	var r hub.Repository
	var kind string
	var fields []string
	n := 0
	return query(ctx, g.db, "repositories", func() (err error) {
		if r.Kind, err = parseKind(kind); err != nil {
			return err
		}
		set, err := fieldSet(fields)
		if err != nil {
			return err
		}
		if _, added := g.ids[r.Kind].Add(r.ID); !added {
			return fmt.Errorf("%s %q is there twice", kind, r.ID)
		}
		g.b.repository(&r, set)
		g.number[r.Kind] = append(g.number[r.Kind], n)
		n++
		return nil
	}, &kind, &r.ID, &r.Owner, &r.License, &r.Likes, &r.Downloads, &fields)
}

func (g *graphReader) commits(ctx context.Context) error {
	var kind, repo string
	var authors []string
	var n int64
	return query(ctx, g.db, "commits", func() error {
		i, err := g.find(kind, repo)
		if err != nil {
			return err
		}
		g.b.commits(i, authors, n)
		return nil
	}, &kind, &repo, &authors, &n)
}

func (g *graphReader) discussions(ctx context.Context) error {
	var kind, repo, starter string
	var n int64
	return query(ctx, g.db, "discussions", func() error {
		i, err := g.find(kind, repo)
		if err != nil {
			return err
		}
		g.b.discussions(i, starter, n)
		return nil
	}, &kind, &repo, &starter, &n)
}

func (g *graphReader) usages(ctx context.Context) error {
	var space, model string
	var listed bool
	return query(ctx, g.db, "usages", func() error {
		m, err := g.find(hub.Model.String(), model)
		if err != nil {
			return err
		}
		if !listed {
			g.b.unlistedUsage(space, m)
			return nil
		}
		s, err := g.find(hub.Space.String(), space)
		if err != nil {
			return err
		}
		g.b.usage(s, m)
		return nil
	}, &space, &listed, &model)
}

// find returns the number of a listed repository.
func (g *graphReader) find(kind, id string) (int, error) {
	k, err := parseKind(kind)
	if err != nil {
		return 0, err
	}
	n, ok := g.ids[k].Find(id)
	if !ok {
		return 0, fmt.Errorf("%s %q is new; the graph changed while it was read", kind, id)
	}
	return g.number[k][n], nil
}

func parseKind(kind string) (hub.Kind, error) {
	k, ok := hub.ParseKind(kind)
	if !ok {
		return 0, fmt.Errorf("a repository has the kind %q; want model, dataset or space", kind)
	}
	return k, nil
}

func fieldSet(names []string) (set hub.FieldSet, err error) {
	for _, name := range names {
		f, ok := hub.ParseField(name)
		if !ok {
			return 0, fmt.Errorf("a repository has the field %q; want cv, nlp or mm", name)
		}
		set |= hub.FieldSet(f)
	}
	return set, nil
}
