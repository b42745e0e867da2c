//go:build unix

package endtoend

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/sample"
)

// headStarts are the moments of a load at which another begins: statements that have
// a row from then on.
var headStarts = []struct {
	name, reached string
	ends          bool // the load may be over before it can be held up
}{
	{name: "none"},
	{name: "has the lease", reached: "MATCH (l:Lease) WHERE l.pid = $pid RETURN 1"},
	{name: "writes commits", reached: "MATCH (:Lease {pid: $pid}) MATCH (c:Commit) RETURN 1 LIMIT 1"},
	{name: "counts what it wrote", reached: "MATCH (:Lease {pid: $pid}) MATCH (t:Tally) RETURN 1 LIMIT 1", ends: true},
}

// TestTwoLoads: of two loads of different hubs, at whatever moment of the first the
// second begins, one writes at a time. The other is told who does and since when, and
// the graph is that of one of the hubs. The first is held up while the second runs, so
// that it cannot be done before.
func TestTwoLoads(t *testing.T) {
	large, small := t.TempDir(), commandtest.Small(t)
	if err := os.CopyFS(large, sample.FS()); err != nil {
		t.Fatal(err)
	}
	var alone [2][]string // the graphs, each loaded by itself
	for i, dir := range []string{large, small} {
		db := database(t)
		if r := commandtest.Start(t, "load", "--replace", dir); r.Exit() != 0 {
			t.Fatal(r)
		}
		alone[i] = dbtest.Dump(t, db)
	}
	for _, head := range headStarts {
		t.Run(head.name, func(t *testing.T) {
			db := database(t)
			first := commandtest.Start(t, "load", "--replace", "--batch", "20", "--writers", "1", large)
			since := int64(0)
			if head.reached != "" {
				since = holdUp(t, first, db, head.reached)
			}
			if since == 0 && head.reached != "" && !head.ends {
				t.Errorf("the first was over before the second began: %v", first)
			}
			second := commandtest.Start(t, "load", "--replace", small)
			codes := [2]int{0, second.Exit()}
			signal(t, first, syscall.SIGCONT)
			codes[0] = first.Exit()
			checkOneWriter(t, first, second, codes)
			if since != 0 {
				refusedBy(t, second, first, since)
			}
			graph := dbtest.Dump(t, db)
			isFirst, isSecond := slices.Equal(graph, alone[0]), slices.Equal(graph, alone[1])
			if !(isFirst && codes[0] == 0 || isSecond && codes[1] == 0) {
				t.Errorf("exit %v, and the graph of %d lines is that of the first: %v, of the second: %v", codes, len(graph), isFirst, isSecond)
			}
		})
	}
}

// holdUp stops a load, as Ctrl-Z does, once a statement has a row, and returns since
// when it has the lease; 0 if it was over before.
func holdUp(t *testing.T, r *commandtest.Running, db *graphdb.DB, reached string) (since int64) {
	t.Helper()
	pid := map[string]any{"pid": r.Pid}
	if !r.Until(func() bool { return len(commandtest.Rows(t, db, reached, pid)) > 0 }) {
		return 0
	}
	signal(t, r, syscall.SIGSTOP)
	for _, row := range commandtest.Rows(t, db, "MATCH (l:Lease {pid: $pid}) RETURN l.since", pid) {
		since = row[0].(int64)
	}
	return since
}

// signal sends a signal to a program that may have ended.
func signal(t *testing.T, r *commandtest.Running, s os.Signal) {
	t.Helper()
	if err := r.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Fatal(err)
	}
}

// checkOneWriter: one load at least came to its end, and one that did not was refused
// because of the other.
func checkOneWriter(t *testing.T, first, second *commandtest.Running, codes [2]int) {
	t.Helper()
	switch codes {
	case [2]int{0, 0}: // one after the other
	case [2]int{0, 1}:
		refusedBy(t, second, first, 0)
	case [2]int{1, 0}:
		refusedBy(t, first, second, 0)
	default:
		t.Errorf("exit %v\n%v\n%v", codes, first, second)
	}
}

// refusedBy checks that a load says which other writes and since when, in milliseconds;
// 0 for whenever that was.
func refusedBy(t *testing.T, refused, by *commandtest.Running, since int64) {
	t.Helper()
	host, _ := os.Hostname()
	when := `\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`
	if since != 0 {
		when = time.UnixMilli(since).UTC().Format(time.RFC3339)
	}
	want := fmt.Sprintf(`hubgraph: another hubgraph writes to this database: load \(process %d on %s\), since %s; only one may at a time`, by.Pid, regexp.QuoteMeta(host), when)
	if !regexp.MustCompile(want).MatchString(refused.Said()) {
		t.Errorf("%v\ndoes not say %s", refused, want)
	}
}
