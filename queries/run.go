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
	var outcome Outcome
	err := Within(ctx, limits.Time, func(ctx context.Context) (err error) {
		outcome, err = run(ctx, db, s, params, limits.Rows, out)
		return err
	})
	return outcome, err
}

// Within calls f with a context that ends after a limit, 0 for none. An error of f is
// then a *TimeLimitError, unless ctx itself has ended.
func Within(ctx context.Context, limit time.Duration, f func(context.Context) error) error {
	if limit == 0 {
		return f(ctx)
	}
	within, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	err := f(within)
	if err != nil && within.Err() != nil && ctx.Err() == nil {
		return &TimeLimitError{limit}
	}
	return err
}

// Lost reports whether an error says that the database cannot be reached: what is asked
// next would meet it too.
func Lost(err error) bool {
	var connection interface{ Lost() bool }
	return errors.As(err, &connection) && connection.Lost()
}

// Reason says why something failed, for a log, without the values that were asked for:
// what the database gives as its reason, else the kind of the error.
func Reason(err error) string {
	var known interface{ Reason() string }
	if errors.As(err, &known) {
		return known.Reason()
	}
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	return fmt.Sprintf("%T", err)
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
