package prune

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

// TestPlans has the server plan every statement on a graph of some size: no
// remark of the server, keys are found by an index, and pages come in its order
// without sorting. (The statements under read, and remove/earlier, look at few nodes.)
func TestPlans(t *testing.T) {
	db := dbtest.Open(t)
	fill(t, db)
	if err := db.Exec(t.Context(), "CREATE (:Derived {id: 'derived', complete: true, pruned: false})", nil); err != nil {
		t.Fatal(err)
	}
	dbtest.Replan(t, db)
	seen := 0
	err := fs.WalkDir(cypherFiles, "cypher", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name := strings.TrimSuffix(strings.TrimPrefix(path, "cypher/"), ".cypher")
		for _, cypher := range statements(name) {
			seen++
			operators, notes := plan(t, cypher)
			if len(notes) > 0 {
				t.Errorf("%s: %v", name, notes)
			}
			if name == "remove/marks" || name == "remove/earlier" || strings.HasPrefix(name, "read/") {
				continue
			}
			seek := "NodeUniqueIndexSeek UNIQUE " + start(cypher)
			if strings.HasPrefix(name, "page/") {
				seek = "NodeUniqueIndexSeekByRange UNIQUE " + start(cypher)
			}
			if !slices.ContainsFunc(operators, func(o string) bool { return strings.HasPrefix(o, seek) }) {
				t.Errorf("%s: no %s in %q", name, seek, operators)
			}
			for _, o := range operators {
				kind, _, _ := strings.Cut(o, " ")
				if strings.HasSuffix(kind, "Scan") || slices.Contains([]string{"CartesianProduct", "Sort", "Top", "NodeHashJoin"}, kind) {
					t.Errorf("%s: %s", name, o)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 43 {
		t.Errorf("%d statements found, there are more", seen)
	}
}

// start is the node that a statement begins with, as in "m:Model".
func start(cypher string) string {
	return regexp.MustCompile(`MATCH \((\w*:\w+)`).FindStringSubmatch(cypher)[1]
}

// fill makes the constraints and some thousand nodes of each label.
func fill(t *testing.T, db *graphdb.DB) {
	t.Helper()
	loadtest.Load(t, db, hubtest.Small(), loader.Options{})
	err := db.Exec(t.Context(), `
		UNWIND range(1, 3000) AS i
		WITH toString(i) AS x
		CREATE (m:Repository:Model {kind: 'model', id: x}), (d:Repository:Dataset {kind: 'dataset', id: x}), (s:Repository:Space {kind: 'space', id: x}),
		  (a:Account:Developer:Bot {name: x}), (b:Account {name: 'b' + x}), (c:Commit {key: x}), (t:Discussion {key: x}), (l:License {id: x}), (f:Field {name: x}),
		  (a)-[:OWNS]->(m), (a)-[:OWNS]->(d), (a)-[:OWNS]->(s), (a)-[:AUTHORED]->(c)-[:IN]->(m), (a)-[:STARTED]->(t)-[:ABOUT]->(s), (s)-[:USES]->(m),
		  (m)-[:LICENSED_UNDER]->(l), (m)-[:IN_FIELD]->(f), (a)-[:ALIAS_OF]->(b), (m)-[:DERIVED_FROM]->(m), (m)-[:TRAINED_ON]->(d)`, nil)
	if err != nil {
		t.Fatal(err)
	}
}

// plan returns the operators of a statement, and what the server remarks.
func plan(t *testing.T, cypher string) (operators, notes []string) {
	t.Helper()
	params := map[string]any{"rows": []any{}, "after": "x", "id": "x"}
	if strings.Contains(cypher, "LIMIT $rows") {
		params["rows"] = 1000
	}
	root, remarks := dbtest.Plan(t, "EXPLAIN", cypher, params)
	for _, n := range remarks {
		if !strings.HasPrefix(n, "UNRECOGNIZED: ") { // labels that the database does not know yet
			notes = append(notes, n)
		}
	}
	for _, o := range root.All() {
		operators = append(operators, o.Kind()+" "+o.Details())
	}
	return operators, notes
}
