package content

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
	"github.com/hubgraph/hubgraph/queries/find"
)

// Part says which rows of an answer are wanted: at most Rows after the first Skip.
type Part struct {
	Skip, Rows int
	Time       time.Duration // that it may take; 0 for the limit of the Content
}

// ErrEnough is what a queries.Writer returns for a row that is too much for it. The
// answer is then cut before this row, and the writer closed.
var ErrEnough = errors.New("there is no room for more rows")

// Part answers a part of a stored query row by row, with arguments of the form
// name=value: to gets the answer without rows, and says who takes them. The limit of a
// query that has one ends where the part does, unless an argument gives it. The rows of
// the Outcome are those of the part.
func (c *Content) Part(ctx context.Context, name string, args []string, part Part, to func(*Answer) queries.Writer) (queries.Outcome, error) {
	q, err := c.catalog.Query(name)
	if err != nil {
		return queries.Outcome{}, err
	}
	return c.part(ctx, q, args, part, to)
}

func (c *Content) part(ctx context.Context, q *queries.Query, args []string, part Part, to func(*Answer) queries.Writer) (queries.Outcome, error) {
	end := part.Skip + part.Rows
	params, err := catalog.Bind(q, catalog.Options{Params: args, Limit: &end})
	if err != nil {
		return queries.Outcome{}, err
	}
	shown := maps.Clone(params)
	if p, ok := q.LimitParam(); ok && params[p.Name] == int64(end)+1 {
		shown[p.Name] = int64(end)
	}
	head := about(q, shown)
	if head.Notes, err = c.Subjects(ctx, args); err != nil {
		return queries.Outcome{}, err
	}
	out := to(head)
	if d, ok := out.(interface{ Describe([]queries.Column) }); ok {
		d.Describe(q.Returns)
	}
	limits := queries.Limits{Rows: end, Time: cmp.Or(part.Time, c.limits.Time)}
	return c.run(ctx, q.Statement, params, limits, &partWriter{out, part.Skip}, head)
}

// run runs a statement until a limit or until its writer has enough.
func (c *Content) run(ctx context.Context, s *queries.Statement, params map[string]any, limits queries.Limits, out *partWriter, head *Answer) (queries.Outcome, error) {
	skip := out.skip
	done, err := queries.Run(ctx, c.db, s, params, limits, out)
	if errors.Is(err, ErrEnough) {
		done.Cut = true
		err = out.Writer.Close()
	}
	done.Rows = max(0, done.Rows-skip)
	head.Notes = append(head.Notes, done.Notes...)
	head.Cut, done.Notes = done.Cut, head.Notes
	return done, err
}

// partWriter leaves out the first rows.
type partWriter struct {
	queries.Writer
	skip int
}

// Row passes a row on unless it is one of the first.
func (w *partWriter) Row(values []any) error {
	if w.skip > 0 {
		w.skip--
		return nil
	}
	return w.Writer.Row(values)
}

// NoteSubject is the kind of a queries.Note that an argument names something that is
// not in the graph.
const NoteSubject = "subject"

// Subjects are notes on the arguments that name what is not in the graph.
func (c *Content) Subjects(ctx context.Context, args []string) (notes []queries.Note, err error) {
	var absent []find.Absent
	err = queries.Within(ctx, c.limits.Time, func(ctx context.Context) (err error) {
		absent, err = find.AbsentOf(ctx, c.db, args)
		return err
	})
	for _, a := range absent {
		text := fmt.Sprintf("this hub has no %s %q", a.Kind, a.Name)
		if len(a.Near) > 0 {
			text += "; did you mean " + strings.Join(a.Near, " or ") + "?"
		}
		notes = append(notes, queries.Note{Kind: NoteSubject, Name: a.Name, Suggestions: a.Near, Text: text})
	}
	return notes, err
}

// Keep returns a writer that keeps rows in an answer, as many as are no more than most
// bytes, of which about as many are needed as JSON. The columns of an answer that names
// none are those of the rows.
func Keep(a *Answer, most int) queries.Writer { return &keeper{to: a, left: most} }

type keeper struct {
	to   *Answer
	left int
}

// Columns keeps the names where none are declared.
func (k *keeper) Columns(names []string) error {
	if k.to.Columns == nil {
		for _, name := range names {
			k.to.Columns = append(k.to.Columns, queries.Column{Name: name, Null: true})
		}
	}
	return nil
}

// Row keeps a row.
func (k *keeper) Row(values []any) error {
	for i, v := range values {
		k.left -= Size(v) + len(k.to.Columns[i].Name) + len(`"":,`)
	}
	if k.left < 0 {
		return ErrEnough
	}
	return collector{k.to}.Row(values)
}

// Close has nothing to do.
func (k *keeper) Close() error { return nil }

// Size is about how many bytes a value has in JSON.
func Size(v any) int {
	switch v := v.(type) {
	case string:
		return len(v) + len(`""`)
	case []byte:
		return 4 * len(v) / 3
	case time.Time:
		return len(time.RFC3339Nano)
	case []any:
		n := len(`[]`)
		for _, e := range v {
			n += Size(e) + len(`,`)
		}
		return n
	case map[string]any:
		n := len(`{}`)
		for k, e := range v {
			n += len(k) + Size(e) + len(`"":,`)
		}
		return n
	}
	return 8
}

// Cypher answers a reading statement of anybody, with values for its parameters: at
// most so many rows and bytes. A statement that may do more than read is a
// *hub.UsageError.
func (c *Content) Cypher(ctx context.Context, text string, given map[string]any, rows, bytes int) (*Answer, error) {
	s, err := queries.Guard(text)
	if err != nil {
		return nil, err
	}
	params, err := s.Defaults()
	if err != nil {
		return nil, err
	}
	names := s.Parameters()
	for name, v := range given {
		if !slices.Contains(names, name) {
			return nil, hub.Usagef("the statement has no parameter $%s", name)
		}
		params[name] = v
	}
	if err := s.CheckParams(params); err != nil {
		return nil, err
	}
	a := &Answer{Name: "cypher", Cypher: s.WithLiterals(params), Params: params, Rows: [][]any{}}
	_, err = c.run(ctx, s, params, queries.Limits{Rows: rows, Time: c.limits.Time}, &partWriter{Keep(a, bytes), 0}, a)
	return a, err
}
