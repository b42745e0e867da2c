package queries

import (
	"fmt"
	"slices"
)

// timeUse is a place where a property that holds a time is compared with what may
// not be one: Cypher then finds nothing, without an error.
type timeUse struct {
	what      string // as the statement names it: m.createdAt
	with      string // "text", or the function whose value it is compared with: date
	param     string // the parameter that it is compared with; "" for none
	line, col int
}

// otherTimes are the functions whose values are never equal to a time with a zone,
// and neither before nor after it.
var otherTimes = []string{"date", "localdatetime", "localtime", "time"}

// timesCompared looks for such places in the tokens: a property of the schema that
// holds a time, or a name given to one, beside a comparison.
func timesCompared(tokens []token) (found []timeUse) {
	g := guard(tokens)
	named := []string{} // names given to times: m.createdAt AS created
	for i, t := range g {
		if t.kind == word && slices.Contains(schemaTimes, t.text) && g.at(i-1).is(".") && g.at(i+1).is("AS") {
			named = append(named, g.at(i+2).text)
		}
	}
	for i, t := range g {
		if t.kind != word && t.kind != quoted {
			continue
		}
		first, what := i, t.text // the first token of the expression
		switch {
		case g.at(i-1).is(".") && slices.Contains(schemaTimes, t.text):
			first, what = i-2, g.at(i-2).text+"."+t.text
		case g.at(i-1).is(".") || g.at(i-1).is("AS") || !slices.Contains(named, t.text):
			continue
		}
		if g.at(i + 1).is(".") { // a part of the time
			continue
		}
		use := timeUse{what: what, line: g.at(first).line, col: g.at(first).col}
		if g.after(i+1, &use) || g.before(first-1, &use) {
			found = append(found, use)
		}
	}
	return found
}

// after says whether a comparison begins at i, and what it compares with.
func (g guard) after(i int, use *timeUse) bool {
	from := i
	for g.at(i).is("<") || g.at(i).is(">") || g.at(i).is("=") {
		i++
	}
	switch {
	case g.at(i).is("STARTS") || g.at(i).is("ENDS"):
		i += 2
	case g.at(i).is("CONTAINS"):
		i++
	case g.at(i).is("IN") && g.at(i+1).is("["):
		i += 2
	}
	return i > from && g.noTime(i, use)
}

// before says whether a comparison ends at i, and what it compares with.
func (g guard) before(i int, use *timeUse) bool {
	from := i
	for g.at(i).is("<") || g.at(i).is(">") || g.at(i).is("=") {
		i--
	}
	switch {
	case i == from:
		return false
	case g.at(i - 1).is("$"):
		return g.noTime(i-1, use)
	}
	return g.at(i).kind == str && g.noTime(i, use)
}

// noTime says whether the value at i is none that can be compared with a time with a
// zone, or a parameter, which may be one.
func (g guard) noTime(i int, use *timeUse) bool {
	t := g.at(i)
	switch {
	case t.kind == str:
		use.with = "text"
	case t.is("$"):
		use.with, use.param = "text", g.at(i+1).text
	case t.kind == word && slices.Contains(otherTimes, asciiLower(t.text)) && g.at(i+1).is("("):
		use.with = asciiLower(t.text) + "()"
	default:
		return false
	}
	return true
}

// timeNotes are the notes on such places, with the values of parameters.
func (s *Statement) timeNotes(params map[string]any) (all []Note) {
	for _, use := range s.times {
		n := Note{Kind: NoteTime, Name: use.what, Line: use.line, Column: use.col}
		n.Text = fmt.Sprintf("%s is a time with a zone, and compared with %s it is never true: write datetime('2023-01-31')", printable(use.what), use.with)
		if use.param != "" {
			if _, text := params[use.param].(string); !text {
				continue
			}
			n.Text = fmt.Sprintf("%s is a time with a zone, and $%s is text: write datetime($%[2]s)", printable(use.what), printable(use.param))
		}
		if !slices.ContainsFunc(all, func(m Note) bool { return m.Text == n.Text }) {
			all = append(all, n)
		}
	}
	return all
}
