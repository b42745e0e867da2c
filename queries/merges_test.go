package queries_test

import (
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
)

// lineageHits is how many things a statement may look at, at most, on the hub of
// merges, which has 241 models and 1,511 derivations: every derivation some times,
// and never every way.
const lineageHits = 20_000

// TestOnMerges: where a model is reached on very many ways, lineage queries answer
// what NetworkX does (testdata/merges.py), and look at each derivation a few times.
func TestOnMerges(t *testing.T) {
	db := load(t, loadtest.Merges())
	dbtest.Replan(t, db)
	for _, q := range queries.Bundled().All() {
		if strings.Contains(q.Statement.Cypher(), "DERIVED_FROM") { // first of all, as a wrong one never ends
			for _, o := range planOf(t, q).All() {
				if o.WalksPaths("DERIVED_FROM") {
					t.Fatalf("%s walks over paths, not over models: %s %s", q.Name, o.OperatorType, o.Details())
				}
			}
		}
	}
	checkCases(t, db, "testdata/merges.cases")
	for _, c := range readCases(t, "testdata/merges.cases") {
		q := must(queries.Bundled().Find(c.name))
		root, _ := dbtest.Plan(t, "PROFILE", q.Statement.Cypher(), must(q.Bind(c.args)))
		if hits := root.TotalHits(); hits > lineageHits {
			t.Errorf("%s %v: %d hits, at most %d are allowed", c.name, c.args, hits, lineageHits)
		}
	}
	for _, q := range queries.Bundled().All() {
		ask(t, db, q.Name)
	}
}
