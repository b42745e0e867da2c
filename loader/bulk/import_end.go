package bulk

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/snapshot"
)

// endImport completes a graph that was imported. A constraint on repositories and
// the writing to them exclude each other, so those come one after the other,
// while the other constraints, above all that of the commits, are made.
func (f *Files) endImport(ctx context.Context, store loader.Store, s *snapshot.Snapshot) (loader.Summary, error) {
	others, repositories := splitConstraints()
	making, running := errgroup.WithContext(ctx)
	making.Go(func() error {
		for _, text := range f.lists.statements() {
			if err := store.Exec(running, text, nil); err != nil {
				return fmt.Errorf("set empty lists: %w", err)
			}
		}
		return loader.MakeConstraints(running, store, repositories)
	})
	making.Go(func() error { return loader.MakeConstraints(running, store, others) })
	if err := making.Wait(); err != nil {
		return loader.Summary{}, err
	}
	return loader.FinishImport(ctx, store, s, f.Read) // the constraints are there
}

// splitConstraints tells those for the labels of repositories from the others.
func splitConstraints() (others, repositories []loader.Constraint) {
	for _, c := range loader.Constraints() {
		switch c.Label {
		case "Repository", "Model", "Dataset", "Space":
			repositories = append(repositories, c)
		default:
			others = append(others, c)
		}
	}
	return others, repositories
}
