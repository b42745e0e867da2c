package queries

import (
	"errors"
	"fmt"

	"github.com/hubgraph/hubgraph/hub"
)

// StatementError is a fault in a Cypher statement, with its position. It is also a
// *hub.UsageError.
type StatementError struct {
	Line, Column int    // 1-based, in characters; column 0 is the whole line
	Refused      string // the clause or name refused by the guard; "" for other faults
	Msg          string // what is wrong, or why it is refused
}

func (e *StatementError) Error() string {
	if e.Refused != "" {
		return fmt.Sprintf("refused: %s at line %d, column %d: %s", e.Refused, e.Line, e.Column, e.Msg)
	}
	if e.Column == 0 {
		return fmt.Sprintf("line %d: %s", e.Line, e.Msg)
	}
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Msg)
}

// Unwrap returns the error as a *hub.UsageError.
func (e *StatementError) Unwrap() error { return &hub.UsageError{Msg: e.Error()} }

func faultAt(line, column int, format string, args ...any) error {
	return &StatementError{Line: line, Column: column, Msg: fmt.Sprintf(format, args...)}
}

// ParseError is a fault in a query or recipe file.
type ParseError struct {
	File   string
	Line   int // 1-based
	Column int // 1-based; 0 when the whole line is meant
	Msg    string
}

func (e *ParseError) Error() string {
	if e.Column > 0 {
		return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Msg)
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
}

// inFile gives a fault in a statement its position in a file; line is used for
// faults without one.
func inFile(file string, line int, err error) *ParseError {
	var fault *StatementError
	if !errors.As(err, &fault) {
		return &ParseError{File: file, Line: line, Msg: err.Error()}
	}
	msg := fault.Msg
	if fault.Refused != "" {
		msg = "refused: " + fault.Refused + ": " + msg
	}
	return &ParseError{File: file, Line: fault.Line, Column: fault.Column, Msg: msg}
}
