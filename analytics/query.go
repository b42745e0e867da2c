package analytics

import (
	"context"
	"embed"
	"fmt"
	"iter"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/cypher"
)

// Reader runs a reading statement and streams its rows; graphdb.DB is one. The
// values of a row are nil, bool, int64, float64, string or []any (other types occur
// in no statement here). The rows can be ranged over once.
type Reader interface {
	Read(ctx context.Context, cypher string, params map[string]any) (columns []string, rows iter.Seq2[[]any, error], err error)
}

//go:embed cypher/*.cypher
var cypherFiles embed.FS

// query runs a stored statement. Each row is scanned into dest, one pointer per
// column, before fn is called; null gives the zero value.
func query(ctx context.Context, db Reader, name string, params map[string]any, fn func() error, dest ...any) error {
	return queryText(ctx, db, name, cypher.Statement(cypherFiles, name), params, fn, dest...)
}

// queryKind is query for a statement on the repositories of a kind.
func queryKind(ctx context.Context, db Reader, name string, kind hub.Kind, params map[string]any, fn func() error, dest ...any) error {
	params["kind"] = kind.String()
	return queryText(ctx, db, name, cypher.OfKind(cypher.Statement(cypherFiles, name), kind.Label()), params, fn, dest...)
}

func queryText(ctx context.Context, db Reader, name, text string, params map[string]any, fn func() error, dest ...any) error {
	columns, rows, err := db.Read(ctx, text, params)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	for row, err := range rows {
		if err == nil {
			err = scanRow(row, columns, dest)
		}
		if err == nil {
			err = fn()
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
	}
	return ctx.Err()
}

// scanTuple is scanRow for a list in a row.
func scanTuple(v any, columns []string, dest ...any) error {
	list, ok := v.([]any)
	if !ok || len(list) != len(dest) {
		return fmt.Errorf("found %v, a %T, want a list of %d", v, v, len(dest))
	}
	return scanRow(list, columns, dest)
}

// scanRow puts the values of a row where dest points.
func scanRow(row []any, columns []string, dest []any) error {
	for i, to := range dest {
		if err := scan(to, row[i]); err != nil {
			return fmt.Errorf("column %s: %w", columns[i], err)
		}
	}
	return nil
}

// scan puts a value of a row where to points.
func scan(to, value any) error {
	ok := true
	switch to := to.(type) {
	case *string:
		*to, ok = value.(string)
	case *int64:
		*to, ok = value.(int64)
	case *bool:
		*to, ok = value.(bool)
	case *[]any:
		*to, ok = value.([]any)
	case *[]string:
		return scanStrings(to, value)
	default:
		return fmt.Errorf("no way to read into a %T", to)
	}
	if !ok && value != nil {
		return fmt.Errorf("found %v, a %T", value, value)
	}
	return nil
}

func scanStrings(to *[]string, value any) error {
	*to = nil
	if value == nil {
		return nil
	}
	list, ok := value.([]any)
	if !ok {
		return fmt.Errorf("found %v, a %T", value, value)
	}
	for _, e := range list {
		s, ok := e.(string)
		if !ok {
			return fmt.Errorf("found %v, a %T, in a list", e, e)
		}
		*to = append(*to, s)
	}
	return nil
}
