package lease_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader/lease"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// clock is a clock that only sleeping moves.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return ctx.Err()
}

// options are those of a writer by a clock of the test's.
func options(c *clock, what string, life lease.Life) lease.Options {
	return lease.Options{
		Owner: lease.Owner{What: what, Host: "owl", Machine: "m", PID: 7, Process: "p"},
		Life:  func(lease.Owner) lease.Life { return life },
		Now:   c.Now, Sleep: c.Sleep,
	}
}

func mustTake(t *testing.T, db *graphdb.DB, o lease.Options) *lease.Lease {
	t.Helper()
	l, err := lease.Take(t.Context(), db, o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// guarded returns the database under the guard of a lease.
func guarded(db *graphdb.DB, l *lease.Lease) *graphdb.Guarded {
	text, params := l.Guard()
	return db.Guarded(graphdb.Guard{Cypher: text, Params: params, Lost: lease.ErrLost})
}

func count(t *testing.T, db *graphdb.DB, cypher string) int64 {
	t.Helper()
	_, rows, err := db.Read(t.Context(), cypher, nil)
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		return row[0].(int64)
	}
	return -1
}

// A second writer is refused while the first is alive, and let in afterwards.
func TestOneWriter(t *testing.T) {
	db, c := dbtest.Open(t), newClock()
	first := mustTake(t, db, options(c, "load", lease.Alive))
	var held *lease.HeldError
	_, err := lease.Take(t.Context(), db, options(c, "derive", lease.Alive))
	if !errors.As(err, &held) || held.Owner.What != "load" || !held.Since.Equal(newClock().now) {
		t.Fatalf("error %v", err)
	}
	if want := "load (process 7 on owl), since 2024-05-06T07:08:09Z"; !strings.Contains(err.Error(), want) {
		t.Errorf("%q does not say %q", err, want)
	}
	if err := guarded(db, first).Write(t.Context(), "CREATE (:Probe)", nil); err != nil {
		t.Error(err)
	}
	if err := first.Release(t.Context()); err != nil {
		t.Fatal(err)
	}
	second := mustTake(t, db, options(c, "derive", lease.Alive))
	if err := second.Release(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := count(t, db, "MATCH (n) RETURN count(n)"); n != 1 {
		t.Errorf("%d nodes, want the probe alone", n)
	}
}

// Of several at the same moment one gets the lease.
func TestAtOnce(t *testing.T) {
	db, c := dbtest.Open(t), newClock()
	var got, refused int
	var mu sync.Mutex
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			_, err := lease.Take(t.Context(), db, options(c, "load", lease.Alive))
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				got++
			case errors.As(err, new(*lease.HeldError)):
				refused++
			default:
				t.Error(err)
			}
		})
	}
	group.Wait()
	if got != 1 || refused != 7 {
		t.Errorf("%d took it, %d were refused", got, refused)
	}
}

// A lease that nobody renews is taken over once it has run out, at once where the
// owner is known to be gone; whoever had it writes nothing more.
func TestTakenOver(t *testing.T) {
	for life, least := range map[lease.Life]time.Duration{lease.Unknown: lease.Duration, lease.Gone: 0} {
		db, c := dbtest.Open(t), newClock()
		killed := mustTake(t, db, options(c, "load", life))
		begin := c.Now()
		var said []string
		o := options(c, "load", life)
		o.Say = func(line string) { said = append(said, line) }
		mustTake(t, db, o)
		if waited := c.Now().Sub(begin); waited < least || waited > least+least/2 {
			t.Errorf("%v: taken over after %v, want %v", life, waited, least)
		}
		if want := int(least / lease.Duration); len(said) != want { // once, or not at all
			t.Errorf("%v: said %q", life, said)
		}
		if err := killed.Renew(t.Context()); !errors.Is(err, lease.ErrLost) {
			t.Errorf("%v: renewed: %v", life, err)
		}
		g := guarded(db, killed)
		if err := errors.Join(g.Write(t.Context(), "CREATE (:Late)", nil), g.Exec(t.Context(), "CREATE (:Late)", nil)); !errors.Is(err, lease.ErrLost) {
			t.Errorf("%v: written: %v", life, err)
		}
		if err := killed.Release(t.Context()); err != nil {
			t.Error(err)
		}
		if late, held := count(t, db, "MATCH (n:Late) RETURN count(n)"), count(t, db, "MATCH (n:Lease) RETURN count(n)"); late != 0 || held != 1 {
			t.Errorf("%v: %d late nodes, %d leases", life, late, held)
		}
	}
}

// One on another machine that renews its lease is alive.
func TestSignOfLife(t *testing.T) {
	db, c := dbtest.Open(t), newClock()
	first := mustTake(t, db, options(c, "load", lease.Unknown))
	o := options(c, "load", lease.Unknown)
	slept := 0
	o.Sleep = func(ctx context.Context, d time.Duration) error {
		if slept++; slept == 2 {
			if err := first.Renew(ctx); err != nil {
				t.Error(err)
			}
		}
		return c.Sleep(ctx, d)
	}
	_, err := lease.Take(t.Context(), db, o)
	if !errors.As(err, new(*lease.HeldError)) || slept != 2 {
		t.Errorf("error %v after %d pauses", err, slept)
	}
}

// A writer whose database is emptied ends, with the reason, and writes nothing
// into what is there now.
func TestEmptied(t *testing.T) {
	db, c := dbtest.Open(t), newClock()
	l := mustTake(t, db, options(c, "load", lease.Alive))
	running, end := l.Keep(t.Context())
	g := guarded(db, l)
	if err := g.Write(running, "CREATE (:Before)", nil); err != nil {
		t.Fatal(err)
	}
	if err := db.Exec(t.Context(), "MATCH (n) DETACH DELETE n", nil); err != nil {
		t.Fatal(err)
	}
	<-running.Done()
	if cause := context.Cause(running); !errors.Is(cause, lease.ErrLost) {
		t.Errorf("the work was ended by %v", cause)
	}
	if err := g.Write(t.Context(), "CREATE (:After)", nil); !errors.Is(err, lease.ErrLost) {
		t.Errorf("written: %v", err)
	}
	end()
	if n := count(t, db, "MATCH (n) RETURN count(n)"); n != 0 {
		t.Errorf("%d nodes", n)
	}
}

// Keep gives the lease back when the work ends, even by an interruption.
func TestKeepGivesBack(t *testing.T) {
	db := dbtest.Open(t)
	ctx, cancel := context.WithCancel(t.Context())
	l := mustTake(t, db, lease.Options{Owner: lease.Owner{What: "load"}})
	running, end := l.Keep(ctx)
	cancel()
	<-running.Done()
	end()
	if n := count(t, db, "MATCH (n:Lease) RETURN count(n)"); n != 0 {
		t.Errorf("%d leases", n)
	}
}
