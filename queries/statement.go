package queries

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
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

var serverPlace = regexp.MustCompile(`\s*\(line (\d+), column (\d+)[^)]*\)*`)

// PlanError makes an error of what a server says about a statement that it
// cannot plan: a *StatementError when the text holds a place "(line 3, column
// 8 ...)", else a *hub.UsageError. above is how many lines the server was sent
// before the statement.
func PlanError(text string, above int) error {
	place := serverPlace.FindStringSubmatchIndex(text)
	if place == nil {
		return hub.Usagef("%s", text)
	}
	line, _ := strconv.Atoi(text[place[2]:place[3]])
	column, _ := strconv.Atoi(text[place[4]:place[5]])
	return &StatementError{Line: line - above, Column: column, Msg: strings.TrimSpace(text[:place[0]])}
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
