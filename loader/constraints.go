package loader

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/internal/cypher"
	"github.com/hubgraph/hubgraph/loader/counts"
)

// Constraint is a uniqueness constraint of the graph model, which brings an
// index, or an index alone.
type Constraint struct {
	Name   string
	Label  string // of the nodes it is on; several with | between them
	Cypher string // creates it unless it exists
}

// Constraints returns the constraints and indexes of the graph model.
func Constraints() []Constraint {
	return append(list("schema/constraints", uniqueness), list("schema/indexes", indexes)...)
}

var (
	uniqueness = []Constraint{
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
		{Name: "tally_key", Label: "Tally"},
		{Name: "counts_id", Label: "Counts"},
	}
	indexes = []Constraint{
		{Name: "repository_likes", Label: "Repository"},
		{Name: "repository_downloads", Label: "Repository"},
		{Name: "repository_commits_likes", Label: "Repository"},
		{Name: "repository_committers", Label: "Repository"},
		{Name: "repository_committers_raw", Label: "Repository"},
		{Name: "repository_kind_committers", Label: "Repository"},
		{Name: "repository_early_commits", Label: "Repository"},
		{Name: "model_spaces", Label: "Model"},
		{Name: "dataset_models", Label: "Dataset"},
		{Name: "account_commits", Label: "Account"},
		{Name: "account_commits_raw", Label: "Account"},
		{Name: "account_discussions", Label: "Account"},
		{Name: "account_discussions_raw", Label: "Account"},
		{Name: "account_owned_likes", Label: "Account"},
		{Name: "account_owned_downloads", Label: "Account"},
		{Name: "account_shared_models", Label: "Account"},
		{Name: "account_shared_models_raw", Label: "Account"},
		{Name: "account_owners", Label: "Account"},
		{Name: "account_owners_raw", Label: "Account"},
		{Name: "account_normalised_name", Label: "Account"},
		{Name: "tally_of", Label: "Tally"},
		{Name: "tally_of_kind", Label: "Tally"},
		{Name: "model_id_text", Label: "Model"},
		{Name: "dataset_id_text", Label: "Dataset"},
		{Name: "space_id_text", Label: "Space"},
		{Name: "account_name_text", Label: "Account"},
		{Name: "names_fulltext", Label: "Model|Dataset|Space|Account"},
	}
)

// list adds the statements of a file, one for each constraint in order.
func list(file string, names []Constraint) []Constraint {
	all := slices.Clone(names)
	for i, text := range cypher.Statements(cypherFiles, file) {
		all[i].Cypher = text
	}
	return all
}

// MakeConstraints creates the missing constraints, all concurrently, since
// each waits for its index. What a program left that was killed while it made
// them is cleared away first: the index of a constraint without the constraint,
// beside which that cannot be made, and indexes that failed.
func MakeConstraints(ctx context.Context, store Store, list []Constraint) error {
	err := makeConstraints(ctx, store, list)
	if err != nil && ctx.Err() == nil {
		// The server may still have been at work on what was asked for before.
		err = makeConstraints(ctx, store, list)
	}
	if err != nil {
		return fmt.Errorf("make constraints: %w", err)
	}
	return nil
}

func makeConstraints(ctx context.Context, store Store, list []Constraint) error {
	list, err := missing(ctx, store, list)
	if err != nil {
		return err
	}
	making, running := errgroup.WithContext(ctx)
	for _, c := range list {
		making.Go(func() error { return store.Exec(running, c.Cypher, nil) })
	}
	return making.Wait()
}

// missing is what of a list is to be made. Indexes by those names that are in the way
// are dropped.
func missing(ctx context.Context, store Store, list []Constraint) ([]Constraint, error) {
	stands, broken, err := standing(ctx, store, list)
	if err != nil {
		return nil, err
	}
	for _, name := range broken {
		if err := store.Exec(ctx, statement("schema/drop"), map[string]any{"name": name}); err != nil {
			return nil, fmt.Errorf("drop the broken index %v: %w", name, err)
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(c Constraint) bool { return stands[c.Name] }), nil
}

// standing is what of a list is there, and the names of broken indexes in its way.
func standing(ctx context.Context, db counts.Reader, list []Constraint) (stands map[any]bool, broken []any, err error) {
	var constraints, all []any
	for _, c := range list {
		all = append(all, c.Name)
		if strings.Contains(c.Cypher, "CREATE CONSTRAINT") {
			constraints = append(constraints, c.Name)
		}
	}
	rows, err := cypher.Rows(ctx, db, statement("schema/standing"), map[string]any{"names": all, "constraints": constraints})
	if err != nil {
		return nil, nil, fmt.Errorf("look for what is there: %w", err)
	}
	stands = map[any]bool{}
	for _, row := range rows {
		if row[1] == true {
			broken = append(broken, row[0])
		} else {
			stands[row[0]] = true
		}
	}
	return stands, broken, nil
}

// MakeSchema creates what is missing of the constraints and indexes of the graph model,
// and waits until all can be used. It returns the names of what was missing.
func MakeSchema(ctx context.Context, store Store) ([]string, error) {
	names, err := MissingSchema(ctx, store)
	if err != nil || len(names) == 0 {
		return nil, err
	}
	if err := MakeConstraints(ctx, store, Constraints()); err != nil {
		return nil, err
	}
	return names, awaitIndexes(ctx, store)
}

// MissingSchema returns the names of the constraints and indexes of the graph model
// that the database does not have, or that failed.
func MissingSchema(ctx context.Context, db counts.Reader) ([]string, error) {
	list := Constraints()
	stands, _, err := standing(ctx, db, list)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, c := range list {
		if !stands[c.Name] {
			names = append(names, c.Name)
		}
	}
	return names, nil
}

// awaitIndexes waits until the database can use every index. No constraint may
// be being made meanwhile: each would wait for the other.
func awaitIndexes(ctx context.Context, store Store) error {
	if err := store.Exec(ctx, statement("schema/wait"), nil); err != nil {
		return fmt.Errorf("wait for the indexes: %w", err)
	}
	return nil
}
