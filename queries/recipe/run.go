package recipe

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/hubgraph/hubgraph/queries"
)

// DefaultLimits are the usual limits for each cell of a run.
var DefaultLimits = queries.Limits{Rows: 100_000}

// Report is a recipe with the answers of its cells, ready to be written.
type Report struct {
	Recipe  *Recipe
	Params  map[string]any // with the values that cells have found
	given   map[string]any // as the run began
	results map[*Cell]*Result
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
// cell. A cell that refers to columns its rows do not have is a *hub.UsageError with
// file and line; so is Cypher that the server says writes.
func (r *Recipe) Run(ctx context.Context, db queries.Database, params map[string]any, limits queries.Limits) (*Report, error) {
	report := &Report{Recipe: r, Params: maps.Clone(params), given: params, results: map[*Cell]*Result{}}
	for _, c := range r.Cells() {
		if c.Browser {
			continue
		}
		result := &Result{}
		outcome, err := queries.Run(ctx, db, c.statement, c.bind(report.Params), limits, collector{result})
		if err != nil {
			return nil, fmt.Errorf("%s:%d: cell %s: %w", r.File, c.Line, c.Name, err)
		}
		result.Cut = outcome.Cut
		if err := r.checkColumns(c, result); err != nil {
			return nil, err
		}
		report.results[c] = result
		if err := report.take(c); err != nil {
			return nil, err
		}
	}
	return report, report.check()
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

// check does everything that can fail, so that writing cannot.
func (r *Report) check() error {
	for _, c := range r.Recipe.Cells() {
		if _, err := r.chart(c); err != nil {
			return err
		}
	}
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
