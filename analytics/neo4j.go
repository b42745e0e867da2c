package analytics

import (
	"context"
	"errors"

	"github.com/hubgraph/hubgraph/hub"
)

// ErrNoSnapshot reports that the graph holds no completely loaded snapshot.
var ErrNoSnapshot = errors.New("the graph holds no completely loaded snapshot; hubgraph load DIR loads one")

// FromGraph reads a corpus from a graph with one snapshot. It asks for names, ids
// and counts, never for whole nodes, in ranges of repositories and several ranges at
// once: db must be safe for concurrent use. The error is ErrNoSnapshot when no load
// was ever completed.
func FromGraph(ctx context.Context, db Reader, o Options) (*Corpus, error) {
	return fromGraph(ctx, db, o, func(ctx context.Context, fn func(answer) error) error {
		return readRanges(ctx, db, o, rangeSize, fn)
	})
}

// UsagesFromGraph is FromGraph for usages alone, in a fraction of the time: the
// corpus has the models that a space uses and the spaces that use one, without
// commits, discussions and people.
func UsagesFromGraph(ctx context.Context, db Reader) (*Corpus, error) {
	return fromGraph(ctx, db, Options{Raw: true}, func(ctx context.Context, fn func(answer) error) error {
		return readUsages(ctx, db, fn)
	})
}

func fromGraph(ctx context.Context, db Reader, o Options, read func(context.Context, func(answer) error) error) (*Corpus, error) {
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
	b := newBuilder(o)
	b.setPeople(people)
	g := &graphReader{b: b}
	if err := g.read(ctx, read); err != nil {
		return nil, err
	}
	if o.Lineage {
		if err := g.readLineage(ctx, db); err != nil {
			return nil, err
		}
	}
	after, err := readHead(ctx, db)
	if err != nil {
		return nil, err
	}
	if after != before {
		return nil, errors.New("a snapshot was loaded while the graph was read; analyse again")
	}
	c, err := b.corpus(ctx, &g.ids)
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

// head is the content of the (:Snapshot) node.
type head struct {
	id, loadedAt string
	unfinished   int64
	ignored      hub.Ignored
}

func readHead(ctx context.Context, db Reader) (h head, err error) {
	found := false
	g := &h.ignored
	err = query(ctx, db, "snapshot", nil, func() error { found = true; return nil },
		&h.id, &h.loadedAt, &h.unfinished, &g.CommitsOfUnknownRepositories, &g.CommitsRepeated, &g.DiscussionsOfUnknownRepositories,
		&g.DiscussionsRepeated, &g.UsagesByUnknownSpacesKept, &g.UsagesOfUnknownModels, &g.UsagesRepeated)
	if err == nil && !found {
		err = ErrNoSnapshot
	}
	return h, err
}

func readPeople(ctx context.Context, db Reader, people *hub.People) error {
	var alias, canonical, bot string
	err := query(ctx, db, "identities", nil, func() error {
		people.Merge(hub.Identity{Alias: alias, Canonical: canonical})
		return nil
	}, &alias, &canonical)
	if err != nil {
		return err
	}
	return query(ctx, db, "bots", nil, func() error {
		people.AddBot(bot)
		return nil
	}, &bot)
}
