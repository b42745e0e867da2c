package bulk_test

import (
	"testing"

	"github.com/hubgraph/hubgraph/loader/bulk"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

// BenchmarkWrite writes import files, without the fingerprint, which reads the
// snapshot once before. HUBGRAPH_BENCH_SNAPSHOT names the snapshot; without it a
// synthetic hub of the scale HUBGRAPH_BENCH_SCALE (0.05) is made.
func BenchmarkWrite(b *testing.B) {
	s, err := snapshot.OpenDir(loadtest.BenchFolder(b, 0.05))
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
