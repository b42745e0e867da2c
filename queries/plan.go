package queries

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// Planner has the server plan a statement without running it. statementType is "r"
// when it only reads, otherwise "rw", "w" or "s" (schema); columns are the column
// names of the rows. An error with a method StatementFault says that the statement
// itself is at fault.
type Planner interface {
	Plan(ctx context.Context, cypher string, params map[string]any) (statementType string, columns []string, err error)
}

// Remarker is a Planner that also passes on what the server remarks on a statement:
// a code, such as Neo.ClientNotification.Statement.UnknownLabelWarning, a text, and
// the place, 1-based, 0 when unknown.
type Remarker interface {
	PlanRemarks(ctx context.Context, cypher string, params map[string]any, remark func(code, text string, line, column int)) (statementType string, columns []string, err error)
}

// planned is what a server says of a statement before it runs.
type planned struct {
	kind    string
	columns []string
	remarks []remark
}

type remark struct {
	code, text   string
	line, column int
}

// plan has a statement planned, with remarks if db is a Remarker. A fault in the
// statement is a *StatementError when the server gives its position, else a
// *hub.UsageError.
func plan(ctx context.Context, db Planner, cypher string, params map[string]any) (p planned, err error) {
	if r, ok := db.(Remarker); ok {
		p.kind, p.columns, err = r.PlanRemarks(ctx, cypher, params, func(code, text string, line, column int) {
			p.remarks = append(p.remarks, remark{code, text, line, column})
		})
	} else {
		p.kind, p.columns, err = db.Plan(ctx, cypher, params)
	}
	var fault interface {
		StatementFault() (text string, line, column int, ok bool)
	}
	if !errors.As(err, &fault) {
		return p, err
	}
	text, line, column, ok := fault.StatementFault()
	text = readable(text)
	switch {
	case !ok:
		return planned{}, err
	case line == 0:
		return planned{}, hub.Usagef("%s", text)
	}
	return planned{}, &StatementError{Line: line, Column: column, Msg: text}
}

// expected matches what Neo4j says of a word or sign that cannot stand in its place:
// a list of all that can, which may be long.
var expected = regexp.MustCompile(`^(Invalid input '(.*)': expected )(.+) or (.+)$`)

// mostExpected is how many things that can stand in a place a message names.
const mostExpected = 8

// readable shortens such a message: to the words that may have been meant, else to the
// first of the list.
func readable(text string) string {
	m := expected.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	all := append(strings.Split(m[3], ", "), m[4])
	var words []string
	for _, e := range all {
		if w := strings.Trim(e, "'"); len(w) > 2 && w != e {
			words = append(words, w)
		}
	}
	if near := nearestNames(m[2], words); len(near) > 0 && len(m[2]) > 2 {
		return fmt.Sprintf("Invalid input '%s'; did you mean %s?", m[2], strings.Join(near, " or "))
	}
	if len(all) <= mostExpected {
		return text
	}
	return fmt.Sprintf("%s%s or one of %d others", m[1], strings.Join(all[:mostExpected-1], ", "), len(all)-mostExpected+1)
}
