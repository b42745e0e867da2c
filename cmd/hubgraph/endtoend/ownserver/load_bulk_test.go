package ownserver

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/loader/lease"
)

func TestLoadBulkOnNeo4j(t *testing.T) {
	commandtest.StrangeFolders(t)
	t.Setenv("HUBGRAPH_DB_ENGINE", "local")
	t.Cleanup(func() { run(t, "db", "stop") })
	dir := commandtest.Small(t)
	code, out, errOut := run(t, "load", "--bulk", dir)
	if strings.Contains(errOut, "no Neo4j can be started") && os.Getenv("HUBGRAPH_REQUIRE_NEO4J") != "1" {
		t.Skip("SKIPPED, " + errOut)
	}
	if code != 0 || !strings.Contains(out, "\n  Commit                                        19\n") || !strings.Contains(errOut, "\nloaded 52 records in ") {
		t.Fatalf("exit %d, output %q, messages %q", code, out, errOut)
	}
	code, same, errOut := run(t, "load", dir) // over Bolt: everything is there
	if code != 0 || same != out {
		t.Errorf("load after it: exit %d, messages %q, output:\n%s\nwant:\n%s", code, errOut, same, out)
	}

	// What is there is not lost without being told so, whether it runs or not.
	run.Check(t, 2, "load --bulk "+dir, "the database is not empty", "--replace")
	run.Check(t, 0, "db status")
	run.Check(t, 0, "db stop")
	code, _, errOut = run(t, "load", "--bulk", dir)
	if code != 2 || !strings.Contains(errOut, "the database is not empty") {
		t.Errorf("exit %d, messages %q", code, errOut)
	}
	run.Check(t, 1, "db status", "not running")

	// Nor while somebody else writes to it.
	run.Check(t, 0, "db start")
	giveBack := takeLease(t)
	run.Check(t, 1, "load --bulk --replace "+dir, "another hubgraph writes to this database: load (process ")
	giveBack()
	if code, same, errOut := run(t, "load", dir); code != 0 || same != out {
		t.Errorf("load after it: exit %d, messages %q, output %q", code, errOut, same)
	}

	commandtest.CutShort(t, filepath.Join(dir, "commits.jsonl"))
	run.Check(t, 1, "load --bulk --replace "+dir, "commits.jsonl.gz")
	code, again, errOut := run(t, "load", "--bulk", "--replace", commandtest.Small(t))
	if code != 0 || again != out {
		t.Errorf("--replace: exit %d, messages %q, output %q", code, errOut, again)
	}
	left, err := fs.Glob(os.DirFS(filepath.Join(os.Getenv("XDG_DATA_HOME"), "hubgraph")), "bulk-*")
	if err != nil || len(left) > 0 {
		t.Errorf("import files are left: %v, %v", left, err)
	}
}

// takeLease takes the lease of the database as another process that is alive.
func takeLease(t *testing.T) (giveBack func()) {
	t.Helper()
	db := connect(t)
	pid := os.Getpid()
	own, err := lease.Take(t.Context(), db, lease.Options{Owner: lease.Owner{
		What: "load", Host: "owl", Machine: dbserver.Machine(), PID: pid, Process: dbserver.ProcessIdentity(pid),
	}})
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := own.Release(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

// connect connects to the Neo4j that the test has started.
func connect(t *testing.T) *graphdb.DB {
	t.Helper()
	dirs, err := dbserver.DefaultDirs()
	if err != nil {
		t.Fatal(err)
	}
	info, running, err := dbserver.Status(t.Context(), dirs)
	if err != nil || !running {
		t.Fatalf("running: %v, %v", running, err)
	}
	return commandtest.Connect(t, info.BoltURI, info.Username, info.Password)
}
