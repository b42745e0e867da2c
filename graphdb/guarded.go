package graphdb

import (
	"context"
	"errors"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Guard is a reading statement that must return a row for a write to take
// place.
type Guard struct {
	Cypher string
	Params map[string]any
	Lost   error // what a write returns when there was no row; nothing is retried then
}

// Guarded is a DB that writes only while a Guard holds. Write and WriteCounted
// ask it in the transaction of the write, and again each time the write is
// retried, so that a database which was emptied or replaced in the meantime is
// not written to. Exec asks it just before.
type Guarded struct {
	*DB
	guard Guard
}

// Guarded returns the database under a guard.
func (db *DB) Guarded(g Guard) *Guarded { return &Guarded{DB: db, guard: g} }

// Write is DB.Write under the guard.
func (g *Guarded) Write(ctx context.Context, cypher string, params map[string]any) error {
	_, err := g.WriteCounted(ctx, cypher, params)
	return err
}

// WriteCounted is DB.WriteCounted under the guard.
func (g *Guarded) WriteCounted(ctx context.Context, cypher string, params map[string]any) (Counters, error) {
	return g.writeCounted(ctx, &g.guard, cypher, params)
}

// Exec is DB.Exec under the guard.
func (g *Guarded) Exec(ctx context.Context, cypher string, params map[string]any) error {
	return g.exec(ctx, &g.guard, cypher, params)
}

// runner is a session or a transaction.
type runner func(ctx context.Context, cypher string, params map[string]any) (neo4j.ResultWithContext, error)

// check returns an error unless the guard holds; nil for no guard.
func (g *Guard) check(ctx context.Context, run runner) error {
	if g == nil {
		return nil
	}
	result, err := run(ctx, g.Cypher, g.Params)
	if err != nil {
		return err
	}
	holds := result.Next(ctx)
	if _, err := result.Consume(ctx); err != nil {
		return err
	}
	if !holds {
		return &guardLost{g.Lost}
	}
	return nil
}

// guardLost keeps the error of a guard from being explained as the server's.
type guardLost struct{ error }

// Unwrap returns the guard's own error.
func (e *guardLost) Unwrap() error { return e.error }

// explainWrite explains the error of a write.
func (db *DB) explainWrite(ctx context.Context, err error) error {
	var lost *guardLost
	if errors.As(err, &lost) {
		return lost.error
	}
	return db.explain(ctx, "write to", err)
}
