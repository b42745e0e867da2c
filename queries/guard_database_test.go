package queries_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/rows"
)

func runText(t *testing.T, db *graphdb.DB, cypher string, params map[string]any, limits queries.Limits) (string, queries.Outcome, error) {
	t.Helper()
	var out bytes.Buffer
	w, err := rows.New("csv", &out, 0)
	if err != nil {
		t.Fatal(err)
	}
	s, err := queries.Guard(cypher)
	if err != nil {
		return "", queries.Outcome{}, err
	}
	outcome, err := queries.Run(t.Context(), db, s, params, limits, w)
	return out.String(), outcome, err
}

// whole is a number that any change of the graph or the schema changes.
func whole(t *testing.T, db *graphdb.DB) [4]any {
	t.Helper()
	return [4]any{
		one(t, db, "MATCH (n) RETURN count(n) + sum(size(keys(n))) * 1000 + sum(size(labels(n))) * 1000000", nil),
		one(t, db, "MATCH ()-[e]->() RETURN count(e) + sum(size(keys(e))) * 1000", nil),
		one(t, db, "SHOW INDEXES YIELD name RETURN count(*)", nil),
		one(t, db, "SHOW CONSTRAINTS YIELD name RETURN count(*)", nil),
	}
}

// TestNothingWrites sends what writes through Run: it is refused as wrong use
// and the database stays as it was.
func TestNothingWrites(t *testing.T) {
	db := load(t, hubtest.Small())
	before := whole(t, db)
	for _, cypher := range []string{
		"CREATE (:X)",
		"MATCH (n) DETACH DELETE n",
		"MATCH (n:Model) SET n.likes = 0",
		"MATCH (n:Model) REMOVE n:Model",
		"MERGE (:X {id: 1})",
		"FOREACH (x IN [1] | CREATE (:X))",
		"CALL { CREATE (:X) } RETURN 1 AS x",
		"UNWIND [1] AS x CALL (x) { CREATE (:X) } IN TRANSACTIONS OF 1 ROWS",
		"CREATE INDEX x FOR (n:X) ON (n.y)",
		"DROP CONSTRAINT repository_kind_id",
		`\u0043REATE (:X)`,
		"CALL db.createLabel('X')",
		"RETURN 1 AS x; CREATE (:X)",
		// what the tokens do not give away, and the server's plan does
		"WITH 1 AS as CREATE (:X) RETURN as",
		"WITH 1 AS as MATCH (n:Model) WITH n, 2 AS as DETACH DELETE n",
	} {
		_, _, err := runText(t, db, cypher, nil, queries.Limits{})
		var usage *hub.UsageError
		if !errors.As(err, &usage) {
			t.Errorf("%s: error %v, want a refusal", cypher, err)
		}
		if after := whole(t, db); after != before {
			t.Fatalf("%s changed the database: %v, was %v", cypher, after, before)
		}
	}
}

// TestPlanDecides checks that the two statements above really come to the second layer.
func TestPlanDecides(t *testing.T) {
	db := dbtest.Open(t)
	const cypher = "WITH 1 AS as CREATE (:X) RETURN as"
	if _, err := queries.Guard(cypher); err != nil {
		t.Fatalf("the first layer refuses it: %v", err)
	}
	_, _, err := runText(t, db, cypher, nil, queries.Limits{})
	if err == nil || !strings.Contains(err.Error(), "the server plans this statement as one that changes something") {
		t.Errorf("error %v", err)
	}
	// The third layer, by itself.
	_, rows, err := db.Read(t.Context(), cypher, nil)
	if err == nil {
		for _, err = range rows {
		}
	}
	if err == nil {
		t.Error("read access mode lets it write")
	}
}

// TestAllowedRuns sends what only looks like writing to the server.
func TestAllowedRuns(t *testing.T) {
	db := load(t, hubtest.Small())
	for _, c := range []struct{ cypher, want string }{
		{"RETURN 'CREATE (:X); // LOAD CSV' AS x", "x\nCREATE (:X); // LOAD CSV\n"},
		{`RETURN 'caf\u00e9 \\u0027' AS x`, "x\ncafé \\u0027\n"},
		{"/* \\u0027 CREATE */ RETURN 1 AS x // 'unclosed", "x\n1\n"},
		{"/* 😀😀😀 RETURN 'evil' AS x */ RETURN 'ok' AS x;", "x\nok\n"},
		{"WITH 1 AS create, 2 AS set, 3 AS delete RETURN create + set + delete AS merge", "merge\n6\n"},
		{"WITH 1 AS call, 2 AS show, 3 AS use, 4 AS load, 5 AS csv RETURN call + show + use + load + csv AS x", "x\n15\n"},
		{"CALL { RETURN 1 AS x } RETURN x", "x\n1\n"},
		{"UNWIND [1, 2] AS n CALL (n) { RETURN n * 2 AS x } RETURN x", "x\n2\n4\n"},
		{"CALL db.labels() YIELD label WITH label ORDER BY label WHERE label STARTS WITH 'D' RETURN label", "label\nDataset\nDeveloper\nDiscussion\n"},
		{"MATCH (m:Model {id: $id}) RETURN m.likes AS likes", "likes\n40\n"},
		{"MATCH (m:Model {id: $id})-[:IN_FIELD]->(f) RETURN f AS x, 'f' AS y", "x,y\n\"{\"\"_labels\"\":[\"\"Field\"\"],\"\"name\"\":\"\"nlp\"\"}\",f\n"},
	} {
		got, _, err := runText(t, db, c.cypher, map[string]any{"id": "gust-lab/tide-base"}, queries.Limits{})
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v; want %q", c.cypher, got, err, c.want)
		}
	}
}

// TestInjectionThroughAParameter: a value stays a value.
func TestInjectionThroughAParameter(t *testing.T) {
	db := load(t, hubtest.Small())
	before := whole(t, db)
	got := answer(t, db, "collaboration/collaborators", `developer=x'}) DETACH DELETE n //`)
	if strings.Count(got, "\n") != 1 {
		t.Errorf("rows for a name that nobody has: %q", got)
	}
	if after := whole(t, db); after != before {
		t.Errorf("database changed: %v, was %v", after, before)
	}
}

// TestRunawayEnds: a statement that never ends is ended, in the server too.
func TestRunawayEnds(t *testing.T) {
	db := dbtest.Open(t)
	_, _, err := runText(t, db, "UNWIND range(1, 1000000000000) AS x WITH x WHERE x < 0 RETURN x", nil, queries.Limits{Time: time.Second})
	if err == nil || err.Error() != "the statement ran longer than 1s and was ended" {
		t.Fatalf("error %v", err)
	}
	const running = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'range(1, 1000000000000)' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*)"
	for range 600 {
		if one(t, db, running, nil) == int64(0) {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Error("it still runs in the server")
}

// TestCutEarly: of more rows than anybody could wait for, only what is asked for
// is read.
func TestCutEarly(t *testing.T) {
	db := dbtest.Open(t)
	got, outcome, err := runText(t, db, "UNWIND range(1, 1000000000000) AS x RETURN x", nil, queries.Limits{Rows: 3})
	if err != nil || got != "x\n1\n2\n3\n" || !outcome.Cut {
		t.Errorf("%q, %+v, %v", got, outcome, err)
	}
}

// TestSyntaxErrorKeepsItsLine: header lines are replaced, so the server's
// position is that of the file.
func TestSyntaxErrorKeepsItsLine(t *testing.T) {
	db := dbtest.Open(t)
	r, err := queries.Load(fstest.MapFS{"a/b.cypher": {Data: []byte("// name: a/b\n// question: Why?\n// param: n int = 1\n// returns: x\n\n// here\nRETURN /*$n*/ 1 +\n\n  AS x\n")}})
	if err != nil {
		t.Fatal(err)
	}
	q, err := r.Find("a/b")
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = db.Plan(context.WithoutCancel(t.Context()), q.Statement.Cypher(), map[string]any{"n": 1})
	if err == nil || !strings.Contains(err.Error(), "line 9") {
		t.Errorf("error %v, want line 9", err)
	}
}
