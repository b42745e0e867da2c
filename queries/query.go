package queries

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/internal/nearest"
)

// Query is one stored query, read from a .cypher file.
type Query struct {
	Name     string   // topic/name, the file's path without .cypher
	Formerly []string // earlier names, which still find it
	Question string   // what it answers, in words
	Notes    []string
	Cost     string   // what it reads, and with what its time grows; "" when not said
	Params   []Param  // what it reads, and what its time grows with; "" when not stated
	Returns  []Column // in the order of the rows
	Example  Example
	File     string // where it was read from
	Text     string // the file as it is: pasteable into Neo4j Browser
	// Statement is what runs: the file with line breaks for the header, so that
	// lines in a server's message are those of the file.
	Statement *Statement
}

// Topic is the part of the name before the slash.
func (q *Query) Topic() string {
	topic, _, _ := strings.Cut(q.Name, "/")
	return topic
}

// Param returns the parameter with the given name. Capitals do not matter, nor
// whether the spelling is British or American.
func (q *Query) Param(name string) (Param, bool) {
	names := make([]string, len(q.Params))
	for i, p := range q.Params {
		names[i] = p.Name
	}
	same, ok := nearest.Same(name, names)
	if !ok {
		return Param{}, false
	}
	return q.Params[slices.Index(names, same)], true
}

// LimitParam returns the parameter that sets the number of rows: the one in a final
// LIMIT $name, if there is one.
func (q *Query) LimitParam() (Param, bool) {
	p, ok := q.Param(q.Statement.limit)
	return p, ok && p.Type == Int
}

// Columns are the names of the columns in the order of the rows.
func (q *Query) Columns() []string {
	names := make([]string, len(q.Returns))
	for i, c := range q.Returns {
		names[i] = c.Name
	}
	return names
}

// Column describes one column of the rows.
type Column struct {
	Name string
	Type Type // "" when the header does not state it
	Null bool // a row may have no value here
	Doc  string
}

// String is the declaration as in a header, without the description: "share float?".
func (c Column) String() string {
	s := c.Name
	if c.Type != "" {
		s += " " + string(c.Type)
	}
	if c.Null {
		s += "?"
	}
	return s
}

// Example is a run of a query on the bundled sample.
type Example struct {
	Args []string // as for Bind
	Rows string   // the answer as CSV, from the file name.example.csv beside the query; "" without one
}

// Param is a parameter of a stored query.
type Param struct {
	Name     string
	Type     Type
	Default  any  // of Type, or nil for null
	Required bool // no default: a value must be given
	Min, Max *float64
	OneOf    []string // the values a string may have; nil for any
	Doc      string
}

// String is the declaration as in a header, without the description:
// "limit int = 20 min 0".
func (p Param) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", p.Name, p.Type)
	if !p.Required {
		b.WriteString(" = " + Literal(p.Default))
	}
	if p.Min != nil {
		fmt.Fprintf(&b, " min %v", *p.Min)
	}
	if p.Max != nil {
		fmt.Fprintf(&b, " max %v", *p.Max)
	}
	if len(p.OneOf) > 0 {
		b.WriteString(" in " + strings.Join(p.OneOf, "|"))
	}
	return b.String()
}

// Type is the type of a parameter, or of the values of a column.
type Type string

// The types, with the Go type of their values.
const (
	Int      Type = "int"      // int64
	Float    Type = "float"    // float64
	String   Type = "string"   // string
	Bool     Type = "bool"     // bool
	List     Type = "list"     // []any of string
	Datetime Type = "datetime" // time.Time
)

// Types lists the types that a header may name, for parameters and columns.
var Types = []Type{Int, Float, String, Bool, List, Datetime}
