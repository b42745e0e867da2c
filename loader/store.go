package loader

import (
	"context"
	"iter"
)

// Store is the graph database that Load writes to.
type Store interface {
	// Read streams the rows of a reading statement. The rows must be ranged over, once.
	Read(ctx context.Context, cypher string, params map[string]any) (columns []string, rows iter.Seq2[[]any, error], err error)
	// Write runs a statement in a transaction and may run it again after a transient error.
	Write(ctx context.Context, cypher string, params map[string]any) error
	// Exec runs a statement in an auto-commit transaction.
	Exec(ctx context.Context, cypher string, params map[string]any) error
}

// read returns all rows of a reading statement with a small result.
func read(ctx context.Context, store Store, cypher string) ([][]any, error) {
	_, rows, err := store.Read(ctx, cypher, nil)
	if err != nil {
		return nil, err
	}
	var all [][]any
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		all = append(all, append([]any(nil), row...))
	}
	return all, nil
}
