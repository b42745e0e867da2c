package graphdb_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/graphdb/dbtest/cluster"
	"github.com/hubgraph/hubgraph/graphdb/dbtest/proxy"
)

// lazyBehind is a database that is opened at the address of the proxy that is there
// then, nil for none.
func lazyBehind(t *testing.T) (db *graphdb.Lazy, at *atomic.Pointer[proxy.Proxy], opens *atomic.Int64) {
	server := dbtest.Server(t)
	at, opens = &atomic.Pointer[proxy.Proxy]{}, &atomic.Int64{}
	db = graphdb.OpenLater(func(ctx context.Context) (*graphdb.DB, error) {
		opens.Add(1)
		p := at.Load()
		if p == nil {
			return nil, errors.New("no database runs")
		}
		return graphdb.Open(ctx, graphdb.Config{URI: p.URI("bolt"), Username: server.Username, Password: server.Password, RetryFor: 200 * time.Millisecond})
	})
	return db, at, opens
}

func readOne(db *graphdb.Lazy) error {
	_, rows, err := db.Read(context.Background(), "RETURN 1 AS one", nil)
	if err != nil {
		return err
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		if row[0] != int64(1) {
			return errors.New("another row")
		}
	}
	return nil
}

func isLost(err error) bool {
	var e *graphdb.Error
	return errors.As(err, &e) && e.Lost()
}

// eventually is what an action comes to when it is repeated for a while.
func eventually(t *testing.T, act func() error) {
	t.Helper()
	for end := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		err := act()
		if err == nil {
			return
		}
		if !isLost(err) {
			t.Fatalf("another error than that it is away: %v", err)
		}
		if time.Now().After(end) {
			t.Fatalf("it does not come back: %v", err)
		}
	}
}

// A database that was away at the start, goes away under many readers, and comes back
// at another address is there again without more ado.
func TestLazy(t *testing.T) {
	db, at, opens := lazyBehind(t)
	if err := db.Connect(t.Context()); !isLost(err) || err.Error() != "no database runs" {
		t.Fatalf("without a server: %v", err)
	}
	server := dbtest.Server(t)
	first, second := proxy.Start(t, server.BoltURI, proxy.Options{}), proxy.Start(t, server.BoltURI, proxy.Options{})
	at.Store(first)
	eventually(t, func() error { return readOne(db) })
	once := opens.Load()

	var readers sync.WaitGroup
	ctx, stop := context.WithCancel(t.Context())
	var answered, lost atomic.Int64
	for range 8 {
		readers.Go(func() {
			for ctx.Err() == nil {
				switch err := readOne(db); {
				case err == nil:
					answered.Add(1)
				case isLost(err):
					lost.Add(1)
				default:
					t.Errorf("a reader: %v", err)
				}
			}
		})
	}
	wait := func(what string, n *atomic.Int64) {
		t.Helper()
		was := n.Load()
		for end := time.Now().Add(time.Minute); n.Load() < was+20; time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("no readers are %s", what)
			}
		}
	}
	wait("answered", &answered)
	if opens.Load() != once {
		t.Error("readers open the database anew while it is there")
	}
	first.Down()
	wait("told that it is away", &lost)
	at.Store(second)
	wait("answered again", &answered)
	stop()
	readers.Wait()

	if kind, columns, err := db.Plan(t.Context(), "RETURN 1 AS one", nil); kind != "r" || len(columns) != 1 || err != nil {
		t.Errorf("plan: %q, %q, %v", kind, columns, err)
	}
	if err := db.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if err := readOne(db); !isLost(err) {
		t.Errorf("after Close: %v", err)
	}
}

// Who does not wait for the database any longer is not kept, and the others get it.
func TestLazyWaits(t *testing.T) {
	begun, release := make(chan struct{}), make(chan struct{})
	begin := sync.OnceFunc(func() { close(begun) })
	db := graphdb.OpenLater(func(context.Context) (*graphdb.DB, error) {
		begin()
		<-release
		return nil, errors.New("no database runs")
	})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- db.Connect(ctx) }()
	<-begun
	other := make(chan error, 1)
	go func() { other <- db.Connect(context.Background()) }()
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("who left: %v", err)
	}
	close(release)
	if err := <-other; !isLost(err) {
		t.Errorf("who waits: %v", err)
	}
}

// After the database was replaced by one that does not know what was seen before, the
// next question but one is answered.
func TestLazyOfAnotherDatabase(t *testing.T) {
	dbtest.Open(t)
	db, at, opens := lazyBehind(t)
	at.Store(proxy.Start(t, dbtest.Server(t).BoltURI, proxy.Options{}))
	if err := readOne(db); err != nil {
		t.Fatal(err)
	}
	graphdb.SetBookmark(t, graphdb.Current(db), "nonsense")
	if err := readOne(db); err == nil || isLost(err) {
		t.Fatalf("error %v, want that the bookmark is refused", err)
	}
	if err := readOne(db); err != nil || opens.Load() != 2 {
		t.Errorf("opened %d times, %v", opens.Load(), err)
	}
}

// TestLazyOfACluster: readers hardly notice that a member stops, that of the URI too.
func TestLazyOfACluster(t *testing.T) {
	dbtest.Open(t)
	c := cluster.Start(t, dbtest.Server(t).BoltURI, 3)
	opens := 0
	db := graphdb.OpenLater(func(ctx context.Context) (*graphdb.DB, error) {
		opens++
		cfg := config(t, c.URI("neo4j", 0))
		cfg.RetryFor = 200 * time.Millisecond
		return graphdb.Open(ctx, cfg)
	})
	defer db.Close(t.Context())
	for member := range 3 {
		if err := readOne(db); err != nil {
			t.Error(err)
		}
		c.Stop(member)
		c.Elect((member + 1) % 3)
		for range 20 {
			eventually(t, func() error { return readOne(db) })
		}
		if err := c.Up(member); err != nil {
			t.Fatal(err)
		}
	}
	c.Stop(0)
	for range 20 {
		eventually(t, func() error { return readOne(db) })
	}
	if opens != 1 {
		t.Errorf("opened %d times", opens)
	}
}
