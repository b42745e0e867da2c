package bulk_test

import (
	"os"
	"strconv"
	"testing"

	"github.com/hubgraph/hubgraph/loader/bulk"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

// BenchmarkWrite writes import files, without the fingerprint, which reads the
// snapshot once before. HUBGRAPH_BENCH_SNAPSHOT names the snapshot; without it a
// synthetic hub of the scale HUBGRAPH_BENCH_SCALE (0.05) is made.
func BenchmarkWrite(b *testing.B) {
	folder := os.Getenv("HUBGRAPH_BENCH_SNAPSHOT")
	if folder == "" {
		folder = made(b)
	}
	s, err := snapshot.OpenDir(folder)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.Fingerprint(b.Context()); err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	b.ReportAllocs()
	for b.Loop() {
		files, err := bulk.Write(b.Context(), dir, s, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(files.Bytes)
		if err := files.Remove(); err != nil {
			b.Fatal(err)
		}
	}
}

func made(b *testing.B) string {
	scale := 0.05
	if text := os.Getenv("HUBGRAPH_BENCH_SCALE"); text != "" {
		var err error
		if scale, err = strconv.ParseFloat(text, 64); err != nil {
			b.Fatal(err)
		}
	}
	dir := b.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		b.Fatal(err)
	}
	o := synthetic.Options{Scale: scale, Seed: 1}
	if err := synthetic.Generate(b.Context(), o, w); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(snapshot.Meta{Source: o.Source(), CollectedAt: synthetic.Collected()}); err != nil {
		b.Fatal(err)
	}
	return dir
}
