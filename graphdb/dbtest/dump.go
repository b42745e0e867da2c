package dbtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
)

// Dump writes a whole graph as sorted lines, so that two graphs can be
// compared: one line for each node, "(Label:Label) {key: value, ...}", and one
// for each relationship, "(end)-[TYPE {...}]->(end)". An end is named by its
// key, name or id, with its kind if it has one, else by its labels. Labels and
// properties are sorted; the property loadedAt, the time of a load, is left
// out.
func Dump(t testing.TB, db *graphdb.DB) []string {
	t.Helper()
	var lines []string
	for row := range rowsOf(t, db, "MATCH (n) RETURN labels(n), properties(n)") {
		lines = append(lines, labels(row[0])+" "+properties(row[1]))
	}
	for row := range rowsOf(t, db, "MATCH (a)-[e]->(b) RETURN labels(a), a {.key, .name, .id, .kind}, type(e), properties(e), labels(b), b {.key, .name, .id, .kind}") {
		lines = append(lines, fmt.Sprintf("%s-[%v %s]->%s", end(row[0], row[1]), row[2], properties(row[3]), end(row[4], row[5])))
	}
	slices.Sort(lines)
	return lines
}

// rowsOf iterates over the rows of a reading statement.
func rowsOf(t testing.TB, db *graphdb.DB, cypher string) func(yield func([]any) bool) {
	t.Helper()
	_, rows, err := db.Read(t.Context(), cypher, nil)
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func([]any) bool) {
		for row, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			if !yield(row) {
				return
			}
		}
	}
}

func labels(v any) string {
	var names []string
	for _, l := range v.([]any) {
		names = append(names, l.(string))
	}
	slices.Sort(names)
	return "(" + strings.Join(names, ":") + ")"
}

func properties(v any) string {
	var parts []string
	for k, x := range v.(map[string]any) {
		if k != "loadedAt" {
			parts = append(parts, k+": "+literal(x))
		}
	}
	slices.Sort(parts)
	return "{" + strings.Join(parts, ", ") + "}"
}

func literal(v any) string {
	switch v := v.(type) {
	case string:
		return fmt.Sprintf("%q", v)
	case time.Time:
		return v.Format(time.RFC3339Nano)
	case []any:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = literal(e)
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return fmt.Sprint(v)
}

// end names a node at the end of a relationship.
func end(l, p any) string {
	m := p.(map[string]any)
	for _, key := range []string{"key", "name", "id"} {
		v := m[key]
		if v == nil {
			continue
		}
		if kind := m["kind"]; kind != nil {
			return fmt.Sprintf("(%v %v)", kind, v)
		}
		return fmt.Sprintf("(%v)", v)
	}
	return labels(l)
}
