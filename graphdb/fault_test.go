package graphdb_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest/proxy"
)

// through opens a connection by a proxy, and returns another one past it.
func through(t *testing.T, o proxy.Options, change func(*graphdb.Config)) (db, direct *graphdb.DB, p *proxy.Proxy) {
	t.Helper()
	direct = dbtest.Open(t)
	p = proxy.Start(t, dbtest.Server(t).BoltURI, o)
	cfg := config(t, p.URI("bolt"))
	cfg.RetryFor = 20 * time.Second
	if change != nil {
		change(&cfg)
	}
	db, err := graphdb.Open(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close(ctx) })
	return db, direct, p
}

// wantLost checks that an error is a lost connection, in one line.
func wantLost(t *testing.T, err error, want ...string) {
	t.Helper()
	var own *graphdb.Error
	if !errors.As(err, &own) || !own.Lost() || strings.Contains(err.Error(), "\n") {
		t.Fatalf("error %v, want a lost connection in one line", err)
	}
	for _, part := range want {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("error %q, want %q", err, part)
		}
	}
}

// TestWritesSurviveCuts sends batches over connections that are cut at seeded
// bytes, and compares what arrived with what was sent.
func TestWritesSurviveCuts(t *testing.T) {
	const writers, batches, size = 4, 40, 50
	for seed := range uint64(3) {
		db, direct, p := through(t, proxy.Options{Seed: seed, CutEvery: 15_000}, nil)
		if err := direct.Exec(ctx, "CREATE CONSTRAINT row_id FOR (r:Row) REQUIRE r.id IS UNIQUE", nil); err != nil {
			t.Fatal(err)
		}
		sent := make([]map[int64]int64, writers)
		var all sync.WaitGroup
		for w := range writers {
			sent[w] = map[int64]int64{}
			random := rand.New(rand.NewPCG(seed, uint64(w)))
			all.Go(func() {
				for b := range batches {
					rows := make([]map[string]any, size)
					for i := range rows {
						id, value := int64(w*batches*size+b*size+i), random.Int64()
						sent[w][id] = value
						rows[i] = map[string]any{"id": id, "value": value}
					}
					if err := db.Write(ctx, "UNWIND $rows AS row MERGE (r:Row {id: row.id}) SET r.value = row.value", map[string]any{"rows": rows}); err != nil {
						t.Errorf("seed %d: %v", seed, err)
						return
					}
				}
			})
		}
		all.Wait()
		want, got := map[int64]int64{}, map[int64]int64{}
		for _, part := range sent {
			for id, value := range part {
				want[id] = value
			}
		}
		_, arrived := rows(t, direct, "MATCH (r:Row) RETURN r.id, r.value", nil)
		for _, row := range arrived {
			got[row[0].(int64)] = row[1].(int64)
		}
		if diff := cmp.Diff(want, got); diff != "" || len(arrived) != len(want) {
			t.Errorf("seed %d: %d rows for %d; difference:\n%.2000s", seed, len(arrived), len(want), diff)
		}
		t.Logf("seed %d: %d cuts, %d connections", seed, p.Cuts(), p.Connections())
		if p.Cuts() < 10 {
			t.Errorf("seed %d: %d cuts prove little", seed, p.Cuts())
		}
	}
}

// notices collects what a connection says; it is safe for concurrent use.
type notices struct {
	mu   sync.Mutex
	said []string
}

func (n *notices) add(s string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.said = append(n.said, s)
}

func (n *notices) all() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return append([]string(nil), n.said...)
}

// soon waits until something is so.
func soon(t *testing.T, is func() bool) {
	t.Helper()
	for range 6000 { // two minutes: a busy machine
		if is() {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("it does not come")
}

func TestServerAwayAndBack(t *testing.T) {
	var said notices
	db, direct, p := through(t, proxy.Options{}, func(c *graphdb.Config) { c.Notice = said.add })
	calls := map[string]func() error{
		"write": func() error { return db.Write(ctx, "MERGE (:Probe {name: 'write'})", nil) },
		"exec": func() error {
			return db.Exec(ctx, "CALL () { MERGE (:Probe {name: 'exec'}) } IN TRANSACTIONS", nil)
		},
		"read": func() error { return readAll(ctx, db, "RETURN 1", nil) },
		"plan": func() error { _, _, err := db.Plan(ctx, "RETURN 1", nil); return err },
	}
	p.Down()
	var all sync.WaitGroup
	for name, call := range calls {
		all.Go(func() {
			if err := call(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
	soon(t, func() bool { return len(said.all()) > 0 })
	if err := p.Up(); err != nil {
		t.Fatal(err)
	}
	all.Wait()
	got := said.all()
	if len(got) != 2 || !strings.Contains(got[0], "is away (") || !strings.Contains(got[0], "; waiting up to 20s for it") || got[1] != "Neo4j at "+p.URI("bolt")+" is back" {
		t.Errorf("said %q; want that it is away, once, and back", got)
	}
	_, names := rows(t, direct, "MATCH (p:Probe) RETURN p.name ORDER BY p.name", nil)
	if diff := cmp.Diff([][]any{{"exec"}, {"write"}}, names); diff != "" {
		t.Error(diff)
	}
}

func TestServerStaysAway(t *testing.T) {
	db, _, p := through(t, proxy.Options{}, func(c *graphdb.Config) { c.RetryFor = time.Second })
	p.Down()
	begin := time.Now()
	err := db.Write(ctx, "CREATE (:Probe)", nil)
	wantLost(t, err, "write to Neo4j at "+p.URI("bolt")+": the connection was lost: ", "connection refused (tried again for ")
	if took := time.Since(begin); took >= graphdb.DefaultRetry {
		t.Errorf("it took %v, as if RetryFor were not set", took)
	}
}

// readAll reads all rows and counts them.
func readAll(ctx context.Context, db *graphdb.DB, cypher string, n *int) error {
	_, seq, err := db.Read(ctx, cypher, nil)
	if err != nil {
		return err
	}
	for _, err := range seq {
		if err != nil {
			return err
		}
		if n != nil {
			*n++
		}
	}
	return nil
}

func TestCutInTheMiddleOfAResult(t *testing.T) {
	db, _, p := through(t, proxy.Options{}, nil)
	p.CutAfter(100_000) // of some 2 MB
	n := 0
	err := readAll(ctx, db, "UNWIND range(1, 300000) AS i RETURN i, 'row'", &n)
	if n == 0 {
		t.Error("no row came before the cut")
	}
	wantLost(t, err, "read from Neo4j at "+p.URI("bolt"), fmt.Sprintf("the result broke off after %d rows, run this again", n))
	if err := readAll(ctx, db, "RETURN 1", nil); err != nil {
		t.Errorf("after the cut: %v", err)
	}
}

// untilGate runs in the server until a :Gate was there at its begin.
const untilGate = "UNWIND range(1, CASE WHEN EXISTS { MATCH (:Gate) } THEN 1 ELSE 1000000000000 END) AS i WITH i WHERE toString(i) = 'x' RETURN i"

// TestSentAgain: a connection that is cut in the middle of a statement that may be run
// twice, or that has no row yet.
func TestSentAgain(t *testing.T) {
	for begin, call := range map[string]func(db *graphdb.DB, cypher string) error{
		"MERGE (:Again) WITH 1 AS one ": func(db *graphdb.DB, cypher string) error { return db.Exec(ctx, cypher, nil) },
		"OPTIONAL MATCH (a:Again) ":     func(db *graphdb.DB, cypher string) error { return readAll(ctx, db, cypher, nil) },
	} {
		db, direct, p := through(t, proxy.Options{}, nil)
		go func() {
			soon(t, func() bool { // the server runs it
				_, got := rows(t, direct, "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH $begin RETURN count(*)", map[string]any{"begin": begin})
				return got[0][0] == int64(1)
			})
			if err := direct.Write(ctx, "CREATE (:Gate)", nil); err != nil {
				t.Error(err)
			}
			p.CutAll()
		}()
		if err := call(db, begin+untilGate); err != nil {
			t.Errorf("%s: %v", begin, err)
		}
		want := int64(0)
		if strings.HasPrefix(begin, "MERGE") {
			want = 1
		}
		_, got := rows(t, direct, "RETURN count { (:Again) }", nil)
		if diff := cmp.Diff([][]any{{want}}, got); diff != "" || p.Cuts() == 0 {
			t.Errorf("%s: %d cuts, what is there: %s", begin, p.Cuts(), diff)
		}
	}
}

// TestCausalOrder gives a connection a bookmark that the server cannot know:
// every call that carries it is refused.
func TestCausalOrder(t *testing.T) {
	db := dbtest.Open(t)
	before := graphdb.Bookmarks(t, db)
	if err := db.Write(ctx, "CREATE (:Probe)", nil); err != nil {
		t.Fatal(err)
	}
	written := graphdb.Bookmarks(t, db)
	if len(written) == 0 || cmp.Equal(before, written) {
		t.Errorf("a write changes the bookmarks from %q to %q", before, written)
	}
	graphdb.SetBookmark(t, db, "nonsense")
	for name, call := range map[string]func() error{
		"read":  func() error { return readAll(ctx, db, "RETURN 1", nil) },
		"write": func() error { return db.Write(ctx, "CREATE (:Probe)", nil) },
		"exec":  func() error { return db.Exec(ctx, "CREATE (:Probe)", nil) },
		"plan":  func() error { _, _, err := db.Plan(ctx, "RETURN 1", nil); return err },
	} {
		if err := call(); err == nil || !strings.Contains(err.Error(), "the server does not know what was written before") {
			t.Errorf("%s: %v, want that the bookmark is refused", name, err)
		}
	}
}

func TestClockSkew(t *testing.T) {
	for _, ahead := range []time.Duration{0, time.Hour, -25 * time.Minute} {
		_, _, p := through(t, proxy.Options{}, nil)
		cfg := config(t, p.URI("bolt"))
		cfg.Now = func() time.Time { return time.Now().Add(-ahead) }
		db, err := graphdb.Open(ctx, cfg)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close(ctx)
		got, err := db.ClockSkew(ctx)
		if err != nil || (got-ahead).Abs() > 2*time.Second {
			t.Errorf("the server is ahead by %v (%v), want %v", got, err, ahead)
		}
	}
}
