package dbtest

import (
	"context"
	"os"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
)

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) != "" && os.Getenv(watchdogEnv) == "" {
		os.Exit(child(os.Getenv(childEnv)))
	}
	os.Exit(Main(m))
}

// one returns the only value of a one-row, one-column result.
func one(t *testing.T, db *graphdb.DB, cypher string) any {
	t.Helper()
	_, rows, err := db.Read(context.Background(), cypher, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []any
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, row...)
	}
	if len(got) != 1 {
		t.Fatalf("%s gives %v, want one value", cypher, got)
	}
	return got[0]
}

func TestOpenEmptiesOnNeo4j(t *testing.T) {
	ctx := context.Background()
	db := Open(t)
	for _, statement := range []string{
		"CREATE CONSTRAINT model_id FOR (m:Model) REQUIRE m.id IS UNIQUE",
		"CREATE INDEX `odd ``name`` here` FOR (m:Model) ON (m.likes)",
		"UNWIND range(1, 45000) AS i CREATE (:Model {id: toString(i), likes: i})",
		"MATCH (m:Model) WHERE m.likes > 1 MATCH (hub:Model {id: '1'}) CREATE (m)-[:DERIVED_FROM]->(hub)",
	} {
		if err := db.Exec(ctx, statement, nil); err != nil {
			t.Fatal(err)
		}
	}
	if got := one(t, db, "MATCH ()-[r]->() RETURN count(r)"); got != int64(44999) {
		t.Fatalf("the test made %v relationships, want 44999", got)
	}

	db = Open(t)
	for cypher, want := range map[string]int64{
		"MATCH (n) RETURN count(n)":                      0,
		"MATCH ()-[r]->() RETURN count(r)":               0,
		"SHOW CONSTRAINTS YIELD name RETURN count(name)": 0,
		"SHOW INDEXES YIELD name RETURN count(name)":     2, // token lookup, of nodes and of relationships
	} {
		if got := one(t, db, cypher); got != want {
			t.Errorf("%s gives %v, want %d", cypher, got, want)
		}
	}
}

func TestServerIsTheSameOnNeo4j(t *testing.T) {
	a, b := Server(t), Server(t)
	if a != b {
		t.Errorf("two calls give two servers: %s and %s", a.BoltURI, b.BoltURI)
	}
	if a.Password == "" || a.Username == "" {
		t.Error("the server has no user or password")
	}
}
