package bulk

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/snapshot"
)

// endImport completes an imported graph. Making a constraint on repositories
// and writing to repositories exclude each other, so these are done in turn,
// while the other constraints, above all the one on commits, are being made.
func (f *Files) endImport(ctx context.Context, store loader.Store, s *snapshot.Snapshot, o loader.Options) (loader.Summary, error) {
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
	return loader.FinishImport(ctx, store, s, f.Read, f.index, o) // the constraints exist already
}

// splitConstraints separates the constraints on labels of repositories from
// the others.
func splitConstraints() (others, repositories []loader.Constraint) {
	for _, c := range loader.Constraints() {
		switch label, _, _ := strings.Cut(c.Label, "|"); label {
		case "Repository", "Model", "Dataset", "Space":
			repositories = append(repositories, c)
		default:
			others = append(others, c)
		}
	}
	return others, repositories
}
