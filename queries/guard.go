package queries

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/hubgraph/hubgraph/hub"
)

// Guard checks, before a server sees it, that a text is a single statement that only
// reads the graph. What it refuses is a *StatementError that names the clause and
// its position; so are a marked literal that is malformed and text that is not
// Cypher at all.
//
// Refused are clauses that write; commands on schema, users and servers; SHOW and
// TERMINATE; LOAD CSV; USE; procedures and namespaced functions outside a short
// list; CALL {} IN TRANSACTIONS; EXPLAIN, PROFILE and CYPHER options; client
// commands such as :param; more than one statement; and one so long or nested so
// deep that planning it would keep a server busy. LOAD CSV, SHOW, TERMINATE
// and some procedures matter most: servers take them for reads.
//
// Guard is one layer of several, see the package comment. It works on tokens, not on
// a parse tree. Where a word may also be a name (a property "set", a variable
// "create") it lets a writing clause pass, since the server's plan decides that, but
// never one that servers take for a read.
func Guard(text string) (*Statement, error) {
	l, err := lex(text)
	if err != nil {
		return nil, err
	}
	tokens, end := l.tokens, len(text)
	for len(tokens) > 0 && tokens[len(tokens)-1].is(";") {
		end = tokens[len(tokens)-1].from
		tokens = tokens[:len(tokens)-1]
	}
	if len(tokens) == 0 {
		return nil, hub.Usagef("the statement is empty")
	}
	if err := guard(tokens).bounded(end); err != nil {
		return nil, err
	}
	if err := guard(tokens).check(); err != nil {
		return nil, err
	}
	s, sent, err := newStatement(l, tokens, end)
	if err != nil || len(s.marked) == 0 {
		return s, err
	}
	if err := guard(sent).check(); err != nil {
		return nil, err
	}
	return s, nil
}

func (g guard) check() error {
	if err := g.first(); err != nil {
		return err
	}
	for i := range g {
		for _, rule := range rules {
			if err := rule(g, i); err != nil {
				return err
			}
		}
	}
	return nil
}

// guard is the token stream that the rules examine.
type guard []token

// rules are tried at every token, in this order.
var rules = []func(g guard, i int) error{
	guard.semicolon, guard.loadCSV, guard.show, guard.terminate, guard.use, guard.call, guard.inTransactions, guard.function, guard.write,
}

// at returns the token at i, an end token outside the statement.
func (g guard) at(i int) token {
	if i < 0 || i >= len(g) {
		return token{kind: punct}
	}
	return g[i]
}

// refuse makes the error of all rules.
func refuse(t token, what, why string, args ...any) error {
	return &StatementError{Line: t.line, Column: t.col, Refused: printable(what), Msg: fmt.Sprintf(why, args...)}
}

// printable shortens a text from a statement to one line of a message.
func printable(s string) string {
	const most = 80
	out := []rune{}
	for _, r := range s {
		if len(out) == most {
			return string(out) + "..."
		}
		if !unicode.IsPrint(r) {
			r = '?'
		}
		out = append(out, r)
	}
	return string(out)
}

const onlyReads = "hubgraph only reads here"

func (g guard) first() error {
	t := g[0]
	switch {
	case t.is(":"):
		return refuse(t, "a command of Neo4j Browser", "give the statement alone")
	case t.kind != word:
		return nil
	case prefixes[t.upper] != "":
		return refuse(t, t.upper, "%s", prefixes[t.upper])
	case administration[t.upper]:
		return refuse(t, t.upper, "it changes the schema, the users or the server, and %s", onlyReads)
	}
	return nil
}

func (g guard) semicolon(i int) error {
	if g[i].is(";") {
		return refuse(g[i], "a second statement", "one statement at a time")
	}
	return nil
}

func (g guard) loadCSV(i int) error {
	if g[i].is("LOAD") && g.at(i+1).is("CSV") {
		return refuse(g[i], "LOAD CSV", "it makes the server open a file or an address")
	}
	return nil
}

func (g guard) show(i int) error {
	next := g.at(i + 1)
	if g.clause(i, "SHOW") && next.kind == word && !continuation[next.upper] {
		return refuse(g[i], "SHOW "+next.upper, "it reads the server's settings and users, not the graph")
	}
	return nil
}

func (g guard) terminate(i int) error {
	if next := g.at(i + 1); g.clause(i, "TERMINATE") && (next.is("TRANSACTION") || next.is("TRANSACTIONS")) {
		return refuse(g[i], "TERMINATE "+next.upper, "it ends the work of others")
	}
	return nil
}

func (g guard) use(i int) error {
	next := g.at(i + 1)
	if g.clause(i, "USE") && (next.kind == quoted || next.kind == word && !continuation[next.upper]) {
		return refuse(g[i], "USE", "NEO4J_DATABASE names the database")
	}
	return nil
}

// call refuses procedures outside the list. A subquery, CALL { } or CALL (x) { }, is
// allowed; its contents are checked like the rest.
func (g guard) call(i int) error {
	if !g.clause(i, "CALL") {
		return nil
	}
	name, parts, _ := g.name(i + 1)
	if parts == 0 || parts == 1 && g[i+1].kind == word && continuation[g[i+1].upper] {
		return nil // a subquery, or a variable called "call"
	}
	if !procedures[name] {
		return refuse(g[i], "CALL "+name, "only procedures that read the graph or its schema may be called, such as db.labels")
	}
	return nil
}

// inTransactions refuses CALL { } IN [n] [CONCURRENT] TRANSACTIONS, whatever
// expression n is. After the braces of a map, IN is an operator.
func (g guard) inTransactions(i int) error {
	if !g[i].is("IN") || !g.at(i-1).is("}") || !g.subquery(i-1) {
		return nil
	}
	depth := 0
	for _, t := range g[i+1:] {
		switch {
		case t.kind == punct && strings.Contains("([{", t.text):
			depth++
		case t.kind == punct && strings.Contains(")]}", t.text):
			depth--
		case t.is("TRANSACTION") || t.is("TRANSACTIONS"):
			return refuse(t, "CALL { } IN TRANSACTIONS", "it is made for writing, and %s", onlyReads)
		}
		if depth < 0 {
			return nil
		}
	}
	return nil
}

// subquery reports whether the brace at i closes a subquery of CALL rather than a map
// or a subquery within an expression. A brace that was never opened is taken for one.
func (g guard) subquery(i int) bool {
	before := g.opening(i) - 1
	if g.at(before).is(")") {
		before = g.opening(before) - 1 // CALL (x) { }
	}
	return before < 0 || g[before].is("CALL")
}

// opening returns the index of the bracket that the one at i closes, -1 if there is
// none.
func (g guard) opening(i int) int {
	depth := 0
	for ; i >= 0; i-- {
		switch t := g[i]; {
		case t.kind == punct && strings.Contains(")]}", t.text):
			depth++
		case t.kind == punct && strings.Contains("([{", t.text):
			depth--
		}
		if depth == 0 {
			return i
		}
	}
	return -1
}

// function refuses namespaced functions outside the list.
func (g guard) function(i int) error {
	if before := g.at(i - 1); before.is(".") || g.clause(i-1, "CALL") {
		return nil
	}
	name, parts, end := g.name(i)
	if parts < 2 || !g.at(end).is("(") {
		return nil
	}
	for ns, ok := parent(name); ok; ns, ok = parent(ns) {
		if functions[asciiLower(ns)] {
			return nil
		}
	}
	return refuse(g[i], name+"()", "only functions that compute on their arguments may be used")
}

func (g guard) write(i int) error {
	t, next := g[i], g.at(i+1)
	does := writing[t.upper]
	if t.kind != word || does == "" || g.at(i-1).is("AS") || !g.clause(i, t.upper) {
		return nil
	}
	begins := next.is("(") || next.kind == quoted || next.kind == word && !continuation[next.upper]
	if !begins && !(i == 0 && next.is("OR") && g.at(i+2).is("REPLACE")) { // a command stands alone
		return nil
	}
	return refuse(t, t.upper, "it %s, and %s", does, onlyReads)
}

// clause reports whether the token at i is the keyword kw in a place where a
// clause may begin.
func (g guard) clause(i int, kw string) bool {
	before := g.at(i - 1)
	return g.at(i).is(kw) && !(before.kind == punct && beforeName[before.text])
}

// name reads a dotted name at i: the parts joined by dots, how many there are,
// and the index of the token after it.
func (g guard) name(i int) (name string, parts, end int) {
	var b strings.Builder
	for {
		t := g.at(i)
		if t.kind != word && t.kind != quoted {
			return b.String(), parts, i
		}
		b.WriteString(t.text)
		parts++
		if i++; !g.at(i).is(".") {
			return b.String(), parts, i
		}
		b.WriteByte('.')
		i++
	}
}

// parent cuts the last part off a dotted name; ok is false when there is none.
func parent(name string) (string, bool) {
	i := strings.LastIndexByte(name, '.')
	if i < 0 {
		return "", false
	}
	return name[:i], true
}

func asciiLower(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r - 'A' + 'a'
		}
		return r
	}, s)
}
