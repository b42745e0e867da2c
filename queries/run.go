package queries

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Reader runs one statement in read access mode and streams its rows. Values are
// nil, bool, int64, float64, string, []byte, time.Time, []any and map[string]any.
// The rows can be ranged over once; leaving the loop early ends the statement.
type Reader interface {
	Read(ctx context.Context, cypher string, params map[string]any) (columns []string, rows iter.Seq2[[]any, error], err error)
}

// Database is what Run needs from a graph.
type Database interface {
	Reader
	Planner
}

// Writer takes the rows of one answer: Columns once, Row for every row, Close at the
// end. When a run fails, Close is not called: a truncated JSON array stays visibly
// truncated. Package rows has writers for several formats.
type Writer interface {
	Columns(names []string) error
	Row(values []any) error
	Close() error
}

// Noted is a Writer that also takes the notes on the statement, before Columns.
type Noted interface {
	Note(notes []Note)
}

// Limits bound one run; the zero value sets none.
type Limits struct {
	Rows int           // at most this many rows; 0 is no limit
	Time time.Duration // at most this long, reading included; 0 is no limit
}

// TimeLimitError says that a run was ended since it took longer than Limits.Time.
type TimeLimitError struct{ Limit time.Duration }

// Error names the limit.
func (e *TimeLimitError) Error() string {
	return fmt.Sprintf("the statement ran longer than %v and was ended", e.Limit)
}

// Outcome is the result of a run.
type Outcome struct {
	Rows int  // rows written
	Cut  bool // there were more rows than Limits.Rows

	Notes []Note // on the statement; there on failure too, when it was planned
}

// Run passes a statement through the remaining layers of the read guard (see the
// package comment), runs it and writes its rows to out, which it closes on success.
// A refused statement is a *hub.UsageError.
func Run(ctx context.Context, db Database, s *Statement, params map[string]any, limits Limits, out Writer) (Outcome, error) {
	if err := s.CheckParams(params); err != nil {
		return Outcome{}, err
	}
	parent := ctx
	if limits.Time > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, limits.Time)
		defer cancel()
	}
	outcome, err := run(ctx, db, s, params, limits.Rows, out)
	if errors.Is(ctx.Err(), context.DeadlineExceeded) && parent.Err() == nil && err != nil {
		err = &TimeLimitError{limits.Time}
	}
	return outcome, err
}

func run(ctx context.Context, db Database, s *Statement, params map[string]any, most int, out Writer) (done Outcome, err error) {
	planned, err := plan(ctx, db, s.Cypher(), params)
	if err != nil {
		return Outcome{}, err
	}
	if planned.kind != "r" {
		return Outcome{}, hub.Usagef("%s", changes(planned.kind))
	}
	if done.Notes, err = notes(ctx, db, s, params, planned.remarks); err != nil {
		return done, err
	}
	if w, ok := out.(Noted); ok {
		w.Note(done.Notes)
	}
	columns, rows, err := db.Read(ctx, s.Cypher(), params)
	if err != nil {
		return done, err
	}
	if err := out.Columns(columns); err != nil {
		return done, fmt.Errorf("write rows: %w", err)
	}
	for row, err := range rows {
		if err != nil {
			return done, err
		}
		if most > 0 && done.Rows == most {
			done.Cut = true
			break
		}
		if err := out.Row(row); err != nil {
			return done, fmt.Errorf("write rows: %w", err)
		}
		done.Rows++
	}
	if err := out.Close(); err != nil {
		return done, fmt.Errorf("write rows: %w", err)
	}
	return done, nil
}
