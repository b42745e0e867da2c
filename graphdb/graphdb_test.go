package graphdb_test

import (
	"context"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

var ctx = context.Background()

// rows returns the result of a reading statement.
func rows(t *testing.T, db *graphdb.DB, cypher string, params map[string]any) (columns []string, all [][]any) {
	t.Helper()
	columns, seq, err := db.Read(ctx, cypher, params)
	if err != nil {
		t.Fatal(err)
	}
	for row, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	return columns, all
}

func TestValuesAreOfStandardTypes(t *testing.T) {
	db := dbtest.Open(t)
	if err := db.Write(ctx, "CREATE (:Account:Bot {name: 'ci'})-[:OWNS {since: 2}]->(:Repository {id: 'ci/x', tags: ['a', 'b']})", nil); err != nil {
		t.Fatal(err)
	}
	columns, got := rows(t, db, `MATCH p = (a:Account)-[o:OWNS]->(r:Repository)
		RETURN null AS nothing, true AS yes, 7 AS n, 0.5 AS f, $s AS s, datetime('2023-04-05T06:07:08Z') AS t, date('2023-04-05') AS d,
		       duration('P1D') AS span, [1, 'x'] AS list, {k: [date('2023-04-05')]} AS map, a, o, r, p`, map[string]any{"s": "ж'\"}"})
	if want := "nothing yes n f s t d span list map a o r p"; strings.Join(columns, " ") != want {
		t.Errorf("columns %v, want %s", columns, want)
	}
	account := map[string]any{"_labels": []any{"Account", "Bot"}, "name": "ci"}
	owns := map[string]any{"_type": "OWNS", "since": int64(2)}
	repository := map[string]any{"_labels": []any{"Repository"}, "id": "ci/x", "tags": []any{"a", "b"}}
	want := []any{nil, true, int64(7), 0.5, "ж'\"}", time.Date(2023, 4, 5, 6, 7, 8, 0, time.UTC), "2023-04-05",
		"P1D", []any{int64(1), "x"}, map[string]any{"k": []any{"2023-04-05"}}, account, owns, repository, []any{account, owns, repository}}
	for i := range want {
		if at, ok := got[0][i].(time.Time); ok {
			got[0][i] = at.UTC()
		}
		if columns[i] == "span" {
			if s, ok := got[0][i].(string); !ok || !strings.Contains(s, "1D") {
				t.Errorf("span is %v", got[0][i])
			}
			continue
		}
		if !reflect.DeepEqual(got[0][i], want[i]) {
			t.Errorf("%s is %#v, want %#v", columns[i], got[0][i], want[i])
		}
	}
}

func TestReadDoesNotWrite(t *testing.T) {
	db := dbtest.Open(t)
	_, seq, err := db.Read(ctx, "CREATE (:X)", nil)
	if err == nil {
		for _, err = range seq {
		}
	}
	if err == nil || !strings.Contains(err.Error(), "only reading is allowed") {
		t.Errorf("error %v", err)
	}
	if _, got := rows(t, db, "MATCH (n) RETURN count(n)", nil); got[0][0] != int64(0) {
		t.Errorf("%v nodes", got[0][0])
	}
}

// TestStamp: reading leaves the stamp as it is, on every connection, and each commit
// changes it.
func TestStamp(t *testing.T) {
	db := dbtest.Open(t)
	other, err := graphdb.Open(ctx, config(t, dbtest.Server(t).BoltURI))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close(ctx)
	stamp := func(db *graphdb.DB) string {
		t.Helper()
		s, err := db.Stamp(ctx)
		if err != nil || s == "" {
			t.Fatalf("stamp %q, %v", s, err)
		}
		return s
	}
	seen := map[string]bool{}
	for _, write := range []string{"CREATE (:X {n: 1})", "MATCH (x:X) SET x.n = 2", "MATCH (x:X) DELETE x"} {
		if err := db.Write(ctx, write, nil); err != nil {
			t.Fatal(err)
		}
		now := stamp(other)
		if seen[now] {
			t.Errorf("%s: the stamp is an old one, %s", write, now)
		}
		seen[now] = true
		for range 3 {
			rows(t, other, "MATCH (n) RETURN count(n)", nil)
			if a, b := stamp(db), stamp(other); a != now || b != now {
				t.Errorf("after reading the stamps are %s and %s, want %s", a, b, now)
			}
		}
	}
}

func TestALoopLeftEarlyEndsTheStatement(t *testing.T) {
	db := dbtest.Open(t)
	for range 110 { // more than the pool has connections
		_, seq, err := db.Read(ctx, "UNWIND range(1, 6000) AS i RETURN i", nil)
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range seq {
			if err != nil || row[0] != int64(1) {
				t.Fatalf("%v %v", row, err)
			}
			break
		}
	}
}

func TestWriteCounts(t *testing.T) {
	db := dbtest.Open(t)
	got, err := db.WriteCounted(ctx, "UNWIND $rows AS row MERGE (a:Account {name: row}) MERGE (a)-[:ALIAS_OF]->(:Account {name: 'x'})", map[string]any{"rows": []string{"a", "b"}})
	if err != nil {
		t.Fatal(err)
	}
	if want := (graphdb.Counters{NodesCreated: 4, RelationshipsCreated: 2, PropertiesSet: 4, LabelsAdded: 4}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestPlanTellsTheTypeAndRunsNothing(t *testing.T) {
	db := dbtest.Open(t)
	for cypher, want := range map[string]string{
		"MATCH (n) RETURN n": "r", "MATCH (n) DETACH DELETE n": "w", "CREATE (n) RETURN n": "rw", "CREATE INDEX x FOR (n:X) ON (n.y)": "s",
	} {
		kind, columns, err := db.Plan(ctx, cypher, nil)
		if err != nil || kind != want || (len(columns) == 1) != strings.Contains(cypher, "RETURN") {
			t.Errorf("%s is of type %q with the columns %q, want %q; %v", cypher, kind, columns, want, err)
		}
	}
	remarks, err := db.Notifications(ctx, "MATCH (a:Nowhere), (b) RETURN a, b", nil)
	if err != nil || len(remarks) == 0 || remarks[0].Line != 1 {
		t.Errorf("no notification about a Cartesian product and an unknown label: %+v %v", remarks, err)
	}
	if _, got := rows(t, db, "SHOW INDEXES YIELD name WHERE name = 'x' RETURN name", nil); len(got) != 0 {
		t.Error("EXPLAIN made an index")
	}
}

// TestStatementFault: text and place of what is wrong are fields; the first line
// of a statement keeps its columns.
func TestStatementFault(t *testing.T) {
	db := dbtest.Open(t)
	for _, c := range []struct {
		cypher, text string
		line, column int
	}{
		{"RETURN foo(1)", "Unknown function 'foo'", 1, 8},
		{"MATCH (n)\n  RETURN m // (line 7, column 7)", "Variable `m` not defined", 2, 10},
		{"RETURN $x", "Expected parameter(s): x", 0, 0},
	} {
		calls := map[string]error{"read": readAll(ctx, db, c.cypher, nil)}
		if c.line > 0 { // a plan needs no parameters
			_, _, calls["plan"] = db.Plan(ctx, c.cypher, nil)
		}
		for call, err := range calls {
			var own *graphdb.Error
			if !errors.As(err, &own) {
				t.Errorf("%s %s: error %v", call, c.cypher, err)
				continue
			}
			text, line, column, ok := own.StatementFault()
			if !ok || text != c.text || line != c.line || column != c.column {
				t.Errorf("%s %s: %q at %d:%d, %t; want %q at %d:%d", call, c.cypher, text, line, column, ok, c.text, c.line, c.column)
			}
		}
	}
	err := readAll(ctx, db, "CREATE (n) RETURN n", nil)
	var own *graphdb.Error
	if !errors.As(err, &own) {
		t.Fatalf("a statement that writes, in read access mode: %v", err)
	}
	if _, _, _, ok := own.StatementFault(); ok {
		t.Errorf("%v is a fault of the statement", err)
	}
}

// What goes wrong is said in one line, without the password.
func TestErrors(t *testing.T) {
	info := dbtest.Server(t)
	good := graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password}
	with := func(change func(*graphdb.Config)) graphdb.Config {
		cfg := good
		change(&cfg)
		return cfg
	}
	for want, cfg := range map[string]graphdb.Config{
		"NEO4J_PASSWORD":   with(func(c *graphdb.Config) { c.Password = "open-sesame" }),
		`no database "nir`: with(func(c *graphdb.Config) { c.Database = "nirvana" }),
		"is it running":    with(func(c *graphdb.Config) { c.URI = "bolt://127.0.0.1:1" }),
		"do not belong":    with(func(c *graphdb.Config) { c.URI = "bolt://neo4j:open-sesame@127.0.0.1:1" }),
		"want something":   with(func(c *graphdb.Config) { c.URI = "127.0.0.1" }),
		"address of Neo4j": with(func(c *graphdb.Config) { c.URI = "http://127.0.0.1:1" }),
	} {
		db, err := graphdb.Open(ctx, cfg)
		if err == nil {
			db.Close(ctx)
		}
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "sesame") {
			t.Errorf("error %v, want one line with %q", err, want)
		}
	}
}

func TestTimeoutAndCancel(t *testing.T) {
	info := dbtest.Server(t)
	db, err := graphdb.Open(ctx, graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password, Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(ctx)
	endless := "UNWIND range(1, 100000000000) AS i WITH i WHERE i < 0 RETURN i"
	read := func(ctx context.Context) error {
		_, seq, err := db.Read(ctx, endless, nil)
		if err != nil {
			return err
		}
		for _, err := range seq {
			if err != nil {
				return err
			}
		}
		return nil
	}
	if err := read(ctx); err == nil || !strings.Contains(err.Error(), "longer than the limit of 1s") {
		t.Errorf("error %v, want the limit named", err)
	}
	short, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
	defer cancel()
	if err := read(short); err == nil {
		t.Error("a read outlived its context")
	} else if short.Err() == nil || !errors.Is(short.Err(), context.DeadlineExceeded) {
		t.Errorf("error %v before the context ended", err)
	}
}
