package main

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// measured is the fastest run of one statement, with its rows as text, the
// columns first.
type measured struct {
	what  string
	took  time.Duration
	lines [][]string
}

// stopwatch is a database that notes how long each reading takes.
type stopwatch struct {
	*graphdb.DB
	read []*measured
}

// Read notes the time from the call to the last row.
func (s *stopwatch) Read(ctx context.Context, cypher string, params map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	start := time.Now()
	columns, rows, err := s.DB.Read(ctx, cypher, params)
	if err != nil {
		return nil, nil, err
	}
	m := &measured{lines: [][]string{columns}}
	s.read = append(s.read, m)
	return columns, func(yield func([]any, error) bool) {
		for row, err := range rows {
			if err == nil {
				m.lines = append(m.lines, texts(row))
			}
			if !yield(row, err) {
				return
			}
		}
		m.took = time.Since(start)
	}, nil
}

// texts writes values so that different ones differ.
func texts(row []any) []string {
	line := make([]string, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case nil:
		case string:
			line[i] = v
		case time.Time:
			line[i] = v.UTC().Format(time.RFC3339Nano)
		default:
			line[i] = fmt.Sprint(v)
		}
	}
	return line
}

// nowhere is a queries.Writer that drops the rows; the stopwatch has them.
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
			watch := &stopwatch{DB: db}
			for range o.runs {
				if _, err = queries.Run(ctx, watch, q.Statement, params, queries.Limits{}, nowhere{}); err != nil {
					break
				}
			}
			if err != nil {
				o.failed(what, err)
				continue
			}
			if err := found(fastest(what, watch.read)); err != nil {
				return err
			}
		}
	}
	return nil
}

func fastest(what string, runs []*measured) measured {
	best := *slices.MinFunc(runs, func(a, b *measured) int { return int(a.took - b.took) })
	best.what = what
	return best
}

func (o *options) recipes(ctx context.Context, db *graphdb.DB, found func(measured) error) error {
	for _, r := range recipe.Bundled().All() {
		if !strings.Contains(r.Name+" (recipe)", o.only) {
			continue
		}
		cells := map[*recipe.Cell][]*measured{}
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
func cellsOnce(ctx context.Context, db *graphdb.DB, r *recipe.Recipe, cells map[*recipe.Cell][]*measured) error {
	params, err := r.Bind(nil)
	if err != nil {
		return err
	}
	watch := &stopwatch{DB: db}
	report, err := r.Run(ctx, watch, params, recipe.DefaultLimits)
	if err != nil {
		return err
	}
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
			cells[c] = append(cells[c], watch.read[len(watch.read)-1])
			continue
		}
		cells[c] = append(cells[c], watch.read[0])
		watch.read = watch.read[1:]
	}
	return nil
}
