package loader_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"sync"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
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
	c, err := s.DB.WriteCounted(ctx, cypher, params)
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
	o.Rejects = snapshot.NewRejects(r)
	to := &store{DB: db}
	summary, err := loader.Load(t.Context(), to, s, o)
	return result{summary, to.changes, log.String(), err}
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

// dump writes the whole graph as sorted lines, without its counts: what was
// loaded.
func dump(t testing.TB, db *graphdb.DB) []string { return loadtest.WithoutCounts(dbtest.Dump(t, db)) }
