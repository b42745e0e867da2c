package dbtest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDumpOnNeo4j(t *testing.T) {
	db := Open(t)
	err := db.Exec(t.Context(), `
		CREATE (m:Repository:Model {kind: 'model', id: 'gust-lab/"tide"', tags: ['b', 'a'], likes: 3, listed: true, at: datetime('2023-01-02T03:04:05.5Z')})
		CREATE (:Account {name: 'ada-wren'})-[:OWNS]->(m)
		CREATE (:Remark)-[:OF {year: 2023, by: 'kit'}]->(m)
		CREATE (:Snapshot {loadedAt: 1})`, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`(Account) {name: "ada-wren"}`,
		`(Model:Repository) {at: 2023-01-02T03:04:05.5Z, id: "gust-lab/\"tide\"", kind: "model", likes: 3, listed: true, tags: ["b", "a"]}`,
		`(Remark) {}`,
		`(Remark)-[OF {by: "kit", year: 2023}]->(model gust-lab/"tide")`,
		`(Snapshot) {}`,
		`(ada-wren)-[OWNS {}]->(model gust-lab/"tide")`,
	}
	if d := cmp.Diff(want, Dump(t, db)); d != "" {
		t.Errorf("dump (-want +got):\n%s", d)
	}
}
