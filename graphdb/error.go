package graphdb

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Error is a failed call to Neo4j. Its message is one line that says where and
// what; the fields are for programs.
type Error struct {
	Code         string // the server's status code, such as Neo.ClientError.Statement.SyntaxError; "" for connection errors
	Text         string // what the server or the network says, without place, code and address
	Line, Column int    // place in the statement, 1-based, column in characters; 0 when there is none

	msg   string
	err   error
	lost  bool // the connection could not be made or broke
	final bool // retrying cannot help
}

// Error returns the message, one line.
func (e *Error) Error() string { return e.msg }

// StatementFault returns what is wrong with the statement itself, such as a
// syntax error or an unknown function, and its place (line and column 0 when
// the server names none). ok is false for any other error.
func (e *Error) StatementFault() (text string, line, column int, ok bool) {
	return e.Text, e.Line, e.Column, strings.HasPrefix(e.Code, "Neo.ClientError.Statement.") && e.Code != accessMode
}

// Unwrap returns the driver's error.
func (e *Error) Unwrap() error { return e.err }

// OutOfMemory reports whether the statement needed more memory than the server
// allows: the same work in smaller parts may succeed.
func (e *Error) OutOfMemory() bool { return outOfMemory(e.Code) }

// ConstraintViolated reports whether the statement would have broken a
// constraint, such as by a second node with a key that has to be unique.
func (e *Error) ConstraintViolated() bool {
	return e.Code == "Neo.ClientError.Schema.ConstraintValidationFailed"
}

// Lost reports whether the connection could not be made, broke, or the
// database went away. Whether an auto-commit statement or a commit took effect
// is then unknown.
func (e *Error) Lost() bool { return e.lost || e.Code == databaseUnavailable }

// stale reports whether the server does not know what this connection has seen, as after
// the database was replaced by another.
func (e *Error) stale() bool {
	switch e.Code {
	case invalidBookmark, bookmarkMixture, bookmarkTimeout:
		return true
	}
	return false
}

// Reason says why without the values that were asked for, which the server's messages
// may repeat: the server's code, what the network says, or the kind of the error.
func (e *Error) Reason() string {
	switch {
	case e.Code != "":
		return e.Code
	case e.lost:
		return e.Text
	}
	return fmt.Sprintf("%T", e.err)
}

// explain turns an error of a call into one line that says what to do.
func (db *DB) explain(ctx context.Context, doing string, err error) error {
	return db.explainBelow(ctx, doing, err, 0)
}

// explainBelow is explain for a statement preceded by the given number of
// lines.
func (db *DB) explainBelow(ctx context.Context, doing string, err error, lines int) error {
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
		text, line, column := place(firstLine(server.Msg))
		msg := text
		if line > 0 {
			line -= lines
			msg += fmt.Sprintf(" (line %d, column %d)", line, column)
		}
		return &Error{Code: server.Code, Text: text, Line: line, Column: column, msg: db.serverMessage(at, server.Code, msg) + tried, err: err}
	}
	text := reason(err)
	if connectionLost(err) {
		return &Error{Text: text, msg: at + ": the connection was lost: " + text + tried, err: err, lost: true}
	}
	return &Error{Text: text, msg: at + ": " + text + tried, err: err}
}

// serverPlace matches the place that Neo4j appends to a message about a
// statement. The diagnostic record of Bolt has a position only for some GQL
// statuses, and none at all before Neo4j 5.26.
var serverPlace = regexp.MustCompile(`\s*\(line (\d+), column (\d+)[^)]*\)*`)

// place splits a message of the server into its text and the place in the
// statement, 0 and 0 when it names none.
func place(msg string) (text string, line, column int) {
	at := serverPlace.FindStringSubmatchIndex(msg)
	if at == nil {
		return msg, 0, 0
	}
	line, _ = strconv.Atoi(msg[at[2]:at[3]])
	column, _ = strconv.Atoi(msg[at[4]:at[5]])
	return strings.TrimSpace(msg[:at[0]]), line, column
}

// reason returns the text of an error in one line, without the driver's
// wrapping.
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
