package loader

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/internal/cypher"
)

// Constraint is a uniqueness constraint of the graph model; it brings an
// index.
type Constraint struct {
	Name   string
	Label  string // of the nodes it is on
	Cypher string // creates it unless it exists
}

// Constraints returns the constraints of the graph model.
func Constraints() []Constraint {
	list := []Constraint{
		{Name: "repository_kind_id", Label: "Repository"},
		{Name: "model_id", Label: "Model"},
		{Name: "dataset_id", Label: "Dataset"},
		{Name: "space_id", Label: "Space"},
		{Name: "account_name", Label: "Account"},
		{Name: "commit_key", Label: "Commit"},
		{Name: "discussion_key", Label: "Discussion"},
		{Name: "license_id", Label: "License"},
		{Name: "field_name", Label: "Field"},
		{Name: "snapshot_id", Label: "Snapshot"},
	}
	for i, text := range cypher.Statements(cypherFiles, "schema/constraints") {
		list[i].Cypher = text
	}
	return list
}

// MakeConstraints creates the missing constraints, all concurrently, since
// each waits for its index.
func MakeConstraints(ctx context.Context, store Store, list []Constraint) error {
	making, ctx := errgroup.WithContext(ctx)
	for _, c := range list {
		making.Go(func() error { return store.Exec(ctx, c.Cypher, nil) })
	}
	if err := making.Wait(); err != nil {
		return fmt.Errorf("make constraints: %w", err)
	}
	return nil
}
