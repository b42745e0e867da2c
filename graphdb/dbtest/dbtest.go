package dbtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/internal/dbserver"
)

// The environment variables that name a server for tests.
const (
	uriEnv      = "HUBGRAPH_TEST_NEO4J_URI"
	usernameEnv = "HUBGRAPH_TEST_NEO4J_USERNAME"
	passwordEnv = "HUBGRAPH_TEST_NEO4J_PASSWORD"
	requireEnv  = "HUBGRAPH_REQUIRE_NEO4J"
)

// startLimit bounds a start, including the first fetch of Neo4j on a busy
// machine.
const startLimit = 8 * time.Minute

// current is what this test binary holds.
var current struct {
	sync.Mutex
	inMain bool
	users  []*shared      // one for each server; none until the first use
	info   *dbserver.Info // nil until a server is there
	err    error          // why there is no server
}

// Watching reports whether this process is the watchdog of a server, for which Main
// runs no tests: a TestMain prepares nothing for it.
func Watching() bool { return os.Getenv(watchdogEnv) != "" }

// Main runs the tests of a package, releases the server at the end and returns
// the exit code.
func Main(m *testing.M) int {
	if Watching() {
		return watch(os.Getenv(watchdogEnv))
	}
	if os.Getenv(uriEnv) == "" {
		// Registered from the start, so that no server is stopped between the
		// previous binary and this one.
		for number := range serverCount {
			s, err := register(number)
			if err != nil {
				current.err = err
				break
			}
			current.users = append(current.users, s)
		}
	}
	current.inMain = true
	code := m.Run()
	current.Lock()
	defer current.Unlock()
	for _, s := range current.users {
		if err := s.leave(context.Background()); err != nil {
			fmt.Fprintln(os.Stderr, "dbtest:", err)
			code = max(code, 1)
		}
	}
	return code
}

// Address is the address of a server and the account to use.
type Address struct {
	BoltURI            string // bolt://127.0.0.1:PORT
	HTTPURL            string // http://127.0.0.1:PORT; "" when only Bolt was given
	Username, Password string
}

// Server returns the server, exclusively ours until the test binary ends. It
// holds what its last user left; Open empties it.
func Server(t testing.TB) Address {
	t.Helper()
	current.Lock()
	defer current.Unlock()
	if !current.inMain {
		t.Fatal("dbtest: the package needs: func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }")
	}
	if current.info == nil && current.err == nil {
		current.info, current.err = connect()
	}
	if err := current.err; err != nil {
		if errors.Is(err, dbserver.ErrNoEngine) && os.Getenv(requireEnv) != "1" {
			t.Skipf("SKIPPED, no Neo4j to test with: %v", err)
		}
		t.Fatalf("Neo4j for tests: %v", err)
	}
	i := current.info
	return Address{BoltURI: i.BoltURI, HTTPURL: i.HTTPURL, Username: i.Username, Password: i.Password}
}

func connect() (*dbserver.Info, error) {
	ctx := context.Background() // waiting for other tests is bounded by their own limits
	if uri := os.Getenv(uriEnv); uri != "" {
		return given(ctx, uri)
	}
	s, err := takeAnyTurn(ctx, current.users)
	if err != nil {
		return nil, err
	}
	return s.server(ctx)
}

// given returns the server named by the environment.
func given(ctx context.Context, uri string) (*dbserver.Info, error) {
	s, err := register(0)
	if err != nil {
		return nil, err
	}
	s.given = true
	current.users = []*shared{s}
	if _, err := takeAnyTurn(ctx, current.users); err != nil {
		return nil, err
	}
	info := &dbserver.Info{BoltURI: uri, Username: os.Getenv(usernameEnv), Password: os.Getenv(passwordEnv)}
	if info.Username == "" {
		info.Username = dbserver.Username
	}
	return info, nil
}

// Open returns a connection to the server with its database emptied: no nodes,
// relationships, constraints or indexes. Tests that use it must not run in
// parallel. It is closed when the test ends.
func Open(t testing.TB) *graphdb.DB {
	t.Helper()
	info := Server(t)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	db, err := graphdb.Open(ctx, graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password})
	if err != nil {
		t.Fatalf("Neo4j for tests: %v", err)
	}
	t.Cleanup(func() { db.Close(context.Background()) })
	if err := empty(ctx, db); err != nil {
		t.Fatalf("empty the Neo4j for tests: %v", err)
	}
	return db
}
