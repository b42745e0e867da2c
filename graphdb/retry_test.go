package graphdb

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func bare(t *testing.T, uri string) *DB {
	t.Helper()
	at, err := parseAddress(uri)
	if err != nil {
		t.Fatal(err)
	}
	return &DB{at: at, cfg: Config{URI: uri, Username: "ada-wren", Password: "open-sesame", Database: "hub", Timeout: 3 * time.Second, RetryFor: time.Minute}}
}

func status(code, msg string) error { return &neo4j.Neo4jError{Code: code, Msg: msg} }

func refused() error {
	return &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
}

func TestWhatMayPass(t *testing.T) {
	for _, c := range []struct {
		err            error
		direct, routed bool
	}{
		{&neo4j.ConnectivityError{Inner: io.EOF}, true, true},
		{io.EOF, true, true},
		{io.ErrUnexpectedEOF, true, true}, // the driver does not retry this one
		{fmt.Errorf("read manifest: %w", io.EOF), true, true},
		{refused(), true, true},
		{syscall.ECONNRESET, true, true},
		{errors.New("Pool could not find any servers to connect to"), true, true},
		{status("Neo.TransientError.Transaction.DeadlockDetected", ""), true, true},
		{status("Neo.TransientError.General.DatabaseUnavailable", ""), true, true},
		{status("Neo.ClientError.Security.AuthorizationExpired", ""), true, true},
		{status("Neo.ClientError.Cluster.NotALeader", ""), false, true},
		{status("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", ""), false, true},
		{status("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", ""), false, false},
		{status("Neo.TransientError.General.MemoryPoolOutOfMemoryError", ""), false, false},
		{status("Neo.TransientError.General.OutOfMemoryError", ""), false, false},
		{status("Neo.ClientError.General.TransactionOutOfMemoryError", ""), false, false},
		{status("Neo.ClientError.Statement.SyntaxError", ""), false, false},
		{status("Neo.ClientError.Security.Unauthorized", ""), false, false},
		{status("Neo.ClientError.Transaction.Terminated", ""), false, false},
		{status("Neo.DatabaseError.Transaction.TransactionStartFailed", ""), false, false},
		{&neo4j.UsageError{Message: "server responded HTTP"}, false, false},
		{&Error{msg: "nothing listens there", final: true}, false, false},
	} {
		if got := bare(t, "bolt://h:1").passing(c.err); got != c.direct {
			t.Errorf("bolt: %v may pass: %t, want %t", c.err, got, c.direct)
		}
		if got := bare(t, "neo4j+s://h:1").passing(c.err); got != c.routed {
			t.Errorf("neo4j: %v may pass: %t, want %t", c.err, got, c.routed)
		}
	}
}

func TestPause(t *testing.T) {
	for try, most := range []time.Duration{50, 100, 200, 400, 800, 1600, 2000, 2000} {
		most *= time.Millisecond
		seen := map[time.Duration]bool{}
		for range 200 {
			got := pause(try)
			if got < most/2 || got > most {
				t.Fatalf("pause %d is %v, want %v to %v", try, got, most/2, most)
			}
			seen[got] = true
		}
		if len(seen) < 100 {
			t.Errorf("pause %d has %d lengths only", try, len(seen))
		}
	}
	if got := pause(1 << 20); got > longestPause || got < longestPause/2 {
		t.Errorf("a late pause is %v", got)
	}
}

func TestRetryAndNotice(t *testing.T) {
	db := bare(t, "bolt://h:1")
	var said []string
	db.cfg.Notice = func(s string) { said = append(said, s) }
	fail := []error{&neo4j.ConnectivityError{Inner: io.EOF}, refused(), refused(), status(databaseUnavailable, "not yet")}
	tries := 0
	err := db.retry(context.Background(), func() error {
		tries++
		if tries <= len(fail) {
			return fail[tries-1]
		}
		return nil
	})
	want := []string{"Neo4j at bolt://h:1 is away (dial tcp: connection refused); waiting up to 1m0s for it", "Neo4j at bolt://h:1 is back"}
	if err != nil || tries != 5 || strings.Join(said, "\n") != strings.Join(want, "\n") {
		t.Errorf("%v after %d tries, said %q; want %q", err, tries, said, want)
	}

	// One lost connection, and deadlocks, are not worth a word.
	said, tries = nil, 0
	fail = []error{io.ErrUnexpectedEOF, status("Neo.TransientError.Transaction.DeadlockDetected", ""), status("Neo.TransientError.Transaction.DeadlockDetected", "")}
	err = db.retry(context.Background(), func() error {
		tries++
		if tries <= len(fail) {
			return fail[tries-1]
		}
		return nil
	})
	if err != nil || tries != 4 || said != nil {
		t.Errorf("%v after %d tries, said %q", err, tries, said)
	}
}

func TestRetryEnds(t *testing.T) {
	db := bare(t, "bolt://h:1")
	db.cfg.RetryFor = 400 * time.Millisecond
	tries := 0
	attempt := func() error { tries++; return refused() }
	err := db.retry(context.Background(), attempt)
	var after *gaveUp
	if !errors.As(err, &after) || after.after > db.cfg.RetryFor || tries < 3 {
		t.Errorf("%v after %d tries", err, tries)
	}
	text := db.explain(context.Background(), "write to", &gaveUp{err: refused(), after: 1234 * time.Millisecond}).Error()
	if want := "write to Neo4j at bolt://h:1: the connection was lost: dial tcp: connection refused (tried again for 1.2s)"; text != want {
		t.Errorf("%q, want %q", text, want)
	}

	db.cfg.RetryFor, tries = -1, 0
	if err := db.retry(context.Background(), attempt); err == nil || tries != 1 {
		t.Errorf("never: %v after %d tries", err, tries)
	}

	db.cfg.RetryFor, tries = time.Hour, 0
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	err = db.retry(ctx, attempt)
	if err := db.explain(ctx, "write to", err); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("an ended context: %v", err)
	}
}
