// Package loadtest opens, loads and generates snapshots in tests and benchmarks
// of other packages. Where it is used, dbtest.Open keeps the constraints and
// indexes of the graph model.
package loadtest

import (
	"io/fs"
	"os"
	"strconv"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

func init() {
	for _, c := range loader.Constraints() {
		dbtest.Keep = append(dbtest.Keep, c.Name)
	}
	dbtest.Keep = append(dbtest.Keep, "lease_id") // of package lease
}

// Open opens the snapshot in a folder.
func Open(t testing.TB, folder fs.FS) *snapshot.Snapshot {
	t.Helper()
	s, err := snapshot.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Load writes the snapshot in a folder into a database. Without Rejects in the
// options a bad line ends the test.
func Load(t testing.TB, db loader.Store, folder fs.FS, o loader.Options) {
	t.Helper()
	if _, err := loader.Load(t.Context(), db, Open(t, folder), o); err != nil {
		t.Fatal(err)
	}
}

// Generate returns the folder of a synthetic hub, which is removed when the test
// ends.
func Generate(t testing.TB, scale float64) (dir string) {
	t.Helper()
	dir = t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	o := synthetic.Options{Scale: scale, Seed: 1}
	if err := synthetic.Generate(t.Context(), o, w); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(snapshot.Meta{Source: o.Source(), CollectedAt: synthetic.Collected()}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// BenchFolder returns the folder of the hub of a benchmark: the one that
// HUBGRAPH_BENCH_SNAPSHOT names, else a synthetic one of the scale
// HUBGRAPH_BENCH_SCALE, by default the given one.
func BenchFolder(b testing.TB, scale float64) (dir string) {
	b.Helper()
	if dir := os.Getenv("HUBGRAPH_BENCH_SNAPSHOT"); dir != "" {
		return dir
	}
	if text := os.Getenv("HUBGRAPH_BENCH_SCALE"); text != "" {
		var err error
		if scale, err = strconv.ParseFloat(text, 64); err != nil {
			b.Fatal(err)
		}
	}
	return Generate(b, scale)
}
