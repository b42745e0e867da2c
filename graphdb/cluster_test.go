package graphdb_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest/cluster"
)

// clustered opens a connection to a cluster of three by the address of a member, and
// returns another one past it.
func clustered(t *testing.T, by int, change func(*cluster.Cluster, *graphdb.Config)) (db, direct *graphdb.DB, c *cluster.Cluster) {
	t.Helper()
	direct = dbtest.Open(t)
	c = cluster.Start(t, dbtest.Server(t).BoltURI, 3)
	cfg := config(t, c.URI("neo4j", by))
	cfg.RetryFor = 20 * time.Second
	if change != nil {
		change(c, &cfg)
	}
	db, err := graphdb.Open(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close(ctx) })
	return db, direct, c
}

// TestWhereStatementsGo: what reads goes to members that follow, what writes to the one
// that leads, and each has to see what came before.
func TestWhereStatementsGo(t *testing.T) {
	db, _, c := clustered(t, 1, nil)
	guarded := db.Guarded(graphdb.Guard{Cypher: "RETURN 1", Lost: fmt.Errorf("not so")})
	for _, leader := range []int{0, 2} {
		c.Elect(leader)
		c.Statements()
		for _, call := range []struct {
			name  string
			write bool
			do    func() error
		}{
			{"write", true, func() error { return db.Write(ctx, "CREATE (:Probe)", nil) }},
			{"read after write", false, func() error { return readAll(ctx, db, "MATCH (p:Probe) RETURN p", nil) }},
			{"exec", true, func() error { return db.Exec(ctx, "CALL () { CREATE (:Probe) } IN TRANSACTIONS", nil) }},
			{"plan after exec", false, func() error { _, _, err := db.Plan(ctx, "MATCH (n) RETURN n", nil); return err }},
			{"guarded write", true, func() error { return guarded.Write(ctx, "CREATE (:Probe)", nil) }},
			{"guarded exec", true, func() error { return guarded.Exec(ctx, "CREATE (:Probe)", nil) }},
			{"read after guarded exec", false, func() error { return readAll(ctx, db, "MATCH (p:Probe) RETURN p", nil) }},
		} {
			if err := call.do(); err != nil {
				t.Fatalf("%s: %v", call.name, err)
			}
			all := c.Statements()
			if len(all) == 0 {
				t.Errorf("%s: no statement", call.name)
			}
			refused := 0
			for _, s := range all {
				if s.Write && s.Member != leader && leader != 0 && call.name == "write" {
					refused++ // the one that led before says that it does so no longer
					continue
				}
				if s.Write != call.write || (s.Member == leader) != call.write || !s.After {
					t.Errorf("%s, member %d leads: %+v", call.name, leader, s)
				}
			}
			if refused > 1 {
				t.Errorf("%d statements went to the former leader", refused)
			}
		}
	}
	if got := c.Counts(); got.Refused != 1 {
		t.Errorf("%+v; want that one write met the former leader", got)
	}
}

// TestOpenSeesWhatWasCommitted: a connection that is new asks the leader first, so that
// a member that lags behind has to catch up before it answers.
func TestOpenSeesWhatWasCommitted(t *testing.T) {
	var said notices
	writer, _, c := clustered(t, 0, nil)
	if err := writer.Write(ctx, "CREATE (:Probe)", nil); err != nil {
		t.Fatal(err)
	}
	want := graphdb.Bookmarks(t, writer)
	cfg := config(t, c.URI("neo4j", 2))
	cfg.Notice = said.add
	reader, err := graphdb.Open(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close(ctx)
	if diff := cmp.Diff(want, graphdb.Bookmarks(t, reader)); diff != "" {
		t.Errorf("bookmarks of a new connection: %s", diff)
	}
	asked := c.Statements()
	if i := slices.IndexFunc(asked, func(s cluster.Statement) bool { return s.Write && s.Member == 0 }); i < 0 {
		t.Errorf("the leader was not asked: %+v", asked)
	}
	if err := readAll(ctx, reader, "MATCH (p:Probe) RETURN p", nil); err != nil {
		t.Error(err)
	}
	if got := c.Statements(); len(got) != 1 || !got[0].After || got[0].Write {
		t.Errorf("the first read: %+v", got)
	}
	if got := said.all(); got != nil {
		t.Errorf("said %q", got)
	}
}

// TestNobodyLeads: reading goes on, of a connection that is open and of a new one, which
// says what that means; writing waits.
func TestNobodyLeads(t *testing.T) {
	var said notices
	db, _, c := clustered(t, 0, func(c *cluster.Cluster, cfg *graphdb.Config) { c.Elect(cluster.Nobody); cfg.Notice = said.add })
	if got := said.all(); len(got) != 1 || !strings.Contains(got[0], "no server now that takes writes to this database; what is read may be older than the last write") {
		t.Errorf("said %q", got)
	}
	if err := readAll(ctx, db, "RETURN 1", nil); err != nil {
		t.Error(err)
	}
	time.AfterFunc(500*time.Millisecond, func() { c.Elect(1) })
	if err := db.Write(ctx, "CREATE (:Probe)", nil); err != nil {
		t.Error(err)
	}
}

// TestWritesSurviveElections sends batches while leaders change, die before they confirm
// a commit, and members stop, that of the address first; and compares what arrived with
// what was sent.
func TestWritesSurviveElections(t *testing.T) {
	const writers, batches, size = 4, 30, 20
	db, direct, c := clustered(t, 0, nil)
	if err := db.Exec(ctx, "CREATE CONSTRAINT row_id FOR (r:Row) REQUIRE r.id IS UNIQUE", nil); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	enough := func() bool {
		counts := c.Counts()
		return counts.Refused >= 2 && counts.Lost >= 2
	}
	want := map[int64]int64{}
	random := rand.New(rand.NewPCG(1, 1))
	for w := range writers {
		rows := make([][]map[string]any, batches)
		for b := range rows {
			for i := range size {
				id, value := int64((w*batches+b)*size+i), random.Int64()
				want[id] = value
				rows[b] = append(rows[b], map[string]any{"id": id, "value": value})
			}
		}
		all.Go(func() {
			for again := true; again; again = !enough() { // until the unrest was felt, however fast the machine is
				for _, batch := range rows {
					if err := db.Write(ctx, "UNWIND $rows AS row MERGE (r:Row {id: row.id}) SET r.value = row.value", map[string]any{"rows": batch}); err != nil {
						t.Error(err)
						return
					}
				}
			}
		})
	}
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	elections, stops := c.Unrest(t, 1, 150*time.Millisecond, done)
	got := map[int64]int64{}
	_, arrived := rows(t, direct, "MATCH (r:Row) RETURN r.id, r.value", nil)
	for _, row := range arrived {
		got[row[0].(int64)] = row[1].(int64)
	}
	if !maps.Equal(want, got) || len(arrived) != len(want) {
		t.Errorf("%d rows for %d", len(arrived), len(want))
	}
	counts := c.Counts()
	t.Logf("%d elections, %d members stopped, %+v", elections, stops, counts)
	if elections < 2 || stops < 1 || !enough() {
		t.Errorf("%d elections, %d members stopped, %+v prove little", elections, stops, counts)
	}
}
