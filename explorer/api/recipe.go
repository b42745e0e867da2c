package api

import (
	"net/http"

	"github.com/hubgraph/hubgraph/explorer/content"
	"github.com/hubgraph/hubgraph/explorer/wire"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
	"github.com/hubgraph/hubgraph/queries/rows"
)

// cellJSON is the answer of a cell of a recipe, or why it has none.
type cellJSON struct {
	wire.Body
	Chart   bool          `json:"chart"`
	Problem *wire.Problem `json:"problem,omitempty"`
}

// recipeJSON is a recipe with the answers of its cells.
type recipeJSON struct {
	Name     string            `json:"name"`
	Title    string            `json:"title"`
	Question string            `json:"question"`
	Params   map[string]any    `json:"params"`
	Cells    []cellJSON        `json:"cells"`
	Said     []string          `json:"said"`
	About    rows.About        `json:"about"`
	Links    map[string]string `json:"links"`
}

// recipe runs a recipe.
func (a *api) recipe(w http.ResponseWriter, r *http.Request, name string) error {
	of, err := a.content.Recipes().Find(name)
	if err != nil {
		return withoutCommand(err, "recipe", name)
	}
	all, err := given(r)
	if err != nil {
		return err
	}
	args, err := wire.Check(of.Name, of.Params, all, nil)
	if err != nil {
		return err
	}
	if err := wantsJSON(r); err != nil {
		return err
	}
	report, err := a.content.Recipe(r.Context(), of.Name, args)
	if err != nil {
		return err
	}
	out := recipeJSON{Name: of.Name, Title: of.Title, Question: of.Question, Params: wire.Values(report.Params), Cells: []cellJSON{}, Said: report.Of.Lines(),
		About: wire.About(report.Of), Links: map[string]string{"page": "/recipe/" + of.Name}}
	for _, c := range of.Cells() {
		if c.Browser {
			continue
		}
		cell, err := cellOf(report, c)
		if err != nil {
			return err
		}
		out.Cells = append(out.Cells, cell)
	}
	return a.whole(w, r, out)
}

// cellOf is the answer of a cell as Answer: with the columns of a stored query, or
// those of its rows.
func cellOf(report *recipe.Report, c *recipe.Cell) (out cellJSON, err error) {
	answer := &content.Answer{Name: c.Name, Cypher: report.Statement(c), Rows: [][]any{}, Params: map[string]any{}}
	if c.Query != nil {
		answer.Question, answer.Columns = c.Query.Question, c.Query.Returns
	}
	_, answer.Params = c.Sent(report.Params)
	if result := report.Result(c.Name); result != nil {
		answer.Rows, answer.Cut = result.Rows, result.Cut
		if c.Query == nil {
			for _, name := range result.Columns {
				answer.Columns = append(answer.Columns, queries.Column{Name: name})
			}
		}
	}
	for _, n := range report.Notes() {
		if n.Cell == c {
			answer.Notes = append(answer.Notes, n.Note)
		}
	}
	if err := report.Failed(c); err != nil {
		said := problemOf(err).json()
		out.Problem = &said
	}
	out.Chart = c.Chart != nil
	out.Body, err = wire.BodyOf(answer, recipe.DefaultLimits.Rows)
	return out, err
}
