package loader

import (
	"context"
	"iter"
)

// Store is the graph database that Load writes to; graphdb.DB is one.
type Store interface {
	// Read streams the rows of a reading statement. The rows must be ranged
	// over exactly once.
	Read(ctx context.Context, cypher string, params map[string]any) (columns []string, rows iter.Seq2[[]any, error], err error)
	// Write runs a statement in a transaction and may run it again after a transient error.
	Write(ctx context.Context, cypher string, params map[string]any) error
	// Exec runs a statement in an auto-commit transaction.
	Exec(ctx context.Context, cypher string, params map[string]any) error
}
