package recipe_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// lineageHits bounds what a cell looks at on the hub of merges, with 241 models and
// 1,511 derivations: from each model all derivations below it, once.
const lineageHits = 241 * 1511 * 3

// TestOnMerges: where a model is reached on very many ways, no cell of a recipe
// walks over all of them, and the lineage is that of NetworkX.
func TestOnMerges(t *testing.T) {
	db := load(t, loadtest.Merges())
	dbtest.Replan(t, db)
	for _, r := range recipe.Bundled().All() {
		params, err := r.Bind(nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range r.Cells() {
			cypher, bound := c.Sent(params)
			plan, _ := dbtest.Plan(t, "EXPLAIN", cypher, bound)
			for _, o := range plan.All() {
				if o.WalksPaths("DERIVED_FROM") {
					t.Fatalf("%s, cell %s walks over paths, not over models: %s %s", r.Name, c.Name, o.OperatorType, o.Details())
				}
			}
		}
	}
	r, err := recipe.Bundled().Find("lineage")
	if err != nil {
		t.Fatal(err)
	}
	report := run(t, db, r)
	text, err := os.ReadFile("testdata/merges.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct{ Depth, Family [][]any }
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	if err := sameTable(expectedTable{Columns: []string{"generation", "models", "share"}, Rows: want.Depth}, report.Result("depth")); err != nil {
		t.Errorf("depth: %v", err)
	}
	family := report.Result("family")
	for i, row := range want.Family {
		if len(family.Rows) != len(want.Family) || !slices.Equal(row, []any{family.Rows[i][0], family.Rows[i][1], family.Rows[i][3]}) {
			t.Fatalf("family: row %d of %d is %v, want %v of %d", i+1, len(family.Rows), family.Rows[i], row, len(want.Family))
		}
	}
	for _, c := range r.Cells() {
		cypher, bound := c.Sent(report.Params)
		plan, _ := dbtest.Plan(t, "PROFILE", cypher, bound)
		if hits := plan.TotalHits(); hits > lineageHits {
			t.Errorf("cell %s: %d hits, at most %d are allowed", c.Name, hits, lineageHits)
		}
	}
}
