package queries

import (
	"strings"

	"github.com/hubgraph/hubgraph/internal/nearest"
)

// Describe returns the queries that contain a word ("" for all) as rows for a Writer.
// Looked at are names, questions, parameters with their values, columns and notes;
// capitals do not matter, nor whether the spelling is British or American.
func (r *Registry) Describe(containing string, detail Detail) (columns []string, rows [][]any) {
	columns = [][]string{
		{"name", "question"},
		{"name", "question", "params"},
		{"name", "topic", "question", "params", "returns", "notes", "cost", "example"},
	}[detail]
	containing = nearest.Fold(containing)
	for _, q := range r.queries {
		if strings.Contains(nearest.Fold(q.described()), containing) {
			rows = append(rows, q.row(detail))
		}
	}
	return columns, rows
}

// described is all that the header says of what is asked and answered.
func (q *Query) described() string {
	texts := append([]string{q.Name, q.Question}, q.Notes...)
	for _, p := range q.Params {
		texts = append(texts, p.Name, p.Doc)
		texts = append(texts, p.OneOf...)
	}
	for _, c := range q.Returns {
		texts = append(texts, c.Name, c.Doc)
	}
	return strings.Join(texts, "\n")
}

// Detail says how much Describe returns.
type Detail uint8

// The levels of Detail.
const (
	DetailBrief  Detail = iota // name and question
	DetailParams               // also the declarations of parameters, as one text
	DetailAll                  // everything in the headers, as lists and maps
)

func (q *Query) row(detail Detail) []any {
	switch detail {
	case DetailBrief:
		return []any{q.Name, q.Question}
	case DetailParams:
		var params []string
		for _, p := range q.Params {
			params = append(params, p.String())
		}
		return []any{q.Name, q.Question, strings.Join(params, "; ")}
	}
	params, returns, notes := []any{}, []any{}, []any{}
	for _, p := range q.Params {
		params = append(params, p.Describe())
	}
	for _, c := range q.Returns {
		returns = append(returns, c.describe())
	}
	for _, n := range q.Notes {
		notes = append(notes, n)
	}
	example := []any{}
	for _, arg := range q.Example.Args {
		example = append(example, arg)
	}
	return []any{q.Name, q.Topic(), q.Question, params, returns, notes, q.Cost, example}
}

// describe is the declaration as a map; it has a type only when there is one.
func (c Column) describe() map[string]any {
	m := map[string]any{"name": c.Name, "description": c.Doc}
	if c.Type != "" {
		m["type"], m["null"] = string(c.Type), c.Null
	}
	return m
}

// Describe is the declaration as a map; it has bounds only when there are any.
func (p Param) Describe() map[string]any {
	m := map[string]any{"name": p.Name, "type": string(p.Type), "required": p.Required, "description": p.Doc}
	if !p.Required {
		m["default"] = p.Default
	}
	if p.Min != nil {
		m["min"] = *p.Min
	}
	if p.Max != nil {
		m["max"] = *p.Max
	}
	if len(p.OneOf) > 0 {
		in := []any{}
		for _, s := range p.OneOf {
			in = append(in, s)
		}
		m["in"] = in
	}
	return m
}
