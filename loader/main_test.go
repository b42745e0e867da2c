package loader_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/internal/graphdb"
	"github.com/hubgraph/hubgraph/internal/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/snapshot"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// store adapts graphdb.DB to loader.Store and adds up what was changed.
type store struct {
	*graphdb.DB
	mu      sync.Mutex
	changes graphdb.Counters
}

func (s *store) Write(ctx context.Context, cypher string, params map[string]any) error {
	c, err := s.DB.Write(ctx, cypher, params)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changes.NodesCreated += c.NodesCreated
	s.changes.NodesDeleted += c.NodesDeleted
	s.changes.RelationshipsCreated += c.RelationshipsCreated
	s.changes.RelationshipsDeleted += c.RelationshipsDeleted
	s.changes.LabelsAdded += c.LabelsAdded
	s.changes.LabelsRemoved += c.LabelsRemoved
	return err
}

// result is what a load gave.
type result struct {
	summary loader.Summary
	changes graphdb.Counters
	rejects string // as logged
	err     error  // of Load
}

// loadFS loads a snapshot folder.
func loadFS(t testing.TB, db *graphdb.DB, folder fs.FS, o loader.Options, r snapshot.RejectOptions) result {
	t.Helper()
	s, err := snapshot.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	r.Log = &log
	rejects := snapshot.NewRejects(r)
	to := &store{DB: db}
	summary, err := loader.Load(t.Context(), to, snapshot.NewIntake(s, rejects), o)
	return result{summary, to.changes, log.String(), err}
}

// intake opens a snapshot folder for a load whose rejects do not matter.
func intake(t testing.TB, folder fs.FS) *snapshot.Intake {
	t.Helper()
	s, err := snapshot.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return snapshot.NewIntake(s, snapshot.NewRejects(snapshot.RejectOptions{}))
}

// mustLoad loads a snapshot folder that has no bad line.
func mustLoad(t testing.TB, db *graphdb.DB, folder fs.FS, o loader.Options) result {
	t.Helper()
	r := loadFS(t, db, folder, o, snapshot.RejectOptions{})
	if r.err != nil {
		t.Fatal(r.err)
	}
	if r.rejects != "" {
		t.Fatalf("rejects: %s", r.rejects)
	}
	return r
}

// rowsOf runs a reading statement and returns its rows.
func rowsOf(t testing.TB, db *graphdb.DB, cypher string, params map[string]any) [][]any {
	t.Helper()
	_, rows, err := db.Read(t.Context(), cypher, params)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]any
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, append([]any(nil), row...))
	}
	return all
}

// dump writes the whole graph as sorted lines, one for each node
// ("(Label:Label) {key: value, ...}") and each relationship
// ("(end)-[TYPE {...}]->(end)"), where an end is its labels and key.
func dump(t testing.TB, db *graphdb.DB) []string {
	t.Helper()
	var lines []string
	for _, row := range rowsOf(t, db, "MATCH (n) RETURN labels(n), properties(n)", nil) {
		lines = append(lines, labels(row[0])+" "+props(row[1]))
	}
	for _, row := range rowsOf(t, db, "MATCH (a)-[e]->(b) RETURN labels(a), properties(a), type(e), properties(e), labels(b), properties(b)", nil) {
		lines = append(lines, fmt.Sprintf("%s-[%v %s]->%s", end(row[0], row[1]), row[2], props(row[3]), end(row[4], row[5])))
	}
	sort.Strings(lines)
	return lines
}

func labels(v any) string {
	var names []string
	for _, l := range v.([]any) {
		names = append(names, l.(string))
	}
	sort.Strings(names)
	return "(" + strings.Join(names, ":") + ")"
}

// props writes a map with sorted keys. The time of a load is left out.
func props(v any) string {
	var parts []string
	for k, x := range v.(map[string]any) {
		if k != "loadedAt" {
			parts = append(parts, k+": "+literal(x))
		}
	}
	sort.Strings(parts)
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

// end names a node by what its kind of node is known by.
func end(l, p any) string {
	m := p.(map[string]any)
	for _, key := range []string{"key", "name", "id"} {
		if v, ok := m[key]; ok {
			if kind, ok := m["kind"]; ok {
				return fmt.Sprintf("(%v %v)", kind, v)
			}
			return fmt.Sprintf("(%v)", v)
		}
	}
	return labels(l)
}
