package queries_test

import (
	"bytes"
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/rows"
	"github.com/hubgraph/hubgraph/sample"
)

// keep is a Writer that keeps the rows.
type keep struct {
	columns []string
	rows    [][]any
}

func (k *keep) Columns(names []string) error { k.columns = names; return nil }
func (k *keep) Row(values []any) error       { k.rows = append(k.rows, values); return nil }
func (k *keep) Close() error                 { return nil }

// csv is the rows as CSV.
func (k *keep) csv(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	w, err := rows.New("csv", &out, 0)
	if err != nil {
		t.Fatal(err)
	}
	w.Columns(k.columns)
	for _, row := range k.rows {
		if err := w.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	return out.String()
}

// ask runs a stored query and returns its rows.
func ask(t *testing.T, db *graphdb.DB, name string, args ...string) *keep {
	t.Helper()
	q, err := queries.Bundled().Find(name)
	if err != nil {
		t.Fatal(err)
	}
	params, err := q.Bind(args)
	if err != nil {
		t.Fatal(err)
	}
	k := &keep{}
	if _, err := queries.Run(t.Context(), db, q.Statement, params, queries.Limits{}, k); err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
	return k
}

// TestOnTheSample runs every bundled query on the bundled sample: the examples,
// whose answers testdata/expected computed from the files, and the types that
// the headers give.
func TestOnTheSample(t *testing.T) {
	db := load(t, sample.FS())
	dbtest.Replan(t, db)
	for _, q := range queries.Bundled().All() {
		example := ask(t, db, q.Name, q.Example.Args...)
		if fault := differ(q.Example.Rows, example.csv(t)); fault != "" {
			t.Errorf("%s %v: %s\nwant\n%sgot\n%s", q.Name, q.Example.Args, fault, q.Example.Rows, example.csv(t))
		}
		checkTypes(t, q, example)
		for _, args := range runs(q) {
			checkTypes(t, q, ask(t, db, q.Name, args...))
		}
	}
	t.Run("plans", func(t *testing.T) { checkOperators(t, db) })
}

// differ compares two answers as CSV; floats may differ by 1e-9 of their size.
func differ(want, got string) string {
	w, err := csv.NewReader(strings.NewReader(want)).ReadAll()
	if err != nil || len(w) == 0 {
		return "no example beside the query"
	}
	g, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	if err != nil || len(w) != len(g) {
		return "another number of rows"
	}
	for i := range w {
		for j := range w[i] {
			if len(w[i]) != len(g[i]) || !closeText(w[i][j], g[i][j]) {
				return "line " + strconv.Itoa(i+1)
			}
		}
	}
	return ""
}

func closeText(a, b string) bool {
	if a == b {
		return true
	}
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err == nil && err2 == nil && strings.Contains(a+b, ".") && near(x, y)
}

func near(x, y float64) bool { return math.Abs(x-y) <= 1e-9*math.Max(math.Abs(x), math.Abs(y)) }

// checkTypes: every value is of the type of its column, or null where the
// header allows it.
func checkTypes(t *testing.T, q *queries.Query, k *keep) {
	t.Helper()
	for i, c := range q.Returns {
		for _, row := range k.rows {
			if ok := row[i] == nil && c.Null || typeOf(row[i]) == c.Type; !ok {
				t.Errorf("%s: column %s is %v (%T)", q.Name, c, row[i], row[i])
				break
			}
		}
	}
}

func typeOf(v any) queries.Type {
	switch v.(type) {
	case int64:
		return queries.Int
	case float64:
		return queries.Float
	case string:
		return queries.String
	case bool:
		return queries.Bool
	case []any:
		return queries.List
	case time.Time:
		return queries.Datetime
	}
	return ""
}

// TestAnswersOnTheCopies checks answers on the hub of testdata/copies.txtar.
func TestAnswersOnTheCopies(t *testing.T) {
	checkCases(t, load(t, archived(t, "testdata/copies.txtar")), "testdata/copies.cases")
}

// TestOneRepository: quartiles of a single value, no deviation, no share of nothing.
func TestOneRepository(t *testing.T) {
	record := `{"id":"ada-wren/reed","kind":"model","owner":"ada-wren","tags":[],"likes":3}`
	db := load(t, fstest.MapFS{"repositories.jsonl": &fstest.MapFile{Data: []byte(record + "\n")}})
	want := "activity,repositories,total,mean,std,min,p25,p50,p75,max\nlikes,1,3,3,,3,3,3,3,3\n"
	if got := answer(t, db, "activity/summary"); !strings.HasPrefix(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for _, q := range queries.Bundled().All() {
		checkTypes(t, q, ask(t, db, q.Name))
	}
}

// TestExamplesAreThere holds the bundled files to what the package comment promises.
func TestExamplesAreThere(t *testing.T) {
	for _, q := range queries.Bundled().All() {
		if q.Example.Rows == "" || q.Cost == "" {
			t.Errorf("%s: no example beside it, or no cost in its header", q.File)
		}
		// All names of the sample that look alike are merged.
		if n := strings.Count(q.Example.Rows, "\n"); n < 2 && q.Name != "data-quality/similar-names" {
			t.Errorf("%s: its example has no rows", q.File)
		}
		for _, c := range q.Returns {
			if c.Type == "" || c.Doc == "" {
				t.Errorf("%s: column %s needs a type and a description", q.File, c.Name)
			}
		}
	}
	var stale []string
	for _, topic := range must(os.ReadDir("cypher")) {
		for _, f := range must(os.ReadDir("cypher/" + topic.Name())) {
			if name, ok := strings.CutSuffix(f.Name(), ".example.csv"); ok {
				if _, err := os.Stat("cypher/" + topic.Name() + "/" + name + ".cypher"); err != nil {
					stale = append(stale, f.Name())
				}
			}
		}
	}
	if len(stale) > 0 {
		t.Errorf("examples without a query: %v", stale)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
