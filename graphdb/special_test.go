package graphdb_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/internal/dbserver"
)

// specialServer starts a server of the test's own with other settings, on a
// database that was made before, since one that is to be made cannot be
// read-only.
func specialServer(t *testing.T, settings map[string]string) *dbserver.Info {
	t.Helper()
	user, err := dbserver.DefaultDirs()
	if err != nil {
		t.Fatal(err)
	}
	base := t.TempDir()
	d := dbserver.Dirs{Data: filepath.Join(base, "data"), State: filepath.Join(base, "state"), Cache: user.Cache}
	t.Cleanup(func() {
		if err := dbserver.Stop(context.Background(), d); err != nil {
			t.Error(err)
		}
	})
	o := dbserver.Options{Engine: dbserver.EngineLocal, Light: true, HeapMB: 512, PageCacheMB: 64}
	if _, err := dbserver.Start(ctx, d, o); errors.Is(err, dbserver.ErrNoEngine) && os.Getenv("HUBGRAPH_REQUIRE_NEO4J") != "1" {
		t.Skipf("SKIPPED, no Neo4j of its own: %v", err)
	} else if err != nil {
		t.Fatal(err)
	}
	if err := dbserver.Stop(ctx, d); err != nil {
		t.Fatal(err)
	}
	o.Settings = settings
	info, err := dbserver.Start(ctx, d, o)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// TestReadOnlyAndShortOfMemoryOnNeo4j refuses at once, without a new try.
func TestReadOnlyAndShortOfMemoryOnNeo4j(t *testing.T) {
	info := specialServer(t, map[string]string{"server.databases.read_only": "neo4j", "dbms.memory.transaction.total.max": "16m"})
	for _, scheme := range []string{"bolt", "neo4j"} {
		db, err := graphdb.Open(ctx, graphdb.Config{URI: scheme + info.BoltURI[len("bolt"):], Username: info.Username, Password: info.Password})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close(ctx)
		write := func(cypher string) error { return db.Write(ctx, cypher, nil) }
		for _, c := range []struct {
			name string
			err  error
			want string
			oom  bool
		}{
			{"write", write("CREATE (:Probe)"), "write to Neo4j at " + db.URI() + ": the database is read-only; load into another, or take it out of server.databases.read_only in the server's neo4j.conf", false},
			{"exec", db.Exec(ctx, "CREATE CONSTRAINT x FOR (n:X) REQUIRE n.id IS UNIQUE", nil), "write to Neo4j at " + db.URI() + ": the database is read-only; load into another, or take it out of server.databases.read_only in the server's neo4j.conf", false},
			{"memory", readAll(ctx, db, "UNWIND range(1, 10000000) AS i WITH collect({i: i}) AS all_of_them RETURN size(all_of_them)", nil),
				"read from Neo4j at " + db.URI() + ": the statement needs more memory than the server gives it; raise the limit in its neo4j.conf, or ask for less: The allocation ", true},
		} {
			var own *graphdb.Error
			if !errors.As(c.err, &own) || !strings.HasPrefix(own.Error(), c.want) || strings.Contains(own.Error(), "\n") || strings.Contains(own.Error(), "tried again") || own.OutOfMemory() != c.oom || own.Lost() {
				t.Errorf("%s: %v, want %s", c.name, c.err, c.want)
			}
		}
	}
}
