package bulk

import (
	"context"
	"fmt"
	"regexp"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/snapshot"
)

// finish completes a graph that was imported. A constraint on repositories and
// the writing to them exclude each other, so those come one after the other,
// while the other constraints, above all that of the commits, are made.
func (f *Files) finish(ctx context.Context, store loader.Store, s *snapshot.Snapshot) (loader.Summary, error) {
	others, repositories := splitConstraints()
	making, running := errgroup.WithContext(ctx)
	making.Go(func() error {
		for _, cypher := range f.lists.statements() {
			if err := store.Exec(running, cypher, nil); err != nil {
				return fmt.Errorf("set empty lists: %w", err)
			}
		}
		return constraints(running, store, repositories)
	})
	making.Go(func() error { return constraints(running, store, others) })
	if err := making.Wait(); err != nil {
		return loader.Summary{}, err
	}
	return loader.Finish(ctx, store, s, f.Read) // the constraints are there
}

// constraints makes constraints, all at once.
func constraints(ctx context.Context, store loader.Store, statements []string) error {
	making, ctx := errgroup.WithContext(ctx)
	for _, cypher := range statements {
		making.Go(func() error { return store.Exec(ctx, cypher, nil) })
	}
	if err := making.Wait(); err != nil {
		return fmt.Errorf("make constraints: %w", err)
	}
	return nil
}

// constrained finds the label that a constraint is for.
var constrained = regexp.MustCompile(`FOR \(\w+:(\w+)\)`)

// splitConstraints tells those for the labels of repositories from the others.
func splitConstraints() (others, repositories []string) {
	for _, cypher := range loader.Constraints() {
		switch label := constrained.FindStringSubmatch(cypher); {
		case label == nil: // to be on the safe side
			repositories = append(repositories, cypher)
		case label[1] == "Repository", label[1] == "Model", label[1] == "Dataset", label[1] == "Space":
			repositories = append(repositories, cypher)
		default:
			others = append(others, cypher)
		}
	}
	return others, repositories
}
