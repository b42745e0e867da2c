package prune_test

import (
	"os"
	"slices"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/loader/prune"
)

// TestOwn: what was made beside the graph model stays where both ends stay, and
// a gone node goes with all its relationships, however many.
func TestOwn(t *testing.T) {
	db := dbtest.Open(t)
	newer := os.DirFS("../testdata/newer")
	want := loadtest.WithoutCounts(fresh(t, db, newer))
	fresh(t, db, hubtest.Small())
	for _, own := range []string{
		"CREATE (:Remark {text: 'mine'}), (:Commit {text: 'no key'}), (:Model {text: 'no id'})",
		"MATCH (r:Remark), (n) WHERE n.id IN ['gust-lab/tide-base', 'kit/Text'] OR n.name IN ['gus-oak', 'dov-hale'] CREATE (r)-[:ON]->(n)",
		// Between two that stay, two that go, one each, and from a node to itself.
		`UNWIND [['gus-oak', 'bo-quill'], ['gus-oak', 'dov-hale'], ['dov-hale', 'gus-oak'], ['dov-hale', 'Ada Wren'], ['Ada Wren', 'dov-hale'], ['dov-hale', 'dov-hale']] AS pair
		 MATCH (a:Account {name: pair[0]}), (b:Account {name: pair[1]}) CREATE (a)-[:COLLABORATES_WITH {commits: 2}]->(b)`,
		"MATCH (a:Model {id: 'gust-lab/tide-base'}), (b:Model) WHERE b.id IN ['gust-lab/tide-chat', 'legacy-bert'] CREATE (a)-[:CO_USED_WITH {spaces: 1}]->(b)",
		"MATCH (m:Model {id: 'gust-lab/tide-base'}) CREATE (m)-[:USES]->(:Model {text: 'no id'})",
		"MATCH (m:Model) WHERE m.id IN ['legacy-bert', 'bo-quill/echo'] UNWIND range(1, 11000) AS i CREATE (m)-[:CO_USED_WITH {spaces: i}]->(m)",
		"MATCH (r:Remark), (m:Model {id: 'legacy-bert'}) UNWIND range(1, 500) AS i CREATE (r)-[:ON]->(m)",
	} {
		if err := db.Exec(t.Context(), own, nil); err != nil {
			t.Fatal(err)
		}
	}
	load(t, db, newer, loader.Options{})
	if err := db.Exec(t.Context(), "MATCH (a:Account {name: 'gus-oak'}) SET a.kCore = 3 CREATE (:Derived {id: 'derived', complete: true, pruned: false})", nil); err != nil {
		t.Fatal(err)
	}
	p := pruner(t, db, newer, prune.Options{})
	wantGroups(t, "would be removed", goneFromSmall, find(t, db, p))
	remove(t, p)

	want = append(want,
		`(Derived) {complete: true, id: "derived", pruned: true}`,
		`(Remark) {text: "mine"}`, `(Commit) {text: "no key"}`, `(Model) {text: "no id"}`, `(Model) {text: "no id"}`,
		`(Remark)-[ON {}]->(model gust-lab/tide-base)`, `(Remark)-[ON {}]->(gus-oak)`,
		`(gus-oak)-[COLLABORATES_WITH {commits: 2}]->(bo-quill)`,
		`(model gust-lab/tide-base)-[CO_USED_WITH {spaces: 1}]->(model gust-lab/tide-chat)`,
		`(model gust-lab/tide-base)-[USES {}]->(Model)`,
	)
	want[slices.Index(want, `(Account:Developer) {name: "gus-oak"}`)] = `(Account:Developer) {kCore: 3, name: "gus-oak"}`
	slices.Sort(want)
	same(t, "graph", want, loadtest.WithoutCounts(dbtest.Dump(t, db)))
}
