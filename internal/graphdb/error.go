package graphdb

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Error is a failed call to Neo4j, in one line.
type Error struct {
	Code string // the server's status code, such as Neo.ClientError.Statement.SyntaxError; "" for connection errors
	Msg  string
	err  error
}

func (e *Error) Error() string { return e.Msg }

// Unwrap returns the driver's error.
func (e *Error) Unwrap() error { return e.err }

// explain turns a driver error into one line that says what to do.
func (db *DB) explain(doing string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s Neo4j: %w", doing, err)
	}
	at := doing + " Neo4j at " + redact(db.cfg.URI)
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return &Error{Code: server.Code, Msg: db.serverMessage(at, server), err: err}
	}
	text := firstLine(err.Error())
	switch {
	case strings.Contains(text, "connection refused"), strings.Contains(text, "no such host"), strings.Contains(text, "i/o timeout"):
		text += "; is it running? hubgraph db start starts one, NEO4J_URI names another"
	case strings.Contains(text, "certificate"):
		text += "; bolt+ssc:// and neo4j+ssc:// accept a self-signed certificate"
	}
	return &Error{Msg: at + ": " + text, err: err}
}

func (db *DB) serverMessage(at string, e *neo4j.Neo4jError) string {
	msg := firstLine(e.Msg)
	switch e.Code {
	case "Neo.ClientError.Security.Unauthorized":
		return fmt.Sprintf("%s: user %q or the password is not accepted; set NEO4J_USERNAME and NEO4J_PASSWORD", at, db.cfg.Username)
	case "Neo.ClientError.Security.AuthenticationRateLimit":
		return at + ": too many wrong passwords, the server wants a pause of some seconds"
	case "Neo.ClientError.Database.DatabaseNotFound":
		return fmt.Sprintf("%s: no database %q; set NEO4J_DATABASE, empty for the home database", at, db.cfg.Database)
	case "Neo.ClientError.Statement.AccessMode":
		return "this statement writes, and only reading is allowed here: " + msg
	case "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration":
		return fmt.Sprintf("the statement ran longer than the limit of %v and was ended", db.cfg.Timeout)
	}
	return at + ": " + msg + " (" + e.Code + ")"
}

// firstLine keeps a message on one line; Neo4j shows the statement under it.
func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "\r"))
}

// redact removes a password from an address.
func redact(uri string) string {
	u, err := url.Parse(uri)
	if err != nil {
		return "(unreadable)"
	}
	return u.Redacted()
}
