package bulk_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/loader"
)

// server is the Neo4j of these tests. An import needs the folder of its
// database, so it is none that other packages use.
var server struct {
	sync.Mutex
	base string
	dirs dbserver.Dirs
}

func TestMain(m *testing.M) {
	if err := dbtest.Brief(); err != nil {
		panic(err)
	}
	code := m.Run()
	if server.base != "" {
		if err := errors.Join(dbserver.Stop(context.Background(), server.dirs), os.RemoveAll(server.base)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = max(code, 1)
		}
	}
	os.Exit(code)
}

func options(t testing.TB) dbserver.Options {
	return dbserver.Options{Engine: dbserver.EngineLocal, Light: true, HeapMB: 768, PageCacheMB: 128, Log: logTo{t}}
}

type logTo struct{ t testing.TB }

func (l logTo) Write(p []byte) (int, error) {
	l.t.Logf("%s", strings.TrimSpace(string(p)))
	return len(p), nil
}

// dirs returns the folders of the server. Where none can run the test is
// skipped, or fails where a Neo4j is required.
func dirs(t testing.TB) dbserver.Dirs {
	t.Helper()
	server.Lock()
	defer server.Unlock()
	if server.base != "" {
		return server.dirs
	}
	user, err := dbserver.DefaultDirs()
	if err != nil {
		t.Fatal(err)
	}
	base, err := os.MkdirTemp("", "hubgraph-bulk-")
	if err != nil {
		t.Fatal(err)
	}
	d := dbserver.Dirs{Data: filepath.Join(base, "data"), State: filepath.Join(base, "state"), Cache: user.Cache}
	if _, err := dbserver.HasData(t.Context(), d, options(t)); err != nil {
		os.RemoveAll(base)
		if errors.Is(err, dbserver.ErrNoEngine) && os.Getenv("HUBGRAPH_REQUIRE_NEO4J") != "1" {
			t.Skipf("SKIPPED, no Neo4j to test with: %v", err)
		}
		t.Fatal(err)
	}
	server.base, server.dirs = base, d
	return d
}

// local is the server as a bulk.Server.
type local struct {
	t  testing.TB
	db *graphdb.DB // after an import
}

func (l *local) Import(ctx context.Context, dir string, args []string) (loader.Store, error) {
	info, err := dbserver.Import(ctx, dirs(l.t), options(l.t), dbserver.ImportJob{Dir: dir, Args: args})
	if err != nil {
		return nil, err
	}
	l.db, err = graphdb.Open(ctx, graphdb.Config{URI: info.BoltURI, Username: info.Username, Password: info.Password})
	if err == nil {
		l.t.Cleanup(func() { l.db.Close(context.Background()) })
	}
	return l.db, err
}

// dump is dbtest.Dump with what it does not tell apart: the types of values and
// the zones of times; and the constraints.
func dump(t *testing.T, db *graphdb.DB) []string {
	t.Helper()
	lines := dbtest.Dump(t, db)
	for _, q := range []string{
		`MATCH (n) UNWIND keys(n) AS k WITH labels(n) AS labels, k, n[k] AS v
		 RETURN labels, k, valueType(v), CASE WHEN valueType(v) STARTS WITH 'ZONED' THEN toString(v) END AS time, count(*)`,
		`MATCH ()-[e]->() UNWIND keys(e) AS k RETURN type(e), k, valueType(e[k]), count(*)`,
		`SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties`,
		`SHOW INDEXES YIELD name, type, state, populationPercent`,
	} {
		_, rows, err := db.Read(t.Context(), q, nil)
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range rows {
			if err != nil {
				t.Fatal(err)
			}
			if row[1] == "loadedAt" {
				row[3] = nil
			}
			if names, ok := row[0].([]any); ok {
				slices.SortFunc(names, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
			}
			lines = append(lines, fmt.Sprintf("%q", row))
		}
	}
	slices.Sort(lines)
	return lines
}
