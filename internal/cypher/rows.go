package cypher

import (
	"context"
	"errors"
	"iter"
	"slices"
	"time"
)

// Reader runs a reading statement and streams its rows.
type Reader interface {
	Read(ctx context.Context, cypher string, params map[string]any) (columns []string, rows iter.Seq2[[]any, error], err error)
}

// Rows returns all rows of a reading statement whose result is small.
func Rows(ctx context.Context, db Reader, statement string, params map[string]any) ([][]any, error) {
	_, rows, err := db.Read(ctx, statement, params)
	if err != nil {
		return nil, err
	}
	var all [][]any
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		all = append(all, slices.Clone(row))
	}
	return all, nil
}

// Halved calls write, which writes rows in one transaction, with all rows. If
// that needs more memory than the server allows a transaction (the error's
// OutOfMemory is true), it goes on with their halves, and so on.
func Halved(rows []any, write func(rows []any) error) error {
	err := write(rows)
	var short interface{ OutOfMemory() bool }
	if len(rows) < 2 || !errors.As(err, &short) || !short.OutOfMemory() {
		return err
	}
	half := len(rows) / 2
	if err := Halved(rows[:half], write); err != nil {
		return err
	}
	return Halved(rows[half:], write)
}

// UTC is UTC under the zone name for which the Neo4j driver sends an offset
// instead of a zone name, so that Z is stored and not Z[UTC]. Parameters
// compared with such times must use it too: of two equal moments in different
// zones, Neo4j considers one greater.
var UTC = time.FixedZone("Offset", 0)
