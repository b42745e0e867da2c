package queries

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// StatementError is a fault in a Cypher statement, with its place. It is also a
// *hub.UsageError.
type StatementError struct {
	Line, Column int    // 1-based, in characters
	Refused      string // the clause or name that the guard refuses; "" for other faults
	Msg          string // what is wrong, or why it is refused
}

func (e *StatementError) Error() string {
	if e.Refused != "" {
		return fmt.Sprintf("refused: %s at line %d, column %d: %s", e.Refused, e.Line, e.Column, e.Msg)
	}
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Msg)
}

// Unwrap returns the same as a *hub.UsageError.
func (e *StatementError) Unwrap() error { return &hub.UsageError{Msg: e.Error()} }

func faultAt(line, column int, format string, args ...any) error {
	return &StatementError{Line: line, Column: column, Msg: fmt.Sprintf(format, args...)}
}

// inFile says of a fault in a statement where it stands in a file; line is the
// one for faults without a place.
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

// CheckParams checks that every parameter of a statement has a value. One that
// has none is a *hub.UsageError. Run checks this too.
func CheckParams(cypher string, params map[string]any) error {
	tokens, _, err := lex(cypher)
	if err != nil {
		return err
	}
	var names []string
	for i, t := range tokens[:max(0, len(tokens)-1)] {
		name := tokens[i+1]
		if !t.is("$") || name.kind != word && name.kind != quoted && name.kind != number {
			continue
		}
		if _, ok := params[name.text]; !ok && !slices.Contains(names, name.text) {
			names = append(names, name.text)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return hub.Usagef("the statement uses $%s, which has no value: give it by -p %s=...", printable(strings.Join(names, ", $")), printable(names[0]))
}
