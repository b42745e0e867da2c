package recipe

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
)

// DefaultLimits are the usual limits for each cell of a run.
var DefaultLimits = queries.Limits{Rows: 100_000}

// Report is a recipe with the answers of its cells, ready to be written.
type Report struct {
	Recipe *Recipe
	Params map[string]any // with the values that cells have found
	Of     hub.Provenance // whose numbers they are
	// NoCypher leaves the statements out of Markdown and HTML.
	NoCypher bool

	given   map[string]any // as the run began
	results map[*Cell]*Result
	failed  map[*Cell]error // cells without an answer
	undrawn map[*Cell]error // cells whose answer cannot be drawn
	notes   map[*Cell][]queries.Note
}

// Result is the answer of a cell.
type Result struct {
	Columns []string
	Rows    [][]any // values as queries.Reader gives them
	Cut     bool    // there were more rows than the limit
}

// column returns the index of a column, -1 if there is none.
func (r *Result) column(name string) int { return slices.Index(r.Columns, name) }

// Result returns the answer of a cell by name, nil if it was not run.
func (r *Report) Result(cell string) *Result { return r.results[r.Recipe.cell(cell)] }

// Run answers every cell from a graph, through the read guard. limits bound each
// cell. A cell that fails shows its error in the report, the others their answers;
// Err joins the errors. Run itself fails when the connection is lost, ctx ends, or no
// cell has an answer: then the error is that of the first.
func (r *Recipe) Run(ctx context.Context, db queries.Database, params map[string]any, limits queries.Limits) (*Report, error) {
	report := &Report{Recipe: r, Params: maps.Clone(params), given: params, results: map[*Cell]*Result{},
		failed: map[*Cell]error{}, undrawn: map[*Cell]error{}, notes: map[*Cell][]queries.Note{}}
	var first error
	of, err := queries.ReadProvenance(ctx, db)
	if err != nil {
		return nil, err
	}
	report.Of = of
	for _, c := range r.Cells() {
		if c.Browser {
			continue
		}
		err := report.answer(ctx, db, c, limits)
		if queries.Lost(err) || ctx.Err() != nil {
			return nil, err
		}
		first = cmp.Or(first, err)
	}
	if len(report.results) == 0 && first != nil {
		return nil, first
	}
	report.draw()
	return report, report.checkProse()
}

// answer runs one cell.
func (r *Report) answer(ctx context.Context, db queries.Database, c *Cell, limits queries.Limits) error {
	result := &Result{}
	outcome, err := queries.Run(ctx, db, c.statement, c.bind(r.Params), limits, collector{result})
	r.notes[c] = outcome.Notes
	if err != nil {
		err = fmt.Errorf("%s:%d: cell %s: %w", r.Recipe.File, c.Line, c.Name, err)
	} else {
		result.Cut = outcome.Cut
		err = r.Recipe.checkColumns(c, result)
	}
	if err == nil {
		r.results[c] = result
		err = r.take(c)
	}
	if err != nil {
		delete(r.results, c)
		r.failed[c] = err
	}
	return err
}

// Err joins the errors of the cells that failed or could not be drawn, in their
// order; nil when all went well. That of a statement or a document at fault is a
// *hub.UsageError.
func (r *Report) Err() error {
	var all []error
	for _, c := range r.Recipe.Cells() {
		if err := cmp.Or(r.failed[c], r.undrawn[c]); err != nil {
			all = append(all, err)
		}
	}
	return errors.Join(all...)
}

// Failed says why a cell has no answer, nil when it has one.
func (r *Report) Failed(c *Cell) error { return r.failed[c] }

// CellNote is a note on the statement of a cell.
type CellNote struct {
	Cell *Cell
	queries.Note
}

// Notes are what is to be known of the statements, in the order of the cells. A cell
// that has no rows, as nothing was derived, and a text for that says it by itself.
func (r *Report) Notes() (all []CellNote) {
	for _, c := range r.Recipe.Cells() {
		for _, n := range r.notesOn(c) {
			all = append(all, CellNote{c, n})
		}
	}
	return all
}

// notesOn are the notes on one cell.
func (r *Report) notesOn(c *Cell) (all []queries.Note) {
	for _, n := range r.notes[c] {
		result := r.results[c]
		if n.Kind == queries.NoteDerived && result != nil && len(result.Rows) == 0 && c.Empty != "" {
			continue
		}
		all = append(all, n)
	}
	return all
}

// said are the lines that stand at a cell beside its answer: its error, and what is
// to be known of it.
func (r *Report) said(c *Cell) (lines []string) {
	if err := r.failed[c]; err != nil {
		lines = append(lines, "This cell failed: "+err.Error()+".")
	}
	if err := r.undrawn[c]; err != nil {
		lines = append(lines, "There is no chart: "+err.Error()+".")
	}
	for _, n := range r.notesOn(c) {
		lines = append(lines, "Note: "+n.String()+".")
	}
	return lines
}

// take sets the parameters whose values a cell finds.
func (r *Report) take(c *Cell) error {
	for _, f := range r.Recipe.found {
		if f.cell != c.Name {
			continue
		}
		v, ok, err := r.resolve(reference{cell: f.cell, column: f.column})
		if err != nil {
			return r.Recipe.fault(c.Line, "param %s: %v", f.param, err)
		}
		if !ok {
			continue
		}
		param, _ := r.Recipe.Param(f.param)
		if v, err = param.Parse(shown(v, bare)); err != nil {
			return r.Recipe.fault(c.Line, "param %s, from %s.%s: %v", f.param, f.cell, f.column, err)
		}
		r.Params[f.param] = v
	}
	return nil
}

// draw tries all charts, so that writing cannot fail.
func (r *Report) draw() {
	for _, c := range r.Recipe.Cells() {
		if _, err := r.chart(c); err != nil {
			r.undrawn[c] = err
		}
	}
}

// checkProse tries all prose, so that writing cannot fail.
func (r *Report) checkProse() error {
	for _, b := range r.Recipe.Blocks {
		if b.Cell == nil {
			if _, err := r.fill(b); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *Recipe) checkColumns(c *Cell, result *Result) error {
	for _, name := range c.columns() {
		if result.column(name) < 0 {
			return r.fault(c.Line, "cell %s returns no column %s; it has %s", c.Name, name, list(result.Columns))
		}
	}
	return nil
}

// collector is a queries.Writer that keeps the rows.
type collector struct{ to *Result }

// Columns keeps the names.
func (c collector) Columns(names []string) error {
	c.to.Columns = slices.Clone(names)
	return nil
}

// Row keeps a row.
func (c collector) Row(values []any) error {
	c.to.Rows = append(c.to.Rows, slices.Clone(values))
	return nil
}

// Close has nothing to do.
func (c collector) Close() error { return nil }
