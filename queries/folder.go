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

// Notes has the server plan every query, with its defaults, and returns the notes on
// them: "FILE:LINE: text".
func (r *Registry) Notes(ctx context.Context, db Database) (all []string, err error) {
	for _, q := range r.queries {
		params := q.defaults()
		planned, err := plan(ctx, db, q.Statement.Cypher(), params)
		if err != nil {
			return nil, fmt.Errorf("check %s: %w", q.File, err)
		}
		found, err := notes(ctx, db, q.Statement, params, planned.remarks)
		if err != nil {
			return nil, fmt.Errorf("check %s: %w", q.File, err)
		}
		for _, n := range found {
			all = append(all, fmt.Sprintf("%s:%d: %s", q.File, max(1, n.Line), n.Text))
		}
	}
	return all, nil
}

// defaults are the values of the parameters that have one, null for the others.
func (q *Query) defaults() map[string]any {
	params := map[string]any{}
	for _, p := range q.Params {
		params[p.Name] = p.Default
	}
	return params
}

// check plans the file as it is, so that positions are those of the file.
func (q *Query) check(ctx context.Context, db Planner) (fault, err error) {
	planned, err := plan(ctx, db, q.Statement.plain(), q.defaults())
	var usage *hub.UsageError
	switch {
	case errors.As(err, &usage):
		return inFile(q.File, 1, err), nil
	case err != nil:
		return nil, err
	case planned.kind != "r":
		return &ParseError{File: q.File, Line: 1, Msg: changes(planned.kind)}, nil
	case !slices.Equal(planned.columns, q.Columns()):
		return &ParseError{File: q.File, Line: 1, Msg: fmt.Sprintf("the query returns %v, its header says %v", planned.columns, q.Columns())}, nil
	}
	return nil, nil
}

// changes says why a statement of this type is refused.
func changes(kind string) string {
	return fmt.Sprintf("refused: the server plans this statement as one that changes something (type %s), and %s", kind, onlyReads)
}
