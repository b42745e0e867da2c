package graphdb

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The pause before the first retry, and the longest. Each is drawn between
// half its length and all of it, so that many clients do not come back at the
// same moment.
const (
	firstPause   = 50 * time.Millisecond
	longestPause = 2 * time.Second
)

func pause(try int) time.Duration {
	length := longestPause
	if try < 6 { // 50 ms doubled six times exceeds the longest
		length = min(firstPause<<try, longestPause)
	}
	return length/2 + rand.N(length/2)
}

// gaveUp is an error that persisted until the time for retries was over.
type gaveUp struct {
	err   error
	after time.Duration
}

func (e *gaveUp) Error() string { return e.err.Error() }
func (e *gaveUp) Unwrap() error { return e.err }

// retry calls attempt until it succeeds, fails for good, or RetryFor has
// passed.
func (db *DB) retry(ctx context.Context, attempt func() error) error {
	var begin time.Time
	for try := 0; ; try++ {
		err := attempt()
		if err == nil {
			db.isBack()
			return nil
		}
		if ctx.Err() != nil || !db.passing(err) || db.cfg.RetryFor < 0 {
			return err
		}
		if begin.IsZero() {
			begin = time.Now()
		}
		length := pause(try)
		if waited := time.Since(begin); waited+length > db.cfg.RetryFor {
			return &gaveUp{err: err, after: waited}
		}
		if try > 0 && isAway(err) { // a connection that is restored at once is not worth a notice
			db.isAway(err)
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(length):
		}
	}
}

// isAway tells Notice once that the server is away.
func (db *DB) isAway(err error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.away || db.cfg.Notice == nil {
		return
	}
	db.away = true
	db.cfg.Notice(fmt.Sprintf("Neo4j at %s is away (%s); waiting up to %v for it", db.at, reason(err), db.cfg.RetryFor))
}

// isBack tells Notice that the server is back.
func (db *DB) isBack() {
	db.mu.Lock()
	defer db.mu.Unlock()
	if db.away {
		db.away = false
		db.cfg.Notice(fmt.Sprintf("Neo4j at %s is back", db.at))
	}
}

// passing reports whether an error may go away by itself. A lost connection
// during Open gets here only if diagnose found no reason for it.
func (db *DB) passing(err error) bool {
	var own *Error
	if errors.As(err, &own) {
		return !own.final
	}
	if connectionLost(err) {
		return true
	}
	var server *neo4j.Neo4jError
	if !errors.As(err, &server) || outOfMemory(server.Code) {
		return false
	}
	switch server.Code {
	case "Neo.ClientError.Cluster.NotALeader", "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase":
		return db.at.routed() // the routing table is fetched again
	case "Neo.ClientError.Security.AuthorizationExpired":
		return true
	}
	return strings.HasPrefix(server.Code, "Neo.TransientError.")
}

// isAway reports whether an error means that there is no server to talk to.
func isAway(err error) bool {
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return server.Code == databaseUnavailable
	}
	return connectionLost(err)
}

// connectionLost reports whether a connection could not be made, or broke. The
// driver calls some of these ConnectivityError and passes others on as they are.
func connectionLost(err error) bool {
	var connectivity *neo4j.ConnectivityError
	var network net.Error
	return errors.As(err, &connectivity) || errors.As(err, &network) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		err != nil && err.Error() == "Pool could not find any servers to connect to" // the driver's type for it is internal
}

// outOfMemory reports whether a status says that a statement needed more
// memory than the server allows. The same statement would need as much again.
func outOfMemory(code string) bool {
	switch code {
	case "Neo.TransientError.General.MemoryPoolOutOfMemoryError", "Neo.TransientError.General.TransactionMemoryLimit",
		"Neo.TransientError.General.OutOfMemoryError", "Neo.ClientError.General.TransactionOutOfMemoryError":
		return true
	}
	return false
}
