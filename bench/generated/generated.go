// Package generated makes hubs to be measured on, of which it is known who is who.
package generated

import (
	"context"
	"errors"
	"os"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

// Hubs generates a hub of each seed, which are numbers with commas between, and calls
// each with it, one after another. Its folder is removed afterwards.
func Hubs(ctx context.Context, scale float64, seeds string, each func(*snapshot.Snapshot) error) error {
	for text := range strings.SplitSeq(seeds, ",") {
		seed, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			return err
		}
		if err := one(ctx, scale, seed, each); err != nil {
			return err
		}
	}
	return nil
}

func one(ctx context.Context, scale float64, seed uint64, each func(*snapshot.Snapshot) error) error {
	dir, err := os.MkdirTemp("", "generated-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		return err
	}
	if err := errors.Join(synthetic.Generate(ctx, synthetic.Options{Scale: scale, Seed: seed}, w), w.Close(snapshot.Meta{Source: "generated"})); err != nil {
		return err
	}
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		return err
	}
	return each(s)
}

// Truth returns the names that made commits or started discussions in a hub, as
// recorded, and who they are.
func Truth(ctx context.Context, s *snapshot.Snapshot) (names []string, people *hub.People, err error) {
	seen := map[string]bool{}
	add := func(name string) {
		if name != "" && !seen[name] {
			name = strings.Clone(name)
			seen[name] = true
			names = append(names, name)
		}
	}
	_, err = s.Walk(ctx, snapshot.Reading{Rejects: snapshot.NewRejects(snapshot.RejectOptions{}), Skim: true}, snapshot.Handlers{
		People: func(p *hub.People) error { people = p; return nil },
		Commit: func(_ int, c *hub.Commit) error {
			for _, name := range c.Authors {
				add(name)
			}
			return nil
		},
		Discussion: func(_ int, d *hub.Discussion) error { add(d.Author); return nil },
	})
	return names, people, err
}
