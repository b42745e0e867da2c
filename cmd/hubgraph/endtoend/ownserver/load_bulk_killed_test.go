package ownserver

import (
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
)

// TestLoadBulkKilled: a load --bulk that is killed after the import, while constraints
// and indexes are being made, leaves a graph that says so, and a load of either kind
// makes the right one of it.
func TestLoadBulkKilled(t *testing.T) {
	commandtest.Folders(t)
	t.Setenv("HUBGRAPH_DB_ENGINE", "local")
	t.Cleanup(func() { run(t, "db", "stop") })
	startPatiently(t)
	dir := commandtest.Small(t)
	run.Check(t, 0, "load "+dir)
	want := dbtest.Dump(t, connect(t))

	killWhileConstraining(t, dir, 0)
	for _, args := range []string{"analyze", "derive", "export collaboration -o n.graphml"} {
		run.Check(t, 1, args, "a load was left off", "hubgraph load' again finishes it")
	}
	run.Check(t, 0, "query run licences/shares", "a load is not finished: load again")
	run.Check(t, 2, "load --bulk "+dir, "the database is not empty", "--replace")
	run.Check(t, 0, "load "+dir)
	checkWhole(t, "load", want)

	killWhileConstraining(t, dir, 3)
	run.Check(t, 0, "load --bulk --replace "+dir)
	checkWhole(t, "load --bulk", want)
}

// checkWhole compares the graph with that of a load into an empty database, and looks
// for its constraints and indexes.
func checkWhole(t *testing.T, after string, want []string) {
	t.Helper()
	db := connect(t)
	if got := dbtest.Dump(t, db); !slices.Equal(got, want) {
		t.Errorf("%s after it: %d lines, want %d of a load into an empty database", after, len(got), len(want))
	}
	if names, err := loader.MissingSchema(t.Context(), db); err != nil || len(names) > 0 {
		t.Errorf("%s after it: missing are %v, %v", after, names, err)
	}
}

// killWhileConstraining kills a load --bulk once it makes constraints, and so many are
// there. One that was done before that is begun again.
func killWhileConstraining(t *testing.T, dir string, least int) {
	t.Helper()
	for range 5 {
		r := commandtest.Start(t, "load", "--bulk", "--replace", dir)
		if r.Until(func() bool { return strings.Contains(r.Said(), "\nmaking constraints\n") }) && least > 0 {
			db := connect(t)
			r.Until(func() bool {
				return len(commandtest.Rows(t, db, "SHOW CONSTRAINTS YIELD name WHERE name <> 'lease_id' RETURN name", nil)) >= least
			})
		}
		r.Kill()
		r.Exit()
		rows := commandtest.Rows(t, connect(t), "MATCH (s:Snapshot) WHERE NOT s.complete RETURN 1", nil)
		if len(rows) == 1 {
			return
		}
		t.Logf("it was done before it was killed: %v", r)
	}
	t.Fatal("no load was killed in time")
}
