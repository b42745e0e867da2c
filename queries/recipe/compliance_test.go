package recipe_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/queries/recipe"
)

// TestComplianceAgrees: the conflicts of all owners are those that analyze --beyond lineage
// counts, as NetworkX does, on a hub of merges and circles.
func TestComplianceAgrees(t *testing.T) {
	const folder = "../../analytics/lineage/testdata/"
	text, err := os.ReadFile(folder + "woven.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct{ Lineage *analytics.Lineage }
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	db := load(t, os.DirFS(folder+"woven"))
	r, err := recipe.Bundled().Find("compliance")
	if err != nil {
		t.Fatal(err)
	}
	_, rows, err := db.Read(t.Context(), "MATCH (a:Account) WHERE a.ownedModels > 0 RETURN a.name, a.ownedModels ORDER BY a.name", nil)
	if err != nil {
		t.Fatal(err)
	}
	conflicts, models, listed := int64(0), int64(0), map[any]bool{}
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		report := run(t, db, r, "account="+row[0].(string), "limit=200")
		who := report.Result("who").Rows[0]
		if who[0] != row[0] || who[1] != row[1] {
			t.Errorf("%v owns %v models, want %v", row[0], who[1], row[1])
		}
		models, conflicts = models+who[1].(int64), conflicts+who[3].(int64)
		for _, x := range report.Result("sources").Rows { // conflicts first
			if x[6] == true && x[2] == "model" {
				listed[x[0]] = true
			}
		}
	}
	if n := want.Lineage.Licenses.Conflicts.Models; models < 50 || conflicts != int64(n) || len(listed) != n || n < 10 {
		t.Errorf("%d models, %d conflicts, %d listed, want %d", models, conflicts, len(listed), n)
	}
}
