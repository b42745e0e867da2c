package loader_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
)

// TestIndexWithoutConstraint: a program that is killed while constraints are made
// leaves indexes without them; the next load makes them all the same.
func TestIndexWithoutConstraint(t *testing.T) {
	db := dbtest.Open(t)
	for _, text := range []string{
		"DROP CONSTRAINT repository_kind_id IF EXISTS", "CREATE INDEX repository_kind_id FOR (r:Repository) ON (r.kind, r.id)",
		"DROP CONSTRAINT commit_key IF EXISTS", "CREATE INDEX commit_key FOR (c:Commit) ON (c.key)",
	} {
		if err := db.Exec(t.Context(), text, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Exec(t.Context(), loader.Constraints()[0].Cypher, nil); err == nil {
		t.Fatal("the constraint can be made beside the index: the test proves nothing")
	}
	mustLoad(t, db, hubtest.Small(), loader.Options{})
	if got, want := constraintNames(t, db), modelConstraints(); !slices.Equal(got, want) {
		t.Errorf("constraints %v, want %v", got, want)
	}
}

// constraintNames are those of the graph model in the database.
func constraintNames(t *testing.T, db *graphdb.DB) (names []string) {
	t.Helper()
	for _, row := range rowsOf(t, db, "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name", nil) {
		if name := row[0].(string); name != "lease_id" {
			names = append(names, name)
		}
	}
	return names
}

func modelConstraints() (names []string) {
	for _, c := range loader.Constraints() {
		if strings.Contains(c.Cypher, "CREATE CONSTRAINT") {
			names = append(names, c.Name)
		}
	}
	slices.Sort(names)
	return names
}
