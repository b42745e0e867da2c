package loader_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
)

// TestLongest loads the longest ids, names and shas that the format allows, and
// more tags and authors than anybody has: nothing is lost, twice changes nothing.
func TestLongest(t *testing.T) {
	const most = 4096
	id := strings.Repeat("é", most/2)
	twin := id[:most-2] + "x" // differs at the end only
	sha := strings.Repeat("😀", most/4)
	name := strings.Repeat("ß", most/2)
	license := strings.Repeat("l", most)
	var tags, authors []string
	for i := range 20000 {
		tags = append(tags, fmt.Sprintf("tag-%d", i))
	}
	for i := range 3000 {
		authors = append(authors, fmt.Sprintf("author-%d", i))
	}
	authors = append(authors, name)
	long := strings.Repeat("t", 6<<20) // over the bytes of a batch by itself

	repo := func(id string) map[string]any {
		return map[string]any{"id": id, "kind": "dataset", "owner": name, "license": license, "tags": tags}
	}
	commit := func(repo, sha string) map[string]any {
		return map[string]any{"repo": repo, "kind": "dataset", "sha": sha, "authors": authors, "title": long}
	}
	folder := fstest.MapFS{
		"repositories.jsonl": jsonLines(t, repo(id), repo(twin)),
		"commits.jsonl":      jsonLines(t, commit(id, sha), commit(twin, sha), commit(twin, sha[:most-4])),
		"discussions.jsonl":  jsonLines(t, map[string]any{"repo": id, "kind": "dataset", "num": int64(1<<63 - 1), "author": name}),
		"identities.jsonl":   jsonLines(t, map[string]any{"alias": name, "canonical": id}),
	}
	db := dbtest.Open(t)
	mustLoad(t, db, folder, loader.Options{})

	got := rowsOf(t, db, `MATCH (c:Commit)-[:IN]->(r:Dataset)
		RETURN r.id, c.sha, size(c.title), size(r.tags), COUNT { (:Developer)-[:AUTHORED]->(c) }, r.license, r.owner ORDER BY r.id, size(c.sha)`, nil)
	row := func(id, sha string) []any {
		return []any{id, sha, int64(6 << 20), int64(20000), int64(3001), license, name}
	}
	want := [][]any{row(twin, sha[:most-4]), row(twin, sha), row(id, sha)} // x sorts before é
	if d := cmp.Diff(want, got); d != "" {
		t.Error("commits of the longest keys differ")
	}
	if r := mustLoad(t, db, folder, loader.Options{}); r.changes != (graphdb.Counters{}) {
		t.Errorf("loading again changed %+v", r.changes)
	}
}

func jsonLines(t *testing.T, records ...map[string]any) *fstest.MapFile {
	t.Helper()
	var text []byte
	for _, r := range records {
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		text = append(append(text, line...), '\n')
	}
	return &fstest.MapFile{Data: text}
}

// TestEmptyHub loads a hub without a record.
func TestEmptyHub(t *testing.T) {
	db := dbtest.Open(t)
	folder := fstest.MapFS{"repositories.jsonl": {Data: []byte("\n\r\n")}}
	for range 2 {
		r := mustLoad(t, db, folder, loader.Options{})
		if n, e := loader.Total(r.summary.Nodes), loader.Total(r.summary.Relationships); n != 1 || e != 0 {
			t.Errorf("%d nodes, %d relationships; want the snapshot alone", n, e)
		}
	}
}
