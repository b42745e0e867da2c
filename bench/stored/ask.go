package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/bench/internal/watched"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// measured is the fastest run of one statement, with its rows as text, the columns
// first.
type measured struct {
	what  string
	took  time.Duration
	lines [][]string
}

// nowhere is a queries.Writer that drops the rows; watched.DB has them.
type nowhere struct{}

func (nowhere) Columns([]string) error { return nil }
func (nowhere) Row([]any) error        { return nil }
func (nowhere) Close() error           { return nil }

func (o *options) queries(ctx context.Context, db *graphdb.DB, found func(measured) error) error {
	for _, q := range queries.Bundled().All() {
		runs := [][]string{nil}
		if o.all {
			runs = queries.Combinations(q.Params)
		}
		for _, args := range runs {
			what := strings.Join(append([]string{q.Name}, args...), " ")
			if !strings.Contains(what, o.only) {
				continue
			}
			params, err := q.Bind(args)
			if err != nil {
				return err
			}
			watch := &watched.DB{DB: db}
			for range o.runs {
				if _, err = queries.Run(ctx, watch, q.Statement, params, queries.Limits{}, nowhere{}); err != nil {
					break
				}
			}
			if err != nil {
				o.failed(what, err)
				continue
			}
			if err := found(fastest(what, watch.Taken())); err != nil {
				return err
			}
		}
	}
	return nil
}

func fastest(what string, runs []*watched.Statement) measured {
	best := slices.MinFunc(runs, func(a, b *watched.Statement) int { return int(a.Took - b.Took) })
	return measured{what, best.Took, best.Lines}
}

func (o *options) recipes(ctx context.Context, db *graphdb.DB, found func(measured) error) error {
	for _, r := range recipe.Bundled().All() {
		if !strings.Contains(r.Name+" (recipe)", o.only) {
			continue
		}
		cells := map[*recipe.Cell][]*watched.Statement{}
		var err error
		for range o.runs {
			if err = cellsOnce(ctx, db, r, cells); err != nil {
				break
			}
		}
		if err != nil {
			o.failed("recipe "+r.Name, err)
			continue
		}
		for _, c := range r.Cells() {
			if err := found(fastest("recipe "+r.Name+" "+c.Name, cells[c])); err != nil {
				return err
			}
		}
	}
	return nil
}

// cellsOnce runs a recipe, and the cells for Neo4j Browser after it.
func cellsOnce(ctx context.Context, db *graphdb.DB, r *recipe.Recipe, cells map[*recipe.Cell][]*watched.Statement) error {
	params, err := r.Bind(nil)
	if err != nil {
		return err
	}
	watch := &watched.DB{DB: db}
	report, err := r.Run(ctx, watch, params, recipe.DefaultLimits)
	if err != nil {
		return err
	}
	read := watch.Taken()
	for _, c := range r.Cells() {
		if c.Browser {
			cypher, params := c.Sent(report.Params)
			_, rows, err := watch.Read(ctx, cypher, params)
			if err != nil {
				return err
			}
			for _, err := range rows {
				if err != nil {
					return err
				}
			}
			cells[c] = append(cells[c], watch.Taken()...)
			continue
		}
		cells[c] = append(cells[c], read[0])
		read = read[1:]
	}
	return nil
}
