package recipe

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hubgraph/hubgraph/queries"
)

// defaultRows is how many rows of a table are shown.
const defaultRows = 20

// cell reads a fenced block of kind cypher or query, whose opening is at line.
func (p *parser) cell(line int, kind, info string, body []string) {
	before, a, err := cutAttributes(info)
	if err != nil {
		p.fail(line, "%v", err)
		return
	}
	c := &Cell{Line: line, Name: a.text("name"), Empty: a.text("empty"), Browser: a.flag("browser"), Percent: a.list("percent")}
	if c.Name == "" {
		c.Name = fmt.Sprintf("cell%d", len(p.r.Cells())+1)
	}
	if !plainName.MatchString(c.Name) || len(c.Name) > 40 {
		p.fail(line, "name %q: want letters, digits and _, 40 at most", c.Name)
	}
	if p.r.cell(c.Name) != nil {
		p.fail(line, "another cell has the name %s", c.Name)
	}
	rows, err := a.number("rows", defaultRows)
	if err != nil {
		p.fail(line, "%v", err)
	}
	c.Rows = int(rows)
	if c.Chart, err = cutChart(&a, c.Percent); err != nil {
		p.fail(line, "%v", err)
	}
	if key, left := a.left(); left {
		p.fail(line, "%q means nothing here, see the package's documentation for what may stand between the braces", key)
	}
	if kind == "query" {
		p.fromStored(c, before, body)
	} else {
		if before != "" {
			p.fail(line, "%q: what is said of a cell stands between braces", before)
		}
		p.own(c, body)
	}
	p.r.Blocks = append(p.r.Blocks, Block{Line: line, Cell: c})
}

// own takes the Cypher written in a cell.
func (p *parser) own(c *Cell, body []string) {
	// The line breaks before it make the lines in messages those of the file.
	s, err := queries.Guard(strings.Repeat("\n", c.Line) + strings.Join(body, "\n"))
	var defaults map[string]any
	if err == nil {
		defaults, err = s.Defaults()
	}
	if err != nil {
		p.fail(c.Line, "cell %s: %v", c.Name, err)
		return
	}
	c.statement = s
	for _, name := range s.Parameters() {
		param, ok := p.r.Param(name)
		if !ok {
			p.fail(c.Line, "cell %s: there is no parameter %s at the top", c.Name, name)
			continue
		}
		if value, marked := defaults[name]; marked && !param.Required && queries.Literal(value) != queries.Literal(param.Default) {
			p.fail(c.Line, "cell %s: %s is %s here, %s at the top", c.Name, name, queries.Literal(value), queries.Literal(param.Default))
		}
	}
}

// fromStored takes the name of a stored query and the values for its parameters.
func (p *parser) fromStored(c *Cell, name string, body []string) {
	q, err := p.stored.Find(name)
	if err != nil {
		p.fail(c.Line, "%v", err)
		return
	}
	c.Query, c.statement = q, q.Statement
	for i, line := range body {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if err := p.given(c, line); err != nil {
			p.fail(c.Line+1+i, "%v", err)
		}
	}
	for _, param := range q.Params {
		given := slices.ContainsFunc(c.given, func(a argument) bool { return a.name == param.Name })
		if param.Required && !given {
			p.fail(c.Line, "%s needs the parameter %s", q.Name, param.Name)
		}
	}
	for _, column := range c.columns() {
		if !slices.Contains(q.Columns(), column) {
			p.fail(c.Line, "%s has no column %s; it has %s", q.Name, column, strings.Join(q.Columns(), ", "))
		}
	}
}

// given reads "name = value" or "name = $param".
func (p *parser) given(c *Cell, line string) error {
	name, value, ok := strings.Cut(line, "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	if !ok || name == "" || value == "" {
		return fmt.Errorf("%q: want a parameter of %s and its value: limit = 10", line, c.Query.Name)
	}
	of, ok := c.Query.Param(name)
	if !ok {
		return fmt.Errorf("%s has no parameter %s", c.Query.Name, name)
	}
	if slices.ContainsFunc(c.given, func(a argument) bool { return a.name == name }) {
		return fmt.Errorf("%s is given twice", name)
	}
	if ref, ok := strings.CutPrefix(value, "$"); ok {
		own, ok := p.r.Param(ref)
		switch {
		case !ok:
			return fmt.Errorf("there is no parameter %s at the top", ref)
		case own.Type != of.Type:
			return fmt.Errorf("%s is of type %s, %s of %s wants %s", ref, own.Type, name, c.Query.Name, of.Type)
		}
		c.given = append(c.given, argument{name: name, param: ref})
		return nil
	}
	bound, err := queries.BindFree([]string{name + "=" + value})
	if err != nil {
		return err
	}
	v, err := constant(of, bound[name], value)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	c.given = append(c.given, argument{name: name, value: v})
	return nil
}

// constant checks a literal against its parameter. A string needs no quotes.
func constant(of queries.Param, v any, text string) (any, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case string:
		return of.Parse(v)
	case []any:
		if of.Type != queries.List {
			return nil, fmt.Errorf("%s is no %s", text, of.Type)
		}
		return v, nil
	case time.Time:
		if of.Type != queries.Datetime {
			return nil, fmt.Errorf("%s is no %s", text, of.Type)
		}
		return v, nil
	}
	return of.Parse(text)
}

// columns returns the columns named in the cell's declaration.
func (c *Cell) columns() []string {
	names := slices.Clone(c.Percent)
	if c.Chart != nil {
		names = append(names, c.Chart.columns()...)
	}
	return names
}
