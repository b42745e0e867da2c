package prune

import (
	"context"
	"slices"

	"github.com/hubgraph/hubgraph/internal/cypher"
)

// walk is one pass through the graph that finds what is gone.
type walk struct {
	p      *Pruner
	remove bool
	report Report
	gone   [kindCount][]any // rows for the removing statements, found in the page
	begun  bool             // something was removed
}

// walkPart goes through one part of the graph, page by page: through all of it,
// or through what may be gone.
func (w *walk) walkPart(ctx context.Context, of part) error {
	if rows, ok := w.p.candidates(of.of); ok {
		return w.walkCandidates(ctx, of, rows)
	}
	after, looked := "", int64(0)
	before := w.report.Total()
	for {
		rows, err := w.p.read(ctx, "page/"+kindNames[of.of].file, map[string]any{"after": after, "rows": int64(w.p.o.PageRows)})
		if err != nil {
			return err
		}
		if after, err = w.page(ctx, of, rows); err != nil {
			return err
		}
		looked += int64(len(rows))
		w.progress(of, looked, before)
		if len(rows) < w.p.o.PageRows {
			return nil
		}
	}
}

// walkCandidates looks at what may be gone.
func (w *walk) walkCandidates(ctx context.Context, of part, all []any) error {
	looked, before := int64(0), w.report.Total()
	for some := range slices.Chunk(all, w.p.pageOf(of.of)) {
		rows, err := w.p.read(ctx, "some/"+kindNames[of.of].file, map[string]any{"rows": some})
		if err != nil {
			return err
		}
		if _, err = w.page(ctx, of, rows); err != nil {
			return err
		}
		looked += int64(len(rows))
		w.progress(of, looked, before)
	}
	return nil
}

// page judges the rows of a page and removes what is gone, if asked to. It
// returns the last key.
func (w *walk) page(ctx context.Context, of part, rows [][]any) (last string, err error) {
	for _, row := range rows {
		last, _ = row[0].(string) // the statements ask for strings
		of.judge(w, last, row[1:])
	}
	return last, w.flush(ctx)
}

func (w *walk) progress(of part, looked, before int64) {
	if w.p.o.Progress != nil {
		w.p.o.Progress(of.of.String(), looked, w.report.Total()-before)
	}
}

// found records a node that is gone, or a part of it, by its key.
func (w *walk) found(k kind, key string) {
	w.count(k, key)
	w.gone[k] = append(w.gone[k], key)
}

// count adds a gone thing to the report.
func (w *walk) count(k kind, name string) { w.report.Groups[k].add(name, w.p.o.Examples) }

// flush removes what was found in a page, if asked to.
func (w *walk) flush(ctx context.Context) error {
	for k := range w.gone {
		for rows := w.gone[k]; w.remove && len(rows) > 0; {
			if err := w.unmarkDerived(ctx); err != nil {
				return err
			}
			n := min(len(rows), w.p.o.BatchRows)
			if err := w.p.touch(ctx, kind(k), rows[:n]); err != nil {
				return err
			}
			if err := w.p.removeRows(ctx, kind(k), rows[:n]); err != nil {
				return err
			}
			rows = rows[n:]
		}
		w.gone[k] = w.gone[k][:0]
	}
	return nil
}

// unmarkDerived notes that derived networks are no longer those of the graph, before
// the first removal.
func (w *walk) unmarkDerived(ctx context.Context) error {
	if w.begun {
		return nil
	}
	w.begun = true
	if err := w.p.beginCounting(ctx); err != nil {
		return err
	}
	return w.p.store.Write(ctx, statement("remove/marks"), nil)
}

// removeRows removes things by their keys in one transaction, after their
// relationships where there may be many, or in two halves if the transaction
// would need more memory than the server allows.
func (p *Pruner) removeRows(ctx context.Context, k kind, rows []any) error {
	return cypher.Halved(rows, func(rows []any) error {
		params := map[string]any{"rows": rows}
		for _, text := range statements("detach/" + kindNames[k].file) {
			if err := p.store.Exec(ctx, text, params); err != nil {
				return err
			}
		}
		return p.store.Write(ctx, statement("remove/"+kindNames[k].file), params)
	})
}
