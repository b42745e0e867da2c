package queries

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hubgraph/hubgraph/hub"
)

// Statement is a text that passed Guard: a single statement that, judged by its
// tokens, only reads. Its parameters are those it names as $name and its marked
// literals, /*$name*/ 20.
type Statement struct {
	text     string   // as given, without the semicolons at its end
	comments []edit   // that blank them
	places   []place  // of the parameters, in order
	marked   []marked // literals
	limit    string   // the parameter of LIMIT $name at the end; "" for none
	cypher   string   // what is sent
	derived  bool     // it names what hubgraph derive writes
	times    []timeUse
}

// place is where a parameter occurs in a text: the bytes of $name or of a marked
// literal with the blanks before it.
type place struct {
	name     string
	from, to int
	mark     int // where the comment that marks the literal begins; -1 for none
}

// marked is a literal with its parameter.
type marked struct {
	name  string
	value any // nil, bool, int64, float64, string, []any or time.Time
	line  int // 1-based
}

// edit replaces part of a text.
type edit struct {
	from, to int
	text     string
}

// newStatement extracts the parameters from a text whose last token ends before end,
// and returns the tokens of what is sent.
func newStatement(l *lexer, tokens []token, end int) (*Statement, []token, error) {
	s := &Statement{text: l.src[:end]}
	for _, c := range l.comments {
		if c.from >= end {
			break
		}
		s.comments = append(s.comments, edit{c.from, c.to, strings.Map(blankOf, l.src[c.from:c.to])})
		if name, ok := c.mark(l.src); ok {
			if err := s.mark(name, c); err != nil {
				return nil, nil, err
			}
		}
	}
	sent := s.splice(tokens)
	s.named(sent)
	s.derived, s.times = readsDerived(sent), timesCompared(sent)
	s.cypher = s.edited(s.comments, s.unmarked(func(p place) edit {
		return edit{p.from, p.to, p.padded(s.text, "$"+p.name)}
	}))
	if n := len(sent); n >= 3 && sent[n-3].is("LIMIT") && sent[n-2].is("$") {
		s.limit = sent[n-1].text
	}
	return s, sent, nil
}

// mark takes the literal after a comment.
func (s *Statement) mark(name string, c comment) error {
	value, rest, err := cutLiteral(s.text[c.to:])
	if err == nil && !plainName.MatchString(name) {
		err = fmt.Errorf("%q is no parameter name", name)
	}
	if err != nil {
		return faultAt(c.line, 0, "/*$%s*/: %v", printable(name), err)
	}
	s.marked = append(s.marked, marked{name, value, c.line})
	s.places = append(s.places, place{name, c.to, len(s.text) - len(rest), c.from})
	return nil
}

// splice returns the tokens with a parameter for each marked literal.
func (s *Statement) splice(tokens []token) []token {
	if len(s.places) == 0 {
		return tokens
	}
	var out []token
	for _, p := range s.places {
		before := slices.IndexFunc(tokens, func(t token) bool { return t.from >= p.from })
		first := tokens[before]
		out = append(out, tokens[:before]...)
		out = append(out, token{kind: punct, text: "$", from: -1, line: first.line, col: first.col},
			token{kind: word, text: p.name, upper: asciiUpper(p.name), from: -1, line: first.line, col: first.col + 1})
		tokens = tokens[before:]
		for len(tokens) > 0 && tokens[0].from < p.to {
			tokens = tokens[1:]
		}
	}
	return append(out, tokens...)
}

// named adds the places of the parameters that the text names as $name.
func (s *Statement) named(tokens []token) {
	for i, t := range tokens[:max(0, len(tokens)-1)] {
		name := tokens[i+1]
		if t.is("$") && t.from >= 0 && (name.kind == word || name.kind == quoted || name.kind == number) {
			s.places = append(s.places, place{name.text, t.from, name.to, -1})
		}
	}
	slices.SortFunc(s.places, func(a, b place) int { return a.from - b.from })
}

// padded is the replacement at a place: after a mark with a blank before it, and
// never merged with a name that follows.
func (p place) padded(text, with string) string {
	if p.mark >= 0 {
		with = " " + with
	}
	if r, _ := utf8.DecodeRuneInString(text[p.to:]); isNamePart(r) {
		with += " "
	}
	return with
}

// unmarked makes edits of the marked literals.
func (s *Statement) unmarked(f func(place) edit) (edits []edit) {
	for _, p := range s.places {
		if p.mark >= 0 {
			edits = append(edits, f(p))
		}
	}
	return edits
}

// edited is the text after edits that do not overlap.
func (s *Statement) edited(edits ...[]edit) string {
	all := slices.Concat(edits...)
	slices.SortFunc(all, func(a, b edit) int { return a.from - b.from })
	var b strings.Builder
	from := 0
	for _, e := range all {
		b.WriteString(s.text[from:e.from])
		b.WriteString(e.text)
		from = e.to
	}
	b.WriteString(s.text[from:])
	return b.String()
}

// Cypher is what is sent to a server: parameters instead of marked literals,
// comments blanked, every line in its place.
func (s *Statement) Cypher() string { return s.cypher }

// plain is the text with its literals and without its comments: every character
// keeps its position.
func (s *Statement) plain() string { return s.edited(s.comments) }

// WithLiterals is the text with values as literals in place of its parameters, to be
// pasted where there are none: /*$limit*/ 20. Marks and comments stay.
func (s *Statement) WithLiterals(values map[string]any) string {
	edits := make([]edit, len(s.places))
	for i, p := range s.places {
		edits[i] = edit{p.from, p.to, p.padded(s.text, Literal(values[p.name]))}
	}
	return strings.TrimSpace(s.edited(edits))
}

// WithParameters is the text with plain parameters, $limit, for a driver. Marks are
// removed, other comments stay.
func (s *Statement) WithParameters() string {
	return strings.TrimSpace(s.edited(s.unmarked(func(p place) edit {
		with := p.padded(s.text, "$"+p.name)
		if r, _ := utf8.DecodeLastRuneInString(s.text[:p.mark]); !isNamePart(r) {
			with = strings.TrimPrefix(with, " ")
		}
		return edit{p.mark, p.to, with}
	})))
}

// Parameters are the names of the parameters, each once, in order of first use.
func (s *Statement) Parameters() []string {
	var names []string
	for _, p := range s.places {
		if !slices.Contains(names, p.name) {
			names = append(names, p.name)
		}
	}
	return names
}

// Defaults are the values of the marked literals. Several literals for one parameter
// must be equal; else the error is a *hub.UsageError.
func (s *Statement) Defaults() (map[string]any, error) {
	defaults := map[string]any{}
	for _, m := range s.marked {
		if v, ok := defaults[m.name]; ok && Literal(v) != Literal(m.value) {
			return nil, faultAt(m.line, 0, "/*$%s*/ is %s here, %s before", m.name, Literal(m.value), Literal(v))
		}
		defaults[m.name] = m.value
	}
	return defaults, nil
}

// CheckParams checks that every parameter has a value; a missing one is a
// *hub.UsageError. Run checks this too.
func (s *Statement) CheckParams(params map[string]any) error {
	missing := slices.DeleteFunc(s.Parameters(), func(name string) bool { _, ok := params[name]; return ok })
	if len(missing) == 0 {
		return nil
	}
	return hub.Usagef("the statement uses $%s, which has no value: give it by -p %s=...", printable(strings.Join(missing, ", $")), printable(missing[0]))
}
