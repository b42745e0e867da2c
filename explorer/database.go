package explorer

import (
	"context"
	"errors"
	"iter"
	"sync/atomic"

	"github.com/hubgraph/hubgraph/queries"
)

// watched counts what is asked of a database.
type watched struct {
	queries.Database
	answered, failed, away, rows atomic.Int64
}

// Read asks, and counts the rows that are taken.
func (w *watched) Read(ctx context.Context, cypher string, params map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	columns, rows, err := w.Database.Read(ctx, cypher, params)
	if err != nil {
		w.ended(ctx, err)
		return nil, nil, err
	}
	return columns, func(yield func([]any, error) bool) {
		var broken error
		defer func() { w.ended(ctx, broken) }()
		for row, err := range rows {
			if broken = err; err == nil {
				w.rows.Add(1)
			}
			if !yield(row, err) {
				return
			}
		}
	}, nil
}

// PlanRemarks passes on what the server remarks, if it does.
func (w *watched) PlanRemarks(ctx context.Context, cypher string, params map[string]any, remark func(code, text string, line, column int)) (string, []string, error) {
	if r, ok := w.Database.(queries.Remarker); ok {
		return r.PlanRemarks(ctx, cypher, params, remark)
	}
	return w.Plan(ctx, cypher, params)
}

// Stamp passes on that of the database, "" where it has none.
func (w *watched) Stamp(ctx context.Context) (string, error) {
	if s, ok := w.Database.(interface {
		Stamp(ctx context.Context) (string, error)
	}); ok {
		return s.Stamp(ctx)
	}
	return "", nil
}

// ended counts how a statement ended. One that nobody waits for any more is no fault.
func (w *watched) ended(ctx context.Context, err error) {
	if n, ok := ctx.Value(noteKey{}).(*note); ok && err != nil {
		n.failed.Store(true)
	}
	switch {
	case err == nil || errors.Is(err, context.Canceled):
		w.answered.Add(1)
	case queries.Lost(err):
		w.away.Add(1)
	default:
		w.failed.Add(1)
	}
}
