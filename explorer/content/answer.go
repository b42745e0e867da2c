package content

import (
	"context"
	"maps"
	"slices"

	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
)

// Answer is what a statement answers, with all that a reader is shown beside the rows.
type Answer struct {
	Name     string           // of the stored query, or kind/section of a page
	Question string           // in words
	Cypher   string           // the statement with the values of its parameters, to be pasted
	Params   map[string]any   // the values
	Columns  []queries.Column // as declared
	Rows     [][]any          // values as queries.Reader gives them
	Cut      bool             // there are more rows
	Notes    []queries.Note
}

// Query answers a stored query, with arguments of the form name=value: as many rows as
// it lists by itself or an argument says, and at most those of the limits.
func (c *Content) Query(ctx context.Context, name string, args []string) (*Answer, error) {
	q, err := c.catalog.Query(name)
	if err != nil {
		return nil, err
	}
	var a *Answer
	_, err = c.part(ctx, q, args, Part{Rows: OwnRows(q, args, c.limits.Rows)}, func(head *Answer) queries.Writer {
		a = head
		return collector{a}
	})
	return a, err
}

// OwnRows is how many rows of a query are wanted at most: as many as it lists by itself
// where the arguments do not say, and no more than most.
func OwnRows(q *queries.Query, args []string, most int) int {
	if _, n, ok := catalog.OwnLimit(q, catalog.Options{Params: args}); ok {
		return min(n, most)
	}
	return most
}

// about is the answer of a query before it has rows.
func about(q *queries.Query, params map[string]any) *Answer {
	return &Answer{Name: q.Name, Question: q.Question, Cypher: q.Statement.WithLiterals(params), Params: maps.Clone(params), Columns: q.Returns, Rows: [][]any{}}
}

// collector keeps the rows.
type collector struct{ to *Answer }

// Columns has nothing to do: the header of the query names them.
func (c collector) Columns([]string) error { return nil }

// Row keeps a row.
func (c collector) Row(values []any) error {
	c.to.Rows = append(c.to.Rows, slices.Clone(values))
	return nil
}

// Close has nothing to do.
func (c collector) Close() error { return nil }

// Ask answers a statement that is part of the program, within the limits of the
// Content: one of Statements, or of another package that has its own. It was checked
// when the program was tested, so the server is asked once.
func (c *Content) Ask(ctx context.Context, q *queries.Query, params map[string]any) (*Answer, error) {
	a := about(q, params)
	rows := c.limits.Rows
	if name, own, ok := catalog.OwnLimit(q, catalog.Options{}); ok && params[name] == int64(own) {
		params = maps.Clone(params)
		params[name] = int64(own) + 1 // which shows whether there are more
		rows = min(rows, own)
	}
	var derived queries.Derived
	if q.Statement.ReadsDerived() {
		var err error
		derived, err = c.derived.get(ctx, c.limits.Time, func(ctx context.Context) (queries.Derived, error) {
			return queries.CheckDerived(ctx, c.db)
		})
		if err != nil {
			return nil, err
		}
	}
	err := queries.Within(ctx, c.limits.Time, func(ctx context.Context) error { return c.read(ctx, q, params, rows, a) })
	// Where nothing is derived, what there is does not come from that.
	if derived.Note != "" && (derived.Made || len(a.Rows) == 0) {
		a.Notes = append(a.Notes, queries.Note{Kind: queries.NoteDerived, Text: derived.Note})
	}
	return a, err
}

func (c *Content) read(ctx context.Context, q *queries.Query, params map[string]any, most int, a *Answer) error {
	_, rows, err := c.db.Read(ctx, q.Statement.Cypher(), params)
	if err != nil {
		return err
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		if len(a.Rows) == most {
			a.Cut = true
			break
		}
		a.Rows = append(a.Rows, slices.Clone(row))
	}
	return nil
}

// Value returns the value of a column of the first row, nil without one.
func (a *Answer) Value(column string) any {
	i := slices.IndexFunc(a.Columns, func(c queries.Column) bool { return c.Name == column })
	if i < 0 || len(a.Rows) == 0 {
		return nil
	}
	return a.Rows[0][i]
}
