package loader_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

// breakAt loads a folder with small batches until the n-th write fails.
func breakAt(t *testing.T, s *breaking, folder fs.FS, o loader.Options) {
	t.Helper()
	o.BatchRows, o.Writers = 2, 2
	if _, err := loader.Load(t.Context(), s, loadtest.Open(t, folder), o); !errors.Is(err, errBroken) {
		t.Fatalf("error %v, want the broken connection", err)
	}
}

// TestResume: the same command, --replace too, goes on where the load stopped
// and leaves out what is written; the graph is that of an undisturbed load.
func TestResume(t *testing.T) {
	for _, replace := range []bool{false, true} {
		db := dbtest.Open(t)
		breakAt(t, &breaking{store: store{DB: db}, writes: 40}, hubtest.Small(), loader.Options{Replace: replace})
		wantIncomplete(t, db)
		before := len(dbtest.Dump(t, db))
		var notices []string
		to := &store{DB: db}
		s, err := loader.Load(t.Context(), to, loadtest.Open(t, hubtest.Small()),
			loader.Options{Replace: replace, BatchRows: 3, Notice: func(line string) { notices = append(notices, line) }})
		if err != nil {
			t.Fatal(err)
		}
		same(t, "graph", smallGraph(t), dump(t, db))
		// At least the 11 repositories, in three windows of twelve writes or fewer, were there before the 40th write.
		if s.Resumed < 11 || to.changes.NodesDeleted > 0 || before < 30 {
			t.Errorf("%d records left out, %d nodes deleted, %d nodes and relationships before", s.Resumed, to.changes.NodesDeleted, before)
		}
		if len(notices) != 1 || !strings.Contains(notices[0], "going on where it stopped") {
			t.Errorf("said %q", notices)
		}
	}
}

// TestAnotherAfterInterrupted: a snapshot that is loaded over the half of
// another does not take that one's progress for its own, nor is that taken for
// true afterwards.
func TestAnotherAfterInterrupted(t *testing.T) {
	db := dbtest.Open(t)
	newer := os.DirFS("testdata/newer")
	breakAt(t, &breaking{store: store{DB: db}, writes: 40}, hubtest.Small(), loader.Options{})
	var notices []string
	say := func(line string) { notices = append(notices, line) }
	broken := &breaking{store: store{DB: db}, writes: 10}
	breakAt(t, broken, newer, loader.Options{Notice: say})
	if len(notices) != 1 || !strings.Contains(notices[0], "another snapshot was interrupted") {
		t.Errorf("said %q", notices)
	}
	s, err := loader.Load(t.Context(), &store{DB: db}, loadtest.Open(t, hubtest.Small()), loader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Resumed != 0 {
		t.Errorf("%d records left out, though another snapshot was written over them", s.Resumed)
	}
	if rows := rowsOf(t, db, "MATCH (s:Snapshot) RETURN keys(s)", nil); len(rows) != 1 || slices.Contains(rows[0][0].([]any), any("progressFile")) {
		t.Errorf("snapshots %v; want one, without progress", rows)
	}
}

// TestFilesChange: a file that is written to while it is loaded ends the load
// without an end.
func TestFilesChange(t *testing.T) {
	db := dbtest.Open(t)
	folder := with(t, hubtest.Small(), map[string]func([]byte) []byte{})
	touched := &touching{store: store{DB: db}, file: folder["usages.jsonl"]}
	_, err := loader.Load(t.Context(), touched, loadtest.Open(t, folder), loader.Options{})
	if err == nil || !strings.Contains(err.Error(), "usages.jsonl was changed while") {
		t.Errorf("error %v, want that usages.jsonl was changed", err)
	}
	wantIncomplete(t, db)
}

// touching changes the time of a file when something is written.
type touching struct {
	store
	once sync.Once
	file *fstest.MapFile
}

func (s *touching) Write(ctx context.Context, cypher string, params map[string]any) error {
	if strings.Contains(cypher, "ALIAS_OF") {
		s.once.Do(func() { s.file.ModTime = time.Now() })
	}
	return s.store.Write(ctx, cypher, params)
}

// TestShortOfMemory: batches that are too large for the server's memory are
// written in parts.
func TestShortOfMemory(t *testing.T) {
	db := dbtest.Open(t)
	small := &cramped{store: store{DB: db}, most: 3}
	if _, err := loader.Load(t.Context(), small, loadtest.Open(t, hubtest.Small()), loader.Options{}); err != nil {
		t.Fatal(err)
	}
	same(t, "graph", smallGraph(t), dump(t, db))
	var short *shortOfMemory
	none := &cramped{store: store{DB: db}, most: 0}
	if _, err := loader.Load(t.Context(), none, loadtest.Open(t, hubtest.Small()), loader.Options{Replace: true}); !errors.As(err, &short) {
		t.Errorf("error %v, want that of a single row which is too large", err)
	}
}

// cramped is a server that takes only so many rows at once.
type cramped struct {
	store
	most int
}

type shortOfMemory struct{}

func (*shortOfMemory) Error() string     { return "the transaction needs more memory than it may have" }
func (*shortOfMemory) OutOfMemory() bool { return true }

func (s *cramped) Write(ctx context.Context, cypher string, params map[string]any) error {
	if rows, ok := params["rows"].([]any); ok && len(rows) > s.most {
		return &shortOfMemory{}
	}
	return s.store.Write(ctx, cypher, params)
}

// TestSentTwice: a transaction whose outcome is unknown is sent again, and may
// find what it writes.
func TestSentTwice(t *testing.T) {
	db := dbtest.Open(t)
	to := &twice{store: store{DB: db}}
	if _, err := loader.Load(t.Context(), to, loadtest.Open(t, hubtest.Small()), loader.Options{}); err != nil {
		t.Fatal(err)
	}
	same(t, "graph", smallGraph(t), dump(t, db))
	if to.violated.Load() == 0 {
		t.Error("no transaction was refused as its nodes were there")
	}
}

// twice sends every transaction twice.
type twice struct {
	store
	violated atomic.Int32 // transactions that broke a constraint when sent again
}

func (s *twice) Write(ctx context.Context, cypher string, params map[string]any) error {
	if err := s.store.Write(ctx, cypher, params); err != nil {
		return err
	}
	err := s.store.Write(ctx, cypher, params)
	var failed *graphdb.Error
	if errors.As(err, &failed) && failed.ConstraintViolated() {
		s.violated.Add(1)
	}
	return err
}
