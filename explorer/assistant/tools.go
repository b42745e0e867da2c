package assistant

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/wire"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/find"
	"github.com/hubgraph/hubgraph/queries/rows"
	"github.com/hubgraph/hubgraph/queries/search"
)

type tools struct {
	content *content.Content
	o       Options
}

// asker answers a call with a document.
type asker = func(context.Context, map[string]string) (any, error)

// stored is the tool of a stored query.
func (t *tools) stored(q *queries.Query) (*mcp.Tool, asker) {
	params, ends := t.params(q)
	name := ToolName(q.Name)
	tool := &mcp.Tool{Name: name, Title: q.Question, Description: described(q), InputSchema: wire.Arguments(params), OutputSchema: wire.AnswerWith(q.Returns, wire.Inline, nil)}
	return tool, func(ctx context.Context, given map[string]string) (any, error) {
		args, err := wire.Check(name, params, given, nil)
		if err != nil {
			return nil, err
		}
		limit := t.o.Rows
		if ends != nil {
			limit, args = cutLimit(*ends, args)
		}
		var head *content.Answer
		_, err = t.content.Part(ctx, q.Name, args, content.Part{Rows: limit}, func(a *content.Answer) queries.Writer {
			head = a
			return content.Keep(a, t.o.Bytes)
		})
		if err != nil {
			return nil, err
		}
		return t.answer(ctx, head, limit)
	}
}

// params are those of the tool of a stored query: its own, and ends, the one that says
// how many rows the answer has. ends is nil where the query has a parameter limit that
// means something else.
func (t *tools) params(q *queries.Query) (params []queries.Param, ends *queries.Param) {
	otherwise := t.o.Rows
	for _, p := range q.Params {
		last, ok := q.LimitParam()
		switch {
		case p.Name != "limit":
		case !ok || last.Name != p.Name:
			return q.Params, nil
		default:
			if n, ok := p.Default.(int64); ok && n > 0 {
				otherwise = int(min(n, int64(t.o.Most)))
			}
			continue
		}
		params = append(params, p)
	}
	limit := t.limitParam(otherwise)
	return append(params, limit), &limit
}

// cutLimit takes the limit out of arguments, the last of which it is.
func cutLimit(p queries.Param, args []string) (limit int, rest []string) {
	v := p.Default
	if n := len(args); n > 0 && strings.HasPrefix(args[n-1], p.Name+"=") {
		v, _ = p.Parse(strings.TrimPrefix(args[n-1], p.Name+"=")) // it is checked
		args = args[:n-1]
	}
	n, _ := v.(int64)
	return int(n), args
}

// described is what an assistant is told of a stored query.
func described(q *queries.Query) string {
	return strings.Join(append([]string{q.Question}, q.Notes...), "\n")
}

// answer makes the document of an answer.
func (t *tools) answer(ctx context.Context, a *content.Answer, limit int) (*wire.Answer, error) {
	whose, err := t.content.Whose(ctx)
	if err != nil {
		return nil, err
	}
	return wire.Of(a, limit, whose)
}

// matchJSON is a name that was found.
type matchJSON struct {
	Kind   find.Kind        `json:"kind"`
	Name   string           `json:"name"`
	How    search.How       `json:"how"`
	Counts map[string]int64 `json:"counts"`
	SameAs string           `json:"same_as,omitempty"`
}

// foundJSON is what find answers.
type foundJSON struct {
	Matches []matchJSON `json:"matches"`
	Cut     bool        `json:"cut"`
	Said    []string    `json:"said"`
	About   rows.About  `json:"about"`
}

// find is the tool that looks up names.
func (t *tools) find() (*mcp.Tool, asker) {
	least, most := 1.0, float64(search.MaxLimit)
	var kinds []string
	for _, k := range find.Kinds {
		kinds = append(kinds, string(k))
	}
	params := []queries.Param{
		{Name: "text", Type: queries.String, Required: true, Doc: "the name, its beginning, or words in it; nothing is syntax"},
		{Name: "kind", Type: queries.String, OneOf: kinds, Doc: "only names of this kind"},
		{Name: "limit", Type: queries.Int, Default: int64(search.DefaultLimit), Min: &least, Max: &most, Doc: "at most so many names"},
	}
	match := wire.Object(wire.Schema{"kind": wire.Schema{"type": "string", "enum": kinds}, "name": wire.Text("as other tools want it"), "how": wire.Text("how it was found"),
		"counts": wire.Schema{"type": "object", "additionalProperties": wire.Schema{"type": "integer"}, "description": "how large it is"}, "same_as": wire.Text("the account that this spelling was merged into")}, "same_as")
	out := wire.Object(wire.Schema{"matches": wire.List(match, "the best first"), "cut": wire.Schema{"type": "boolean", "description": "there are more"}, "said": wire.SaidSchema(), "about": wire.Inline("About")})
	tool := &mcp.Tool{Name: "find", Title: "Find names", Description: "Which models, datasets, spaces, accounts, licences and fields have such a name?", InputSchema: wire.Arguments(params), OutputSchema: out}
	return tool, func(ctx context.Context, given map[string]string) (any, error) {
		args, err := wire.Check(tool.Name, params, given, nil)
		if err != nil {
			return nil, err
		}
		limit, _ := cutLimit(params[2], args)
		o := search.Options{Limit: limit}
		if kind, ok := given["kind"]; ok {
			o.Kinds = []find.Kind{find.Kind(strings.ToLower(kind))}
		}
		result, err := t.content.Search(ctx, given["text"], o)
		if err != nil {
			return nil, err
		}
		whose, err := t.content.Whose(ctx)
		if err != nil {
			return nil, err
		}
		found := foundJSON{[]matchJSON{}, result.Next != "", whose.Lines(), wire.About(whose)}
		for _, m := range result.Matches {
			found.Matches = append(found.Matches, matchJSON{m.Kind, m.Name, m.How, m.ByName(), m.SameAs})
		}
		if found.Cut {
			found.Said = append(found.Said, wire.CutAt(len(found.Matches)))
		}
		if result.Note != "" {
			found.Said = append(found.Said, result.Note)
		}
		return found, nil
	}
}

// graphJSON is what schema answers.
type graphJSON struct {
	Labels        wire.Body  `json:"labels"`
	Relationships wire.Body  `json:"relationships"`
	Properties    wire.Body  `json:"properties"`
	Said          []string   `json:"said"`
	About         rows.About `json:"about"`
}

// schema is the tool that describes the graph.
func (t *tools) schema() (*mcp.Tool, asker) {
	of := func(name string) wire.Schema {
		q, err := content.Statements().Find("graph/" + name)
		if err != nil {
			panic(err) // a test asks for them
		}
		return wire.BodyWith(q.Returns, wire.Inline, nil)
	}
	out := wire.Object(wire.Schema{"labels": of("labels"), "relationships": of("relationships"), "properties": of("properties"), "said": wire.SaidSchema(), "about": wire.Inline("About")})
	tool := &mcp.Tool{Name: "schema", Title: "The graph", Description: "What is the graph made of? Labels, relationships and properties, with how many there are.", InputSchema: wire.Arguments(nil), OutputSchema: out}
	return tool, func(ctx context.Context, given map[string]string) (any, error) {
		if _, err := wire.Check(tool.Name, nil, given, nil); err != nil {
			return nil, err
		}
		graph, err := t.content.Graph(ctx)
		if err != nil {
			return nil, err
		}
		whose, err := t.content.Whose(ctx)
		if err != nil {
			return nil, err
		}
		g := graphJSON{Said: whose.Lines(), About: wire.About(whose)}
		for a, to := range map[*content.Answer]*wire.Body{graph.Labels: &g.Labels, graph.Relationships: &g.Relationships, graph.Properties: &g.Properties} {
			if *to, err = wire.BodyOf(a, t.content.Limits().Rows); err != nil {
				return nil, err
			}
		}
		return g, nil
	}
}

// cypher is the tool for reading statements.
func (t *tools) cypher() (*mcp.Tool, asker) {
	params := []queries.Param{{Name: "statement", Type: queries.String, Required: true, Doc: "one statement that only reads; see the tool schema"}, t.limitParam(t.o.Rows)}
	in := wire.Arguments(params)
	in["properties"].(wire.Schema)["parameters"] = wire.Schema{"type": []string{"object", "null"}, "default": nil, "description": "values for $name in the statement"}
	tool := &mcp.Tool{Name: "cypher", Title: "Cypher", Description: "What does this reading Cypher statement answer? Neo4j 5. Clauses that write, LOAD CSV, SHOW and most procedures are refused.",
		InputSchema: in, OutputSchema: wire.AnswerWith(nil, wire.Inline, nil)}
	return tool, func(ctx context.Context, given map[string]string) (any, error) {
		values, err := valuesOf(given["parameters"])
		if err != nil {
			return nil, err
		}
		delete(given, "parameters")
		args, err := wire.Check(tool.Name, params, given, []string{"parameters"})
		if err != nil {
			return nil, err
		}
		limit, _ := cutLimit(params[1], args)
		a, err := t.content.Cypher(ctx, given["statement"], values, limit, t.o.Bytes)
		if err != nil {
			return nil, err
		}
		return t.answer(ctx, a, limit)
	}
}

// valuesOf are the values of parameters as a database takes them.
func valuesOf(text string) (map[string]any, error) {
	if text == "" {
		return nil, nil
	}
	values := map[string]any{}
	dec := json.NewDecoder(bytes.NewReader([]byte(text)))
	dec.UseNumber()
	if err := dec.Decode(&values); err != nil {
		return nil, wire.Wrongf("parameters", "parameters are no JSON object")
	}
	return whole(values).(map[string]any), nil
}

// whole turns the numbers in a value into whole ones where they are.
func whole(v any) any {
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		f, err := v.Float64()
		if err != nil {
			return math.NaN()
		}
		return f
	case []any:
		for i := range v {
			v[i] = whole(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = whole(v[name])
		}
	}
	return v
}
