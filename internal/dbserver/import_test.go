package dbserver

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
)

// importJob writes import files of so many nodes.
func importJob(t *testing.T, lines string) ImportJob {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "things.csv"), ":ID(Thing),name\n"+lines)
	return ImportJob{Dir: dir, Args: []string{"neo4j", "--id-type=integer", "--nodes=Thing=things.csv"}}
}

// things returns the names in the database.
func things(t *testing.T, info *Info) string {
	t.Helper()
	ctx := context.Background()
	db, err := graphdb.Open(ctx, graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(ctx)
	_, rows, err := db.Read(ctx, "MATCH (n) WITH coalesce(n.name, labels(n)[0]) AS name ORDER BY name RETURN name", nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, row[0].(string))
	}
	return strings.Join(names, " ")
}

func TestImportOnNeo4j(t *testing.T) {
	d := realDirs(t)
	ctx := context.Background()
	mustImport := func(lines string) *Info {
		t.Helper()
		begin := time.Now()
		info, err := Import(ctx, d, small(t), importJob(t, lines))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("import took %v", time.Since(begin).Round(10*time.Millisecond))
		return info
	}
	if has, err := HasData(ctx, d, small(t)); has || err != nil {
		t.Errorf("data before any import: %v, %v", has, err)
	}
	first := mustImport("1,ada\n2,bo\n")
	if got := things(t, first); got != "ada bo" || !first.Ready {
		t.Errorf("into no database: %q, %v", got, first)
	}
	nodes(t, first, true) // beside them a (:Probe)

	// What fails leaves the database and its server as they are.
	for _, c := range []struct{ why, lines, says string }{
		{"a bad file", "1,ada\nx,bo\n", `Not an integer: "x"`},
		{"a repeated id", "1,ada\n1,bo\n", "defined more than once"},
	} {
		_, err := Import(ctx, d, small(t), importJob(t, c.lines))
		if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "; the database is as it was") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", c.why, err)
		}
	}
	interrupted(t, d)
	if got := things(t, first); got != "Probe ada bo" {
		t.Errorf("after imports that failed: %q", got)
	}
	if left, err := exists(d.staging()); left || err != nil {
		t.Errorf("the staging folder is left, %v", err)
	}

	// A server that does not start on the new database gives the old one back.
	o := small(t)
	o.Settings = map[string]string{"server.memory.pagecache.size": "much"}
	_, err := Import(ctx, d, o, importJob(t, "1,cai\n"))
	if err == nil || !strings.Contains(err.Error(), "the old database is back, and stopped") {
		t.Errorf("with a server that does not start: %v", err)
	}
	again := mustStart(t, d, small(t))
	if got := things(t, again); got != "Probe ada bo" || again.Reused {
		t.Errorf("after that: %q, %v", got, again)
	}

	// The new database takes the place of the old one, at its ports.
	second := mustImport("7,fay\n")
	if got := things(t, second); got != "fay" || second.BoltURI != again.BoltURI || second.HTTPURL != again.HTTPURL || second.Password != first.Password {
		t.Errorf("over a database: %q, %v after %v", got, second, again)
	}
	if left, err := exists(d.staging()); left || err != nil {
		t.Errorf("the staging folder is left, %v", err)
	}
	if has, err := HasData(ctx, d, small(t)); !has || err != nil {
		t.Errorf("data after an import: %v, %v", has, err)
	}
}

// interrupted ends an import while neo4j-admin runs.
func interrupted(t *testing.T, d Dirs) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	o := small(t)
	o.Log = onLine(func(line string) {
		if strings.HasPrefix(line, "importing nodes") {
			cancel()
		}
	})
	_, err := Import(ctx, d, o, importJob(t, "1,ada\n"))
	if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "; the database is as it was") {
		t.Errorf("interrupted: %v", err)
	}
}

func TestImportReason(t *testing.T) {
	var file strings.Builder
	var log []string
	s := &importStages{to: &file, logf: func(form string, args ...any) { log = append(log, args[0].(string)) }}
	text := "Nodes, started 2026-11-21 12:52:04.500+0000\n[*Nodes:?? 1.004GiB---]    0 ∆    0\nDone in 269ms\n" +
		"Relationship <-- Relationship 1/1, started 2026-11-21 12:52:05.091+0000\n" +
		"org.neo4j.cli.CommandFailedException: Error importing csv file.\n\tat org.neo4j.Some.thing(Some.java:1)\n" +
		"Caused by: java.lang.IllegalStateException: outer\n\tat org.neo4j.Some.thing(Some.java:2)\n\t... 3 more\n" +
		"Caused by: java.io.IOException: No space left on device\n\tat org.neo4j.Some.thing(Some.java:3)\n\t... 5 more"
	for len(text) > 0 { // in pieces that end anywhere
		n := min(7, len(text))
		if _, err := s.Write([]byte(text[:n])); err != nil {
			t.Fatal(err)
		}
		text = text[n:]
	}
	if got, want := s.reason(errors.New("exit status 70")), "exit status 70: java.io.IOException: No space left on device"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if len(log) != 1 || log[0] != "importing nodes" {
		t.Errorf("log %q", log)
	}
	if strings.Count(file.String(), "\n") != 11 {
		t.Errorf("the file does not hold all of it:\n%s", &file)
	}
	quiet := &importStages{to: &file, logf: func(string, ...any) {}}
	if got := quiet.reason(errors.New("signal: killed")); got != "signal: killed" {
		t.Errorf("%q", got)
	}
	quiet.Write([]byte("Error: could not reserve memory\n"))
	if got := quiet.reason(errors.New("exit status 1")); got != "exit status 1: Error: could not reserve memory" {
		t.Errorf("%q", got)
	}
}

func TestImportMemory(t *testing.T) {
	const gib = 1 << 30
	for _, c := range []struct {
		total   uint64
		heap    int
		offHeap string
	}{
		{0, 1280, ""}, // unknown
		{1 * gib, 1280, "--max-off-heap-memory=512m"},
		{12 * gib, 1536, "--max-off-heap-memory=3072m"},
		{64 * gib, 2048, "--max-off-heap-memory=16384m"},
	} {
		if heap, offHeap := importHeapMB(c.total), strings.Join(importMemory(c.total), " "); heap != c.heap || offHeap != c.offHeap {
			t.Errorf("%d bytes: %d and %q, want %d and %q", c.total, heap, offHeap, c.heap, c.offHeap)
		}
	}
}

// What neo4j-admin prints about a stage, after carriage returns, is logged from
// time to time.
func TestImportProgress(t *testing.T) {
	var log []string
	s := &importStages{to: io.Discard, logf: func(form string, args ...any) { log = append(log, fmt.Sprintf(form, args...)) }}
	bar := func(done, more string) string { return "\r[*Nodes:0B/s 1.004GiB-------]" + done + " ∆ " + more }
	for _, text := range []string{bar("1.0K", "1.0K"), "\nNodes, started 2026-11-21 12:52:04.500+0000\n", bar("40.0K", "40.0K"), bar("6.58M", " 390K")} {
		s.Write([]byte(text))
	}
	s.logged = time.Now().Add(-progressInterval)
	s.Write([]byte(bar("6.79M", " 210K") + "\nDone in 39s 713ms\n"))
	if got, want := strings.Join(log, "; "), "importing nodes; importing nodes: 6.58M"; got != want {
		t.Errorf("log %q, want %q", got, want)
	}
	for _, l := range s.last {
		if strings.Contains(l, "∆") {
			t.Errorf("kept for an error: %q", l)
		}
	}
}

func TestImportByDocker(t *testing.T) {
	const head = `case "$*" in "version "*|"compose version"*) echo 28;; *" run "*) `
	job := importJob(t, "1,ada\n")
	e, log := newDocker(t, head+`exit 0;; *" up "*) echo 'no such image' >&2; exit 1;; esac`)
	e.opts.Engine = EngineDocker
	stopped := false
	_, err := e.importFiles(context.Background(), job, func() error { stopped = true; return nil }, "hunter2")
	if err == nil || !strings.Contains(err.Error(), "docker compose up: exit status 1: no such image") || !stopped {
		t.Errorf("%v, stopped: %v", err, stopped)
	}
	want := "args: compose --project-name " + e.project + " --file " + e.dirs.composeFile() +
		" run --rm --no-deps --no-TTY --name " + e.project + "-import --volume " + job.Dir + ":/import:ro --workdir /import" +
		" neo4j neo4j-admin database import full neo4j --id-type=integer --nodes=Thing=things.csv --overwrite-destination=true --verbose --report-file=/tmp/import.report\n"
	if !strings.Contains(log(), want) {
		t.Errorf("commands:\n%s\nwant\n%s", log(), want)
	}
	if !strings.Contains(log(), "env: NEO4J_PASSWORD=hunter2 ") || strings.Contains(log(), "args: "+"hunter2") {
		t.Errorf("the password:\n%s", log())
	}
	wantMode(t, job.Dir, 0o755)
	wantMode(t, filepath.Join(job.Dir, "things.csv"), 0o644)

	e, log = newDocker(t, head+`echo 'Caused by: bad line' >&2; exit 70;; esac`)
	_, err = e.importFiles(context.Background(), job, func() error { return nil }, "hunter2")
	if err == nil || !strings.Contains(err.Error(), "Caused by: bad line; the old database may be gone") {
		t.Errorf("%v", err)
	}
	if !strings.Contains(log(), "args: rm --force "+e.project+"-import\n") {
		t.Errorf("the container is left:\n%s", log())
	}
	if strings.Contains(log(), " up ") {
		t.Error("a server is started on half a database")
	}
	stop := errors.New("will not stop")
	if _, err = e.importFiles(context.Background(), job, func() error { return stop }, "hunter2"); !errors.Is(err, stop) || !strings.Contains(err.Error(), "as it was") {
		t.Errorf("%v", err)
	}
	if err := os.RemoveAll(job.Dir); err != nil {
		t.Fatal(err)
	}
	if _, err = e.importFiles(context.Background(), job, func() error { t.Error("stopped"); return nil }, "hunter2"); err == nil {
		t.Error("no error without files")
	}
}
