package queries_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/sample"
)

// walking reads testdata/walking.txtar: queries that walk over commits where the
// bundled ones of the same names read counts.
func walking(t *testing.T) *queries.Registry {
	t.Helper()
	archive := must(txtar.ParseFile("testdata/walking.txtar"))
	dir := t.TempDir()
	for _, f := range archive.Files {
		path := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return must(queries.LoadFolder(dir))
}

// TestCountsEqualWalks runs every query that reads counts, and the walk that it
// replaces, with every combination of the values that its parameters may have,
// and more where that matters. The rows must be the same; only what is made of
// sums of floats may differ in its last digits.
func TestCountsEqualWalks(t *testing.T) {
	old := walking(t)
	for name, folder := range map[string]fs.FS{
		"small": hubtest.Small(), "harbour": harbour(t), "copies": archived(t, "testdata/copies.txtar"),
		"sample": sample.FS(), "crowd": loadtest.Crowded(1),
	} {
		t.Run(name, func(t *testing.T) {
			db := load(t, folder)
			compared := 0
			for _, walk := range old.All() {
				for _, args := range variants(t, db, walk) {
					want, got := askOne(t, db, walk, args).csv(t), ask(t, db, walk.Name, args...).csv(t)
					if fault := differ(want, got); fault != "" {
						t.Errorf("%s %v: %s (walk, then counts)\n%.2000s\n%.2000s", walk.Name, args, fault, want, got)
					}
					compared++
				}
			}
			if compared < 150 {
				t.Errorf("only %d answers compared", compared)
			}
		})
	}
}

// archived is a hub in a txtar archive.
func archived(t *testing.T, path string) fs.FS {
	t.Helper()
	folder := fstest.MapFS{}
	for _, f := range must(txtar.ParseFile(path)).Files {
		folder[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return folder
}

// askOne runs a query that is in no registry.
func askOne(t *testing.T, db *graphdb.DB, q *queries.Query, args []string) *keep {
	t.Helper()
	k := &keep{}
	if _, err := queries.Run(t.Context(), db, q.Statement, must(q.Bind(args)), queries.Limits{}, k); err != nil {
		t.Fatalf("%s %v: %v", q.Name, args, err)
	}
	return k
}

// subjects are, for parameters that name something, a statement that lists what
// there is.
var subjects = map[string]string{
	"model":     "MATCH (m:Model) WHERE m.listed RETURN m.id ORDER BY m.likes DESC, m.id LIMIT 12",
	"owner":     "MATCH (a:Account) RETURN a.name ORDER BY COUNT { (a)-[:OWNS]->() } DESC, a.name LIMIT 12",
	"developer": "MATCH (a:Account) RETURN a.name ORDER BY EXISTS { (a)-[:ALIAS_OF]-() } DESC, a:Bot DESC, a.name LIMIT 30",
}

// moments are full hours, one of them in another time zone, and others.
var moments = []string{"2022-01-01", "2022-07-03T01:00:00+01:00", "2022-07-03T01:00:00+05:30", "2021-03-04T05:06:07.000000008Z", "2023-01-04T23:59:59.999Z"}

// variants are the arguments to compare a query with.
func variants(t *testing.T, db *graphdb.DB, q *queries.Query) [][]string {
	t.Helper()
	all := queries.Combinations(q.Params)
	add := func(args ...string) { // with each value of raw
		raw := slices.DeleteFunc(slices.Clone(q.Params), func(p queries.Param) bool { return p.Type != queries.Bool })
		for _, more := range queries.Combinations(raw) {
			all = append(all, append(slices.Clone(more), args...))
		}
	}
	for _, p := range q.Params {
		if list, ok := subjects[p.Name]; ok && q.Topic() != "data-quality" {
			_, rows, err := db.Read(t.Context(), list, nil)
			if err != nil {
				t.Fatal(err)
			}
			for row, err := range rows {
				if err != nil {
					t.Fatal(err)
				}
				add(p.Name + "=" + row[0].(string))
			}
		}
		switch p.Name {
		case "limit":
			add("limit=3")
			add("limit=1000000")
		case "percent":
			for _, percent := range []int{1, 33, 50, 79, 99, 100} {
				add(fmt.Sprintf("percent=%d", percent))
			}
		case "most":
			add("most=2")
			add("most=4", "limit=3")
		case "top":
			add("top=3")
		case "from":
			for _, from := range moments {
				add("from=" + from)
				add("to=" + from)
				add("from="+from, "to=2023-06-01T13:00:00Z")
				add("from="+from, "to=2023-01-02T12:30:00Z")
				if _, kinds := q.Param("kind"); kinds {
					add("from="+from, "kind=model")
				}
			}
		}
	}
	return all
}
