package recipe_test

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// answerOf is what a fake database answers to statements that hold a text.
type answerOf struct {
	text    string
	columns []string
	rows    [][]any
}

// fakeDB is a queries.Database that knows some answers, and remembers what it
// was asked.
type fakeDB struct {
	answers []answerOf
	fails   map[string]error // of statements that hold a text
	kind    string           // type of all statements; "" is "r"
	asked   []string         // but for the snapshots that it holds

	snapshots [][]any // rows of queries.SnapshotsHeld
	params    []map[string]any
}

func (db *fakeDB) Plan(context.Context, string, map[string]any) (string, []string, error) {
	if db.kind == "" {
		return "r", nil, nil
	}
	return db.kind, nil, nil
}

func (db *fakeDB) Read(_ context.Context, cypher string, params map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	if cypher == queries.SnapshotsHeld {
		return nil, func(yield func([]any, error) bool) {
			for _, row := range db.snapshots {
				if !yield(row, nil) {
					return
				}
			}
		}, db.fails[cypher]
	}
	db.asked, db.params = append(db.asked, cypher), append(db.params, params)
	for text, err := range db.fails {
		if strings.Contains(cypher, text) {
			return nil, nil, err
		}
	}
	for _, a := range db.answers {
		if strings.Contains(cypher, a.text) {
			return a.columns, func(yield func([]any, error) bool) {
				for _, row := range a.rows {
					if !yield(row, nil) {
						return
					}
				}
			}, nil
		}
	}
	return nil, nil, fmt.Errorf("no answer to %s", cypher)
}

// stored is a folder of one stored query, whose statement is not its business.
type stored struct{}

func (stored) Find(name string) (*queries.Query, error) {
	if name != "adoption/top-models" {
		return nil, fmt.Errorf("no stored query %q", name)
	}
	statement, err := queries.Guard("\n\nMATCH (m:Model) WHERE /*$field*/ 'all' IN m.fields RETURN m.id AS model, 1 AS spaces LIMIT /*$limit*/ 20\n")
	if err != nil {
		return nil, err
	}
	return &queries.Query{
		Name: name, Question: "Which models do most spaces use?",
		Params: []queries.Param{
			{Name: "limit", Type: queries.Int, Default: int64(20)},
			{Name: "field", Type: queries.String, Default: "all", OneOf: []string{"all", "nlp"}},
		},
		Returns:   []queries.Column{{Name: "model"}, {Name: "spaces"}},
		Statement: statement,
	}, nil
}

// harbour has all that a recipe can have.
const harbour = `---
title: The harbour & its boats
question: Who owns what?
paper: RQ3
params:
  top: {type: int, default: 5, min: 1, max: 9, doc: rows}
  field: {type: string, default: all, in: [all, nlp]}
  owner: {type: string, default: null, from: owners.owner}
---

Half of them have {{owners.models}} models; field {{$field}}.

` + "```cypher {name=owners percent=share chart=bar x=owner y=models rows=2 title=\"Owners of \\\"boats\\\"\"}" + `
MATCH (m:Model)
RETURN m.owner AS owner, 1 AS models, 0.5 AS share LIMIT /*$top*/ 5
` + "```" + `

- {{owners.owner}} leads with {{owners.share|percent}}.
- {{owners[bo-quill].models}} belong to bo-quill, in code: ` + "`{{owners[bo-quill].owner}}`" + `
- Nobody has {{owners[cai-fen].models}}.

` + "```query adoption/top-models {name=top empty=\"No space uses a model.\"}" + `
limit = $top
field = $field
` + "```" + `

` + "```cypher {name=one}" + `
MATCH (m:Model {owner: /*$owner*/ null}) RETURN m.id AS model
` + "```" + `

` + "```cypher {name=pictured browser}" + `
MATCH path = (:Space)-[:USES]->(:Model {owner: /*$owner*/ null}) RETURN path
` + "```" + `

` + "```sh" + `
hubgraph recipe run harbour   # {{not.a_placeholder}}
` + "```" + `
`

func parseHarbour(t *testing.T) *recipe.Recipe {
	t.Helper()
	r, err := recipe.Parse("boats/07-harbour.md", harbour, stored{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func harbourDB() *fakeDB {
	return &fakeDB{snapshots: [][]any{
		{"harbour watch", time.Date(2023, 10, 5, 12, 0, 0, 0, time.UTC), "0f1e", true, nil, "paper", "paper"},
		{nil, nil, "aa", true, nil, nil, nil},
	}, answers: []answerOf{
		{"0.5 AS share", []string{"owner", "models", "share"}, [][]any{{"a_da*wren", int64(1234), 0.25}, {"bo-quill", int64(2), nil}, {"x", int64(1), 0.1}}},
		{"1 AS spaces", []string{"model", "spaces"}, nil},
		{"{owner:", []string{"model"}, [][]any{{"<script>alert(1)</script>|x"}}},
	}}
}

func runHarbour(t *testing.T, db queries.Database, args ...string) *recipe.Report {
	t.Helper()
	r := parseHarbour(t)
	params, err := r.Bind(args)
	if err != nil {
		t.Fatal(err)
	}
	report, err := r.Run(t.Context(), db, params, recipe.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return report
}
