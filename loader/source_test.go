package loader_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

// TestOtherSource: a database holds one hub, unless told otherwise.
func TestOtherSource(t *testing.T) {
	db := dbtest.Open(t)
	mustLoad(t, db, hubtest.Small(), loader.Options{})
	newer := os.DirFS("testdata/newer")
	other := with(t, newer, map[string]func([]byte) []byte{"snapshot.json": replacing(t, "hubtest", "elsewhere")})

	r := loadFS(t, db, other, loader.Options{}, snapshot.RejectOptions{})
	var usage *hub.UsageError
	if !errors.As(r.err, &usage) {
		t.Fatalf("error %v, want a UsageError", r.err)
	}
	for _, part := range []string{`"hubtest"`, `"elsewhere"`, "--replace", "--merge"} {
		if !strings.Contains(r.err.Error(), part) {
			t.Errorf("error %q does not say %s", r.err, part)
		}
	}
	same(t, "graph after a refused load", smallGraph(t), dump(t, db))

	t.Run("merge", func(t *testing.T) {
		mustLoad(t, db, other, loader.Options{Merge: true})
		same(t, "graph", withoutSnapshots(newerGraph(t)), withoutSnapshots(dump(t, db)))
		sources := rowsOf(t, db, "MATCH (s:Snapshot) RETURN s.source ORDER BY s.source", nil)
		if len(sources) != 2 || sources[0][0] != "elsewhere" || sources[1][0] != "hubtest" {
			t.Errorf("sources %v", sources)
		}
	})
	t.Run("replace", func(t *testing.T) {
		if err := db.Exec(t.Context(), "CREATE (:Remark {text: 'mine'})", nil); err != nil {
			t.Fatal(err)
		}
		mustLoad(t, db, other, loader.Options{Replace: true})
		mustLoad(t, db, hubtest.Small(), loader.Options{Replace: true})
		same(t, "graph", smallGraph(t), dump(t, db))
	})
	t.Run("replace and merge", func(t *testing.T) {
		r := loadFS(t, db, other, loader.Options{Replace: true, Merge: true}, snapshot.RejectOptions{})
		if !errors.As(r.err, &usage) || r.changes != (graphdb.Counters{}) {
			t.Errorf("error %v, changes %+v; want a UsageError and none", r.err, r.changes)
		}
	})
}

// refused checks that a load is wrong use, names the parts, and changes nothing.
func refused(t *testing.T, db *graphdb.DB, folder fs.FS, parts ...string) {
	t.Helper()
	before := dbtest.Dump(t, db)
	r := loadFS(t, db, folder, loader.Options{}, snapshot.RejectOptions{})
	if !errors.As(r.err, new(*hub.UsageError)) {
		t.Fatalf("error %v, want a UsageError", r.err)
	}
	for _, part := range append(parts, "--replace", "--merge") {
		if !strings.Contains(r.err.Error(), part) {
			t.Errorf("error %q does not say %s", r.err, part)
		}
	}
	same(t, "graph after a refused load", before, dbtest.Dump(t, db))
}

// named opens a snapshot under the name of its hub.
func named(t *testing.T, folder fs.FS, source string) *snapshot.Snapshot {
	t.Helper()
	s := loadtest.Open(t, folder)
	s.SetSource(source)
	return s
}

// TestNoSource: a snapshot that names no source is another hub's, unless it is
// the one that is there, or the user names it.
func TestNoSource(t *testing.T) {
	db := dbtest.Open(t)
	nameless := func(folder fs.FS) fs.FS {
		return with(t, folder, map[string]func([]byte) []byte{"snapshot.json": func([]byte) []byte { return []byte(`{"format":1}`) }})
	}
	old, newer := nameless(hubtest.Small()), nameless(os.DirFS("testdata/newer"))

	mustLoad(t, db, hubtest.Small(), loader.Options{})
	refused(t, db, newer, `the hub "hubtest"`, "names no source", "--source hubtest says")
	if _, err := loader.Load(t.Context(), &store{DB: db}, named(t, newer, "hubtest"), loader.Options{Named: true}); err != nil {
		t.Fatal(err)
	}
	same(t, "graph", withoutSnapshots(newerGraph(t)), withoutSnapshots(dump(t, db)))

	// A hub without a name takes the same snapshot again, and no other.
	mustLoad(t, db, old, loader.Options{Replace: true})
	before := dbtest.Dump(t, db)
	mustLoad(t, db, old, loader.Options{})
	same(t, "graph after the same snapshot", before, dbtest.Dump(t, db))
	refused(t, db, newer, "named no source", "names no source", "--source NAME")
	refused(t, db, os.DirFS("testdata/newer"), "named no source", `is of "hubtest"`, "--source hubtest says")

	// Who names it, names both.
	if _, err := loader.Load(t.Context(), &store{DB: db}, named(t, newer, "mine"), loader.Options{Named: true}); err != nil {
		t.Fatal(err)
	}
	same(t, "graph", withoutSnapshots(newerGraph(t)), withoutSnapshots(dump(t, db)))
	if rows := rowsOf(t, db, "MATCH (s:Snapshot) RETURN s.source", nil); len(rows) != 2 || rows[0][0] != "mine" || rows[1][0] != "mine" {
		t.Errorf("sources %v", rows)
	}
	refused(t, db, hubtest.Small(), `the hub "mine"`, `is of "hubtest"`)
}

// TestOlderOverNewer: by the time they were collected.
func TestOlderOverNewer(t *testing.T) {
	db := dbtest.Open(t)
	mustLoad(t, db, os.DirFS("testdata/newer"), loader.Options{})
	refused(t, db, hubtest.Small(), "collected on 2023-10-18 00:00", "newer one", "2023-11-18 00:00")
	mustLoad(t, db, hubtest.Small(), loader.Options{Merge: true})
	mustLoad(t, db, hubtest.Small(), loader.Options{Replace: true})
	same(t, "graph", smallGraph(t), dump(t, db))
}

// TestForeignDatabase: what another program wrote is not taken for a hub.
func TestForeignDatabase(t *testing.T) {
	db := dbtest.Open(t)
	if err := db.Exec(t.Context(), "CREATE (:Movie {title: 'Owl'}), (:Model {id: 'mine/a', likes: 5})", nil); err != nil {
		t.Fatal(err)
	}
	refused(t, db, hubtest.Small(), "nodes that hubgraph did not load", "NEO4J_DATABASE")
	mustLoad(t, db, hubtest.Small(), loader.Options{Merge: true})
	mustLoad(t, db, hubtest.Small(), loader.Options{Replace: true})
	same(t, "graph", smallGraph(t), dump(t, db))
}

// TestReplaceLooksFirst: a database is not emptied for a snapshot of which no
// repository can be read.
func TestReplaceLooksFirst(t *testing.T) {
	db := dbtest.Open(t)
	mustLoad(t, db, hubtest.Small(), loader.Options{})
	bad := with(t, hubtest.Small(), map[string]func([]byte) []byte{"repositories.jsonl": func([]byte) []byte { return []byte("[{\n\"id\": 1}]\n") }})
	r := loadFS(t, db, bad, loader.Options{Replace: true}, snapshot.RejectOptions{})
	if r.err == nil || !strings.Contains(r.err.Error(), "repositories.jsonl: no line of it is a record") {
		t.Errorf("error %v", r.err)
	}
	same(t, "graph", smallGraph(t), dump(t, db))
}

// TestUnfinishedOfOtherSource: a load without an end counts as a hub too.
func TestUnfinishedOfOtherSource(t *testing.T) {
	db := dbtest.Open(t)
	_, err := loader.Load(t.Context(), &breaking{store: store{DB: db}, writes: 4}, loadtest.Open(t, hubtest.Small()), loader.Options{})
	if !errors.Is(err, errBroken) {
		t.Fatal(err)
	}
	other := with(t, os.DirFS("testdata/newer"), map[string]func([]byte) []byte{"snapshot.json": replacing(t, "hubtest", "elsewhere")})
	var usage *hub.UsageError
	if r := loadFS(t, db, other, loader.Options{}, snapshot.RejectOptions{}); !errors.As(r.err, &usage) {
		t.Errorf("error %v, want a UsageError", r.err)
	}
}
