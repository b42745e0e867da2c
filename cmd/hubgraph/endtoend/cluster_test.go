package endtoend

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/cmd/hubgraph/commandtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest/cluster"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

// TestOnACluster: a load while leaders change, die and stop ends in the graph of a load
// of one server that nobody disturbs. What reads, of a cluster at rest, writes nothing,
// asks members that follow, and answers as from the files.
func TestOnACluster(t *testing.T) {
	folder := t.TempDir()
	results := func(name string) string { return filepath.Join(folder, name) }
	hub := loadtest.Generate(t, 0.001)
	alone := database(t)
	command := commandtest.Run(run)
	command.Check(t, 0, "load "+hub)
	want := dbtest.Dump(t, alone)

	db := database(t)
	c := cluster.Start(t, dbtest.Server(t).BoltURI, 3)
	t.Setenv("NEO4J_URI", c.URI("neo4j", 1))
	var load *commandtest.Running
	runs, done := 0, make(chan struct{})
	go func() {
		defer close(done)
		for { // what was being read from a member that stops has to be asked for again
			runs++
			load = commandtest.Start(t, "load", hub, "--batch", "200")
			if load.Exit() == 0 || runs == 10 || !strings.Contains(load.Said(), "run this again") {
				return
			}
		}
	}()
	elections, stops := c.Unrest(t, 2, 500*time.Millisecond, done)
	counts := c.Counts()
	t.Logf("%d runs, %d elections, %d members stopped, %+v", runs, elections, stops, counts)
	if load.Exit() != 0 {
		t.Fatal(load)
	}
	if got := dbtest.Dump(t, db); !slices.Equal(want, got) {
		t.Errorf("a graph of %d nodes and relationships, want another of %d", len(got), len(want))
	}
	if elections < 3 || stops < 1 || counts.Refused+counts.Lost < 2 {
		t.Error("that proves little")
	}

	c.Elect(2)
	for _, args := range []string{"analyze -o " + results("graph"), "cypher MATCH(c:Commit)RETURN(count(c))", "query run time/per-month", "find willow", "export hub -o " + results("hub")} {
		c.Statements()
		command.Check(t, 0, args)
		asked := c.Statements()
		// The first that Open sends has nothing to see yet, and the one that writes asks the leader for what is newest.
		newest := slices.IndexFunc(asked, func(s cluster.Statement) bool { return s.Write })
		if newest < 0 || newest == len(asked)-1 || asked[newest].Member != 2 {
			t.Fatalf("%s: %+v", args, asked)
		}
		for _, s := range asked[newest+1:] {
			if s.Write || s.Member == 2 || !s.After {
				t.Errorf("%s: %+v", args, s)
			}
		}
	}
	command.Check(t, 0, "analyze --from "+hub+" -o "+results("files"))
	if a, b := read(t, results("graph")), read(t, results("files")); a != b || a == "" {
		t.Error("analyze gives other results of the cluster than of the files")
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
