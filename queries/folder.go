package queries

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/hubgraph/hubgraph/hub"
)

// LoadFolder reads a user's folder of queries: files topic/name.cypher of the same
// form as the bundled ones. Faults are *hub.UsageErrors: those of each file with
// their line, and a folder that is missing or holds no query.
func LoadFolder(dir string) (*Registry, error) {
	if info, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, hub.Usagef("folder of queries %s: there is no such folder", dir)
	}
	r, err := load(os.DirFS(dir), dir)
	switch {
	case r == nil:
		return nil, fmt.Errorf("folder of queries %s: %w", dir, err)
	case err != nil:
		return nil, hub.Usagef("%v", err)
	case len(r.queries) == 0:
		return nil, hub.Usagef("folder of queries %s: there is no .cypher file in it", dir)
	}
	return r, nil
}

// With returns the queries of both. A name that both have is a *hub.UsageError.
func (r *Registry) With(more *Registry) (*Registry, error) {
	var errs []error
	for _, q := range more.queries {
		if r.get(q.Name) != nil {
			errs = append(errs, &ParseError{File: q.File, Line: 1, Msg: fmt.Sprintf("name %q: a bundled query has this name already; give yours another one", q.Name)})
		}
	}
	if len(errs) > 0 {
		return nil, hub.Usagef("%v", errors.Join(errs...))
	}
	both := &Registry{queries: slices.Concat(r.queries, more.queries)}
	both.sort()
	return both, nil
}

// Planner has the server plan a statement without running it. statementType is "r"
// when it only reads, otherwise "rw", "w" or "s" (schema); columns are the column
// names of the rows. An error with a method StatementFault says that the statement
// itself is at fault.
type Planner interface {
	Plan(ctx context.Context, cypher string, params map[string]any) (statementType string, columns []string, err error)
}

// plan is db.Plan. A fault in the statement is a *StatementError when the server
// gives its position, else a *hub.UsageError.
func plan(ctx context.Context, db Planner, cypher string, params map[string]any) (kind string, columns []string, err error) {
	kind, columns, err = db.Plan(ctx, cypher, params)
	var fault interface {
		StatementFault() (text string, line, column int, ok bool)
	}
	if !errors.As(err, &fault) {
		return kind, columns, err
	}
	text, line, column, ok := fault.StatementFault()
	switch {
	case !ok:
		return "", nil, err
	case line == 0:
		return "", nil, hub.Usagef("%s", text)
	}
	return "", nil, &StatementError{Line: line, Column: column, Msg: text}
}

// Check has the server plan every query. A query that the server rejects, that does
// more than read, or whose columns differ from its header is a fault; the
// *hub.UsageError has a line for each, with file, line and, where the server gives
// it, column. Other errors are those of the connection.
func (r *Registry) Check(ctx context.Context, db Planner) error {
	var faults []error
	for _, q := range r.queries {
		fault, err := q.check(ctx, db)
		if err != nil {
			return fmt.Errorf("check %s: %w", q.File, err)
		}
		if fault != nil {
			faults = append(faults, fault)
		}
	}
	if len(faults) > 0 {
		return hub.Usagef("%v", errors.Join(faults...))
	}
	return nil
}

// check plans the file as it is, so that positions are those of the file.
func (q *Query) check(ctx context.Context, db Planner) (fault, err error) {
	params := map[string]any{}
	for _, p := range q.Params {
		params[p.Name] = p.Default
	}
	kind, columns, err := plan(ctx, db, q.Statement.plain(), params)
	var usage *hub.UsageError
	switch {
	case errors.As(err, &usage):
		return inFile(q.File, 1, err), nil
	case err != nil:
		return nil, err
	case kind != "r":
		return &ParseError{File: q.File, Line: 1, Msg: changes(kind)}, nil
	case !slices.Equal(columns, q.Columns()):
		return &ParseError{File: q.File, Line: 1, Msg: fmt.Sprintf("the query returns %v, its header says %v", columns, q.Columns())}, nil
	}
	return nil, nil
}

// changes says why a statement of this type is refused.
func changes(kind string) string {
	return fmt.Sprintf("refused: the server plans this statement as one that changes something (type %s), and %s", kind, onlyReads)
}
