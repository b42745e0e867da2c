package loader_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/snapshot"
)

// TestSmall compares the whole graph of the small hub with the one worked out
// by hand.
func TestSmall(t *testing.T) {
	db := dbtest.Open(t)
	r := mustLoad(t, db, hubtest.Small(), loader.Options{})
	same(t, "graph of the small hub", smallGraph(t), dump(t, db))

	// The same numbers, counted in testdata/small.graph.
	wantNodes := []loader.Count{{"Model", 6}, {"Dataset", 2}, {"Space", 4}, {"Account", 19}, {"Developer", 14}, {"Bot", 2}, {"Organization", 0},
		{"Commit", 19}, {"Discussion", 5}, {"License", 5}, {"Field", 3}, {"Snapshot", 1}}
	if d := cmp.Diff(wantNodes, r.summary.Nodes); d != "" {
		t.Errorf("nodes of the summary (-want +got):\n%s", d)
	}
	wantRelationships := []loader.Count{{"OWNS", 10}, {"AUTHORED", 23}, {"IN", 19}, {"STARTED", 4}, {"ABOUT", 5}, {"USES", 6},
		{"LICENSED_UNDER", 7}, {"IN_FIELD", 6}, {"ALIAS_OF", 5}, {"DERIVED_FROM", 2}, {"TRAINED_ON", 2}}
	if d := cmp.Diff(wantRelationships, r.summary.Relationships); d != "" {
		t.Errorf("relationships of the summary (-want +got):\n%s", d)
	}
	wantRecords := []loader.Count{{"repositories", 11}, {"identities", 5}, {"bots", 2}, {"commits", 19},
		{"discussions", 5}, {"usages", 6}, {"lineage", 2}, {"datasets of models", 2}, {"accounts", 0}}
	if d := cmp.Diff(wantRecords, r.summary.Records); d != "" {
		t.Errorf("records of the summary (-want +got):\n%s", d)
	}
}

// TestZone checks that times are stored with the offset Z, which a date with
// the zone name UTC would not be.
func TestZone(t *testing.T) {
	db := dbtest.Open(t)
	mustLoad(t, db, hubtest.Small(), loader.Options{})
	rows := rowsOf(t, db, "MATCH (c:Commit {key: 'model:gust-lab/tide-base@a1'}) RETURN toString(c.date)", nil)
	if got := rows[0][0]; got != "2023-01-02T03:04:05Z" {
		t.Errorf("date is stored as %v", got)
	}
}

// TestBatches checks that the size of batches changes nothing: records of one
// repository and accounts fall into different ones.
func TestBatches(t *testing.T) {
	for _, rows := range []int{1, 3} {
		db := dbtest.Open(t)
		mustLoad(t, db, hubtest.Small(), loader.Options{BatchRows: rows})
		same(t, "graph", smallGraph(t), dump(t, db))
	}
}

// TestTwice checks that a second load of the same snapshot changes nothing, be
// it compressed or not, and leaves the time of loading.
func TestTwice(t *testing.T) {
	db := dbtest.Open(t)
	mustLoad(t, db, hubtest.Small(), loader.Options{})
	loadedAt := rowsOf(t, db, "MATCH (s:Snapshot) RETURN s.loadedAt", nil)[0][0]
	if loadedAt == nil {
		t.Fatal("no loadedAt")
	}

	folder := with(t, hubtest.Small(), map[string]func([]byte) []byte{})
	folder["commits.jsonl.gz"] = folder["commits.jsonl"]
	folder["commits.jsonl.gz"].Data = zipped(t, folder["commits.jsonl"].Data)
	delete(folder, "commits.jsonl")
	for _, again := range []fs.FS{hubtest.Small(), folder} {
		r := mustLoad(t, db, again, loader.Options{})
		if r.changes != (graphdb.Counters{}) {
			t.Errorf("loading again changed %+v", r.changes)
		}
		same(t, "graph after loading again", smallGraph(t), dump(t, db))
		if got := rowsOf(t, db, "MATCH (s:Snapshot) RETURN s.loadedAt", nil)[0][0]; !cmp.Equal(got, loadedAt) {
			t.Errorf("loadedAt changed from %v to %v", loadedAt, got)
		}
	}
}

// TestNewer loads a newer snapshot over an older one: what differs is updated
// or replaced, what is gone is kept.
func TestNewer(t *testing.T) {
	db := dbtest.Open(t)
	mustLoad(t, db, hubtest.Small(), loader.Options{})
	newer := os.DirFS("testdata/newer")
	mustLoad(t, db, newer, loader.Options{})
	want := newerGraph(t)
	same(t, "graph after the newer snapshot", want, dump(t, db))

	r := mustLoad(t, db, newer, loader.Options{BatchRows: 2})
	if r.changes != (graphdb.Counters{}) {
		t.Errorf("loading the newer one again changed %+v", r.changes)
	}
	same(t, "graph after the newer snapshot twice", want, dump(t, db))

	latest := "MATCH (s:Snapshot) WHERE s.complete RETURN s.collectedAt.month ORDER BY s.loadedAt DESC LIMIT 1"
	if month := rowsOf(t, db, latest, nil)[0][0]; month != int64(11) {
		t.Errorf("the snapshot loaded last is of month %v, want 11", month)
	}
	mustLoad(t, db, hubtest.Small(), loader.Options{Merge: true})
	mustLoad(t, db, hubtest.Small(), loader.Options{}) // is the one loaded last
	if month := rowsOf(t, db, latest, nil)[0][0]; month != int64(10) {
		t.Errorf("after loading the older one again, the snapshot loaded last is of month %v, want 10", month)
	}
}

// TestAccounts loads what the Hub knows of accounts, and newer snapshots that know
// something else: types change, stay where a snapshot does not have the account
// any more, and come with accounts that were not there.
func TestAccounts(t *testing.T) {
	db := dbtest.Open(t)
	for _, rows := range []int{2, 0} {
		mustLoad(t, db, hubtest.SmallWithAccounts(), loader.Options{BatchRows: rows, Replace: true})
		same(t, "graph with accounts", accountsGraph(t), dump(t, db))
	}
	if r := mustLoad(t, db, hubtest.SmallWithAccounts(), loader.Options{}); r.changes != (graphdb.Counters{}) {
		t.Errorf("loading again changed %+v", r.changes)
	}
	known := func(lines string) fs.FS {
		return with(t, hubtest.SmallWithAccounts(), map[string]func([]byte) []byte{"accounts.jsonl": func([]byte) []byte { return []byte(lines) }})
	}
	r, err := counts.Check(t.Context(), db, counts.Options{})
	if err != nil || r.Total() != 0 {
		t.Errorf("check of the counts: %+v, %v", r, err)
	}
	mustLoad(t, db, known(`{"name":"cai-fen","type":"user","fullname":"Cai"}
{"name":"gust-lab","type":"org"}
{"name":"ada-wren","type":null}
{"name":"kit","type":"org"}
`), loader.Options{})
	var got []string
	for _, row := range rowsOf(t, db, "MATCH (a:Account) WHERE a.type IS NOT NULL OR a:Organization RETURN a.name, a.type, a.fullName, a:Organization ORDER BY a.name", nil) {
		got = append(got, strings.TrimSpace(fmt.Sprintln(row...)))
	}
	want := []string{"ada-wren unknown <nil> false", "bo-quill user <nil> false", "cai-fen user Cai false", "gust-lab org <nil> true", "kit org <nil> true",
		"sleeper-bot org <nil> true", "tidy-bot org <nil> true"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("accounts (-want +got):\n%s", d)
	}
}

// smallGraph reads the graph of hubtest.Small that was worked out by hand.
func smallGraph(t *testing.T) []string {
	t.Helper()
	return graphLines(t, "testdata/small.graph", hubtest.Small())
}

// newerGraph is smallGraph with the changes of testdata/newer.changes.
func newerGraph(t *testing.T) []string {
	t.Helper()
	return changed(t, smallGraph(t), "testdata/newer.changes", os.DirFS("testdata/newer"))
}

// accountsGraph is smallGraph with what accounts.jsonl adds to it.
func accountsGraph(t *testing.T) []string {
	t.Helper()
	with := hubtest.SmallWithAccounts()
	return changed(t, graphLines(t, "testdata/small.graph", with), "testdata/accounts.changes", with)
}

// changed returns a graph with the changes in a file, which are of a snapshot.
func changed(t *testing.T, graph []string, file string, of fs.FS) []string {
	t.Helper()
	for _, change := range graphLines(t, file, of) {
		line := change[2:]
		switch change[:2] {
		case "- ":
			i := slices.Index(graph, line)
			if i < 0 {
				t.Fatalf("%s removes a line that small.graph does not have: %s", file, line)
			}
			graph = slices.Delete(graph, i, i+1)
		case "+ ":
			graph = append(graph, line)
		default:
			t.Fatalf("%s: %s", file, change)
		}
	}
	sort.Strings(graph)
	return graph
}

// graphLines reads the lines of a file that are no remark, sorted, with the
// fingerprint of the snapshot they are of.
func graphLines(t *testing.T, path string, of fs.FS) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := snapshot.Open(of)
	if err != nil {
		t.Fatal(err)
	}
	id, err := s.Fingerprint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(strings.ReplaceAll(string(text), "FINGERPRINT", `"`+id+`"`)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	sort.Strings(lines)
	return lines
}

func same(t *testing.T, what string, want, got []string) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}
