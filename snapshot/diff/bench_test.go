package diff_test

import (
	"testing"

	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/diff"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

// BenchmarkCompare compares two synthetic hubs of a twentieth of the paper's
// size, which have most names and no commit in common.
func BenchmarkCompare(b *testing.B) {
	var sides [2]*snapshot.Snapshot
	size := int64(0)
	for i := range sides {
		dir := b.TempDir()
		w, err := snapshot.Create(dir, snapshot.Plain)
		if err != nil {
			b.Fatal(err)
		}
		if err := synthetic.Generate(b.Context(), synthetic.Options{Scale: 0.05, Seed: uint64(i)}, w); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(snapshot.Meta{}); err != nil {
			b.Fatal(err)
		}
		if sides[i], err = snapshot.OpenDir(dir); err != nil {
			b.Fatal(err)
		}
		size += sides[i].Size()
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := diff.Compare(b.Context(), sides[0], sides[1], diff.Options{Limit: 20}); err != nil {
			b.Fatal(err)
		}
	}
}
