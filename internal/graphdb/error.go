package graphdb

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Error is a failed call to Neo4j, in one line.
type Error struct {
	Code string // the server's status code, such as Neo.ClientError.Statement.SyntaxError; "" for connection errors
	Msg  string
	err  error

	lost  bool // the connection could not be made or broke
	final bool // trying again cannot help
}

func (e *Error) Error() string { return e.Msg }

// Unwrap returns the driver's error.
func (e *Error) Unwrap() error { return e.err }

// OutOfMemory reports whether the statement needed more memory than the server
// gives it: the same work in smaller parts may pass.
func (e *Error) OutOfMemory() bool { return outOfMemory(e.Code) }

// Lost reports whether the connection could not be made, broke, or the database
// went away. What an auto-commit statement or a commit did is not known then.
func (e *Error) Lost() bool { return e.lost || e.Code == databaseUnavailable }

// explain turns an error of a call into one line that says what to do.
func (db *DB) explain(ctx context.Context, doing string, err error) error {
	if ctx.Err() != nil {
		return fmt.Errorf("%s Neo4j: %w", doing, context.Cause(ctx))
	}
	var own *Error
	if errors.As(err, &own) {
		return own
	}
	at := doing + " Neo4j at " + db.at.String()
	tried := ""
	var after *gaveUp
	if errors.As(err, &after) {
		tried = fmt.Sprintf(" (tried again for %v)", after.after.Round(100*time.Millisecond))
	}
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return &Error{Code: server.Code, Msg: db.serverMessage(at, server) + tried, err: err}
	}
	if connectionLost(err) {
		return &Error{Msg: at + ": the connection was lost: " + reason(err) + tried, err: err, lost: true}
	}
	return &Error{Msg: at + ": " + reason(err) + tried, err: err}
}

// reason is the text of an error in one line, without the driver's wrapping.
func reason(err error) string {
	var connectivity *neo4j.ConnectivityError
	if errors.As(err, &connectivity) {
		err = connectivity.Inner
	}
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return firstLine(server.Msg)
	}
	text := firstLine(err.Error())
	if text == "EOF" || text == "unexpected EOF" {
		return "the server closed it"
	}
	return text
}

// firstLine keeps a message on one line; Neo4j shows the statement under it.
func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "\r"))
}
