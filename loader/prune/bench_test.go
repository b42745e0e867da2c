package prune_test

import (
	"bytes"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"
	"time"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/loader/prune"
	"github.com/hubgraph/hubgraph/snapshot"
)

// BenchmarkPrune loads a hub, loads it again without every twentieth line of
// its repositories and commits, and reports the seconds that reading the keys,
// a look (Find) and the removal take, beside those of the second load.
//
// HUBGRAPH_BENCH_SNAPSHOT names the snapshot; without it a synthetic hub of the
// scale HUBGRAPH_BENCH_SCALE (0.02) is made.
func BenchmarkPrune(b *testing.B) {
	db := dbtest.Open(b)
	older := os.DirFS(loadtest.BenchFolder(b, 0.02))
	newer := thinned(b, older)
	seconds := func(name string, f func()) {
		start := time.Now()
		f()
		b.ReportMetric(time.Since(start).Seconds(), name)
	}
	for range b.N {
		load(b, db, older, loader.Options{Replace: true})
		seconds("load-s", func() { load(b, db, newer, loader.Options{}) })
		var p *prune.Pruner
		var r prune.Report
		seconds("keys-s", func() { p = pruner(b, db, newer, prune.Options{}) })
		seconds("find-s", func() {
			var err error
			if r, err = p.Find(b.Context()); err != nil {
				b.Fatal(err)
			}
		})
		seconds("remove-s", func() { remove(b, p) })
		b.ReportMetric(float64(r.Total()), "gone")
		for _, g := range r.Groups {
			b.Logf("%s: %d", g.Kind, g.Count)
		}
	}
	b.ReportMetric(0, "ns/op")
}

// thinned is a folder of the same files without every twentieth line of two.
func thinned(b *testing.B, folder fs.FS) fs.FS {
	out := fstest.MapFS{}
	names, err := fs.Glob(folder, "*.json*")
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			b.Fatal(err)
		}
		if name == snapshot.RepositoriesFile || name == snapshot.CommitsFile {
			text = everyTwentiethGone(text)
		}
		out[name] = &fstest.MapFile{Data: text}
	}
	return out
}

func everyTwentiethGone(text []byte) []byte {
	var out []byte
	n := 0
	for line := range bytes.Lines(text) {
		if n++; n%20 != 0 {
			out = append(out, line...)
		}
	}
	return out
}
