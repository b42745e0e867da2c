package recipe

import (
	"fmt"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/queries"
)

// Recipe is one document.
type Recipe struct {
	Name     string // the file's name without number and extension
	Title    string
	Question string // what it answers, in words
	Paper    string // the part of the paper that it follows; "" for none
	Params   []queries.Param
	Blocks   []Block
	File     string // where it was read from
	Text     string // the file as it is

	found []found
}

// found says that a cell sets a parameter: to a value in its first row, for the
// cells after it.
type found struct {
	param, cell, column string
	line                int // of the file
}

// Block is a piece of prose or a cell.
type Block struct {
	Line  int    // of the file, 1-based
	Prose string // Markdown with placeholders
	Cell  *Cell  // nil for prose
}

// Cell is a statement and how its rows are shown.
type Cell struct {
	Name    string
	Line    int // of the opening fence
	Query   *queries.Query
	Chart   *Chart // nil for none
	Rows    int    // rows of the table to show, 0 for no table
	Percent []string
	Empty   string // text when there are no rows
	Browser bool   // for Neo4j Browser only: it is never run here

	statement *queries.Statement
	given     []argument // of the stored query
}

// argument is the value of a stored query's parameter: a constant, or a
// parameter of the recipe.
type argument struct {
	name  string
	param string // "" for a constant
	value any
}

// Cells returns the cells in their order.
func (r *Recipe) Cells() []*Cell {
	var cells []*Cell
	for _, b := range r.Blocks {
		if b.Cell != nil {
			cells = append(cells, b.Cell)
		}
	}
	return cells
}

// cell returns the cell with the given name, or nil.
func (r *Recipe) cell(name string) *Cell {
	for _, c := range r.Cells() {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Param returns the parameter with the given name, or nil.
func (r *Recipe) Param(name string) (queries.Param, bool) { return r.header().Param(name) }

// header is the recipe's declarations as those of a query, as the same rules apply
// to arguments.
func (r *Recipe) header() *queries.Query {
	return &queries.Query{Name: r.Name, Question: r.Question, Params: r.Params}
}

// Bind makes the parameters of a run from arguments of the form key=value and the
// defaults. Wrong arguments are a *hub.UsageError.
func (r *Recipe) Bind(args []string) (map[string]any, error) { return r.header().Bind(args) }

// Sent returns what is sent to a server for the cell, with values of the recipe's
// parameters as Bind and a Report have them.
func (c *Cell) Sent(params map[string]any) (cypher string, bound map[string]any) {
	return c.statement.Cypher(), c.bind(params)
}

// bind returns the parameters of the cell's statement.
func (c *Cell) bind(params map[string]any) map[string]any {
	bound := map[string]any{}
	if c.Query == nil {
		for _, name := range c.statement.Parameters() {
			bound[name] = params[name]
		}
		return bound
	}
	for _, p := range c.Query.Params {
		bound[p.Name] = p.Default
	}
	for _, a := range c.given {
		if a.param != "" {
			bound[a.name] = params[a.param]
		} else {
			bound[a.name] = a.value
		}
	}
	return bound
}

// fault is an error at a line of the file. It is wrong use: the recipe is at fault,
// not the program.
func (r *Recipe) fault(line int, format string, args ...any) error {
	return hub.Usagef("%s:%d: %s", r.File, line, fmt.Sprintf(format, args...))
}
