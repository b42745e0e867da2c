package queries

import (
	"fmt"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// marked is a literal with the parameter that it stands for: /*$limit*/ 20.
type marked struct {
	name  string
	value any // nil, bool, int64, float64, string, []any or time.Time
	line  int // 1-based
	err   error
}

// unmark replaces the marked literals of a statement by parameters,
// /*$limit*/ 20 by $limit, and returns them in their order. Lines stay where
// they are.
func unmark(src string) (cypher string, found []marked, err error) {
	l, err := scan(src)
	if err != nil {
		return "", nil, err
	}
	var b strings.Builder
	from := 0
	for _, m := range l.marks {
		value, rest, err := cutLiteral(src[m.end:])
		if err == nil && !plainName.MatchString(m.name) {
			err = fmt.Errorf("%q is no parameter name", m.name)
		}
		found = append(found, marked{m.name, value, m.line, err})
		if err != nil {
			continue
		}
		b.WriteString(src[from:m.end])
		b.WriteString(" $" + m.name)
		from = len(src) - len(rest)
	}
	b.WriteString(src[from:])
	return b.String(), found, nil
}

// Unmark is for statements without a header: it replaces marked literals by
// parameters and returns their values. Of several literals for one name all
// must be the same. A fault is a *hub.UsageError.
func Unmark(statement string) (cypher string, defaults map[string]any, err error) {
	cypher, found, err := unmark(statement)
	if err != nil {
		return "", nil, err
	}
	defaults = map[string]any{}
	for _, m := range found {
		if m.err != nil {
			return "", nil, hub.Usagef("line %d: /*$%s*/: %v", m.line, printable(m.name), m.err)
		}
		if v, ok := defaults[m.name]; ok && Literal(v) != Literal(m.value) {
			return "", nil, hub.Usagef("line %d: /*$%s*/ is %s here, %s before", m.line, m.name, Literal(m.value), Literal(v))
		}
		defaults[m.name] = m.value
	}
	return cypher, defaults, nil
}
