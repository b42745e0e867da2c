package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/loader/lease"
)

// besides connects to the database of testDB, as somebody else does.
func besides(t *testing.T) *graphdb.DB {
	t.Helper()
	info := dbtest.Server(t)
	db, err := graphdb.Open(t.Context(), graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close(t.Context()) })
	return db
}

// TestOneWriter: while one writes, no other does.
func TestOneWriter(t *testing.T) {
	testDB(t)
	t.Chdir(t.TempDir())
	dir := smallFolder(t)
	checkCommand(t, 0, "load "+dir)
	db := besides(t)
	before := dbtest.Dump(t, db)
	pid := os.Getpid()
	own, err := lease.Take(t.Context(), db, lease.Options{Owner: lease.Owner{
		What: "load", Host: "owl", Machine: dbserver.Machine(), PID: pid, Process: dbserver.ProcessIdentity(pid),
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{
		"load " + dir, "load --replace " + dir, "load --merge " + dir, "load --prune --yes " + dir,
		"derive", "derive --drop", "db check --repair", "demo",
	} {
		checkCommand(t, 1, args, "another hubgraph writes to this database: load (process ", " on owl), since ")
	}
	checkCommand(t, 0, "db check")
	if err := own.Release(t.Context()); err != nil {
		t.Fatal(err)
	}
	if after := dbtest.Dump(t, db); !slices.Equal(before, after) {
		t.Error("the refused commands changed the graph")
	}
	checkCommand(t, 0, "load "+dir)

	// One that was killed is in nobody's way.
	gone := lease.Owner{What: "load", Host: "owl", Machine: dbserver.Machine(), PID: pid, Process: "another process with this id"}
	if _, err := lease.Take(t.Context(), db, lease.Options{Owner: gone}); err != nil {
		t.Fatal(err)
	}
	checkCommand(t, 0, "load "+dir)
	if after := dbtest.Dump(t, db); !slices.Equal(before, after) {
		t.Error("loading again changed the graph")
	}
}

// TestAnalyzeWantsAWholeGraph: not one from which something is gone, or that a load
// has begun to change.
func TestAnalyzeWantsAWholeGraph(t *testing.T) {
	testDB(t)
	t.Chdir(t.TempDir())
	checkCommand(t, 0, "load "+smallFolder(t))
	db := besides(t)
	checkCommand(t, 0, "analyze -o results.json")
	for _, c := range []struct{ change, back, says string }{
		{"MATCH (c:Commit) WITH c LIMIT 1 REMOVE c:Commit SET c:Gone", "MATCH (c:Gone) REMOVE c:Gone SET c:Commit", "the graph holds 18 commits, and what was loaded into it says 19"},
		{"CREATE (:Model:Extra)", "MATCH (m:Extra) DELETE m", "the graph holds 7 models, and what was loaded into it says 6"},
		{"CREATE (:Snapshot {id: 'another', complete: false})", "MATCH (s:Snapshot {id: 'another'}) DELETE s", "a load was left off"},
	} {
		if err := db.Exec(t.Context(), c.change, nil); err != nil {
			t.Fatal(err)
		}
		for _, args := range []string{"analyze", "derive", "export collaboration -o n.graphml"} {
			checkCommand(t, 1, args, c.says, "hubgraph load")
		}
		if err := db.Exec(t.Context(), c.back, nil); err != nil {
			t.Fatal(err)
		}
	}
	checkCommand(t, 0, "analyze -o results.json")
}

// TestDemoLeavesOthers: a database that holds something else is as it was.
func TestDemoLeavesOthers(t *testing.T) {
	testDB(t)
	t.Chdir(t.TempDir())
	dir := smallFolder(t)
	if err := os.Remove(filepath.Join(dir, "snapshot.json")); err != nil {
		t.Fatal(err)
	}
	checkCommand(t, 0, "load "+dir)
	db := besides(t)
	before := dbtest.Dump(t, db)
	code, _, errOut := runCommand(t, "demo")
	if want := "the demo leaves your database as it is, and its report is made from files: the database holds a hub whose snapshot named no source"; code != 2 || !strings.Contains(errOut, want) || strings.Contains(errOut, "--replace") {
		t.Errorf("exit %d, messages %q", code, errOut)
	}
	if after := dbtest.Dump(t, db); !slices.Equal(before, after) {
		t.Error("the demo changed the graph")
	}
	if page, err := os.ReadFile("report.html"); err != nil || len(page) == 0 {
		t.Errorf("no report: %v", err)
	}
}

// TestLoadWithASource: who has no source in snapshot.json gives it.
func TestLoadWithASource(t *testing.T) {
	testDB(t)
	t.Chdir(t.TempDir())
	dir, nameless := smallFolder(t), smallFolder(t)
	if err := os.Remove(filepath.Join(nameless, "snapshot.json")); err != nil {
		t.Fatal(err)
	}
	checkCommand(t, 0, "load "+dir)
	checkCommand(t, 2, "load "+nameless, `the database holds the hub "hubtest" and the snapshot names no source`, "--replace", "--merge", "--source hubtest says")
	checkCommand(t, 0, "load "+nameless+" --source hubtest")
	checkCommand(t, 2, "load "+nameless+" --source=", "--source wants the name of a hub")
}
