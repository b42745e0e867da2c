package loader

import (
	"context"
	"fmt"
	"regexp"

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

var constraintForm = regexp.MustCompile(`CREATE CONSTRAINT (\w+) IF NOT EXISTS FOR \(\w+:(\w+)\)`)

// Constraints returns the constraints of the graph model.
func Constraints() []Constraint {
	var list []Constraint
	for _, text := range cypher.Statements(cypherFiles, "schema/constraints") {
		form := constraintForm.FindStringSubmatch(text)
		list = append(list, Constraint{Name: form[1], Label: form[2], Cypher: text})
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
