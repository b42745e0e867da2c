package prune_test

import (
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/loader/prune"
	"github.com/hubgraph/hubgraph/snapshot"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

func load(t testing.TB, db *graphdb.DB, folder fs.FS, o loader.Options) {
	t.Helper()
	o.Rejects = snapshot.NewRejects(snapshot.RejectOptions{})
	loadtest.Load(t, db, folder, o)
}

func pruner(t testing.TB, db *graphdb.DB, folder fs.FS, o prune.Options) *prune.Pruner {
	t.Helper()
	o.AbsentIsEmpty = true // hubs drawn for tests have no empty files
	p, err := prune.New(t.Context(), db, loadtest.Open(t, folder), o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// find says what is gone and checks that this changes nothing.
func find(t testing.TB, db *graphdb.DB, p *prune.Pruner) prune.Report {
	t.Helper()
	before := dbtest.Dump(t, db)
	r, err := p.Find(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "graph after looking at it", before, dbtest.Dump(t, db))
	return r
}

func remove(t testing.TB, p *prune.Pruner) prune.Report {
	t.Helper()
	r, err := p.Remove(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// fresh is the graph of a snapshot alone. It replaces what the database holds.
func fresh(t testing.TB, db *graphdb.DB, folder fs.FS) []string {
	t.Helper()
	load(t, db, folder, loader.Options{Replace: true})
	return dbtest.Dump(t, db)
}

func same(t testing.TB, what string, want, got []string) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}
