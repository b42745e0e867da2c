package queries_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/rows"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// load opens the test database and loads the folder of a snapshot into it.
func load(t testing.TB, folder fs.FS) *graphdb.DB {
	t.Helper()
	db := dbtest.Open(t)
	loadtest.Load(t, db, folder, loader.Options{})
	return db
}

// harbour is the hub of testdata/harbour.txtar.
func harbour(t *testing.T) fs.FS { return archived(t, "testdata/harbour.txtar") }

// empty is a hub without any record.
func empty() fs.FS { return fstest.MapFS{"repositories.jsonl": &fstest.MapFile{}} }

// testCase is one query of a .cases file with the rows that it must give.
type testCase struct {
	line int
	name string
	args []string
	want string // CSV
}

func readCases(t *testing.T, path string) []testCase {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var cases []testCase
	inCase := false
	for i, line := range strings.Split(string(content), "\n") {
		switch {
		case strings.HasPrefix(line, "query "):
			words := strings.Fields(line)[1:]
			for j := range words {
				words[j] = strings.ReplaceAll(words[j], `\x20`, " ")
			}
			cases = append(cases, testCase{line: i + 1, name: words[0], args: words[1:]})
			inCase = true
		case line == "":
			inCase = false
		case inCase:
			cases[len(cases)-1].want += line + "\n"
		case !strings.HasPrefix(line, "#"):
			t.Fatalf("%s:%d: neither a case nor a comment", path, i+1)
		}
	}
	return cases
}

// answer runs a stored query and returns its rows as CSV.
func answer(t *testing.T, db *graphdb.DB, name string, args ...string) string {
	t.Helper()
	return ask(t, db, name, args...).csv(t)
}

func checkCases(t *testing.T, db *graphdb.DB, path string) {
	t.Helper()
	for _, c := range readCases(t, path) {
		if diff := cmp.Diff(c.want, answer(t, db, c.name, c.args...)); diff != "" {
			t.Errorf("%s:%d: %s %v (-want +got)\n%s", path, c.line, c.name, c.args, diff)
		}
	}
}

func TestAnswersOnTheSmallHub(t *testing.T) {
	checkCases(t, load(t, hubtest.Small()), "testdata/small.cases")
}

// TestAnswersOnTheHarbour checks answers, and what must hold of every bundled
// query on a hub that has everything.
func TestAnswersOnTheHarbour(t *testing.T) {
	db := load(t, harbour(t))
	checkCases(t, db, "testdata/harbour.cases")
	t.Run("plans", func(t *testing.T) { checkPlans(t, db) })
	t.Run("columns", func(t *testing.T) { checkColumns(t, db) })
	t.Run("pasted", func(t *testing.T) { checkPasted(t, db) })
	t.Run("every query has a case", func(t *testing.T) {
		var names []string
		for _, c := range readCases(t, "testdata/harbour.cases") {
			names = append(names, c.name)
		}
		for _, q := range queries.Bundled().All() {
			if !slices.Contains(names, q.Name) {
				t.Errorf("%s has no case", q.Name)
			}
		}
	})
}

// checkPlans: the server takes every query for a read and has no remark on it
// (deprecated syntax, unknown names, a Cartesian product).
func checkPlans(t *testing.T, db *graphdb.DB) {
	for _, q := range queries.Bundled().All() {
		params, err := q.Bind(nil)
		if err != nil {
			t.Fatal(err)
		}
		kind, _, err := db.Plan(t.Context(), q.Statement.Cypher(), params)
		if err != nil {
			t.Errorf("%s: %v", q.Name, err)
			continue
		}
		if kind != "r" {
			t.Errorf("%s: statement type %q", q.Name, kind)
		}
		remarks, err := db.Notifications(t.Context(), q.Statement.Cypher(), params)
		if err != nil {
			t.Error(err)
		}
		for _, n := range remarks {
			t.Errorf("%s:%d:%d: %s: %s", q.File, n.Line, n.Column, n.Title, n.Description)
		}
	}
}

// checkColumns: the header names the columns that the rows have.
func checkColumns(t *testing.T, db *graphdb.DB) {
	for _, q := range queries.Bundled().All() {
		params, err := q.Bind(nil)
		if err != nil {
			t.Fatal(err)
		}
		columns, rows, err := db.Read(t.Context(), q.Statement.Cypher(), params)
		if err != nil {
			t.Errorf("%s: %v", q.Name, err)
			continue
		}
		for _, err := range rows {
			if err != nil {
				t.Errorf("%s: %v", q.Name, err)
			}
		}
		if !slices.Equal(columns, q.Columns()) {
			t.Errorf("%s returns %v, its header says %v", q.Name, columns, q.Columns())
		}
	}
}

// checkPasted sends the file as it is, as one who pastes it does: one
// statement, no parameters. The answer must be that of the program.
func checkPasted(t *testing.T, db *graphdb.DB) {
	for _, q := range queries.Bundled().All() {
		columns, found, err := db.Read(t.Context(), q.Text, nil)
		if err != nil {
			t.Errorf("%s: %v", q.Name, err)
			continue
		}
		var out bytes.Buffer
		w, err := rows.New("csv", &out, 0)
		if err != nil {
			t.Fatal(err)
		}
		w.Columns(columns)
		for row, err := range found {
			if err != nil {
				t.Fatalf("%s: %v", q.Name, err)
			}
			w.Row(row)
		}
		w.Close()
		if diff := cmp.Diff(answer(t, db, q.Name), out.String()); diff != "" {
			t.Errorf("%s (-program +pasted)\n%s", q.Name, diff)
		}
	}
}

// one returns the only value of a statement.
func one(t *testing.T, db *graphdb.DB, cypher string, params map[string]any) any {
	t.Helper()
	_, rows, err := db.Read(t.Context(), cypher, params)
	if err != nil {
		t.Fatal(err)
	}
	var values []any
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		values = append(values, row...)
	}
	if len(values) != 1 {
		t.Fatalf("%s: %d values", cypher, len(values))
	}
	return values[0]
}

// TestAnswersOnAnEmptyDatabase: with and without the schema, every query runs
// without parameters, raw too, and has no rows but those of empty.cases.
func TestAnswersOnAnEmptyDatabase(t *testing.T) {
	for _, c := range []struct {
		name string
		db   func() *graphdb.DB
	}{
		{"without schema", func() *graphdb.DB { return dbtest.Open(t) }},
		{"empty hub", func() *graphdb.DB { return load(t, empty()) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			db := c.db()
			rows := map[string]string{}
			for _, e := range readCases(t, "testdata/empty.cases") {
				rows[e.name] = e.want
			}
			for _, q := range queries.Bundled().All() {
				want, ok := rows[q.Name]
				if !ok {
					want = strings.Join(q.Columns(), ",") + "\n"
				}
				if c.name == "empty hub" { // it was loaded, and nothing was left out
					want = strings.ReplaceAll(strings.ReplaceAll(want, "records,\n", "records,0\n"), "s,\n", "s,0\n")
				}
				for _, args := range runs(q) {
					if diff := cmp.Diff(want, answer(t, db, q.Name, args...)); diff != "" {
						t.Errorf("%s %v (-want +got)\n%s", q.Name, args, diff)
					}
				}
			}
		})
	}
}

// runs are the arguments to try a query with: none, and raw.
func runs(q *queries.Query) [][]string {
	if _, ok := q.Param("raw"); ok {
		return [][]string{nil, {"raw=true"}}
	}
	return [][]string{nil}
}

// TestLimitZero: a query with a limit gives no rows for 0 and one for 1.
func TestLimitZero(t *testing.T) {
	db := load(t, harbour(t))
	for _, q := range queries.Bundled().All() {
		if _, ok := q.Param("limit"); !ok {
			continue
		}
		for limit, want := range []int{0, 1} {
			got := len(ask(t, db, q.Name, fmt.Sprintf("limit=%d", limit)).rows)
			if got != want && q.Name != "data-quality/early-commits" { // the harbour has no such row
				t.Errorf("%s limit=%d: %d rows", q.Name, limit, got)
			}
		}
	}
}
