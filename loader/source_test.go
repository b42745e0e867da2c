package loader_test

import (
	"errors"
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
	nameless := with(t, newer, map[string]func([]byte) []byte{"snapshot.json": func([]byte) []byte { return nil }})

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
	t.Run("no source", func(t *testing.T) {
		mustLoad(t, db, nameless, loader.Options{})
		same(t, "graph", withoutSnapshots(newerGraph(t)), withoutSnapshots(dump(t, db)))
	})
	t.Run("replace and merge", func(t *testing.T) {
		r := loadFS(t, db, other, loader.Options{Replace: true, Merge: true}, snapshot.RejectOptions{})
		if !errors.As(r.err, &usage) || r.changes != (graphdb.Counters{}) {
			t.Errorf("error %v, changes %+v; want a UsageError and none", r.err, r.changes)
		}
	})
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
