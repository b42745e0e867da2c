package graphdb

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Read runs one statement in read access mode and streams its rows. Values are
// nil, bool, int64, float64, string, []byte, time.Time, []any and
// map[string]any; see value for graph and temporal types. The rows must be
// ranged over exactly once; leaving the loop early ends the statement. An
// error ends the sequence. The statement is retried only before the first row,
// for which Read waits: a connection lost later ends the rows with an Error that is Lost.
func (db *DB) Read(ctx context.Context, cypher string, params map[string]any) (columns []string, rows iter.Seq2[[]any, error], err error) {
	var session neo4j.SessionWithContext
	var result neo4j.ResultWithContext
	err = db.retry(ctx, func() (err error) {
		session = db.session(ctx, neo4j.AccessModeRead)
		if result, err = session.Run(ctx, cypher, params, db.txConfig(db.cfg.Timeout)); err == nil {
			columns, err = result.Keys()
		}
		if err == nil {
			result.Peek(ctx)
			err = result.Err()
		}
		if err != nil {
			session.Close(context.WithoutCancel(ctx))
		}
		return err
	})
	if err != nil {
		return nil, nil, db.explain(ctx, "read from", err)
	}
	return columns, func(yield func([]any, error) bool) {
		defer session.Close(context.WithoutCancel(ctx))
		n := 0
		for ; result.Next(ctx); n++ {
			values := result.Record().Values
			for i, v := range values {
				values[i] = value(v)
			}
			if !yield(values, nil) {
				return
			}
		}
		if err := result.Err(); err != nil {
			yield(nil, db.explainRows(ctx, n, err))
		}
	}, nil
}

// explainRows explains why the rows ended after n.
func (db *DB) explainRows(ctx context.Context, n int, err error) error {
	explained := db.explain(ctx, "read from", err)
	var lost *Error
	if errors.As(explained, &lost) && lost.Lost() {
		lost.msg += fmt.Sprintf("; the result broke off after %d rows, run this again", n)
	}
	return explained
}
