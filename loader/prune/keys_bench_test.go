package prune

import (
	"os"
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/hubgraph/hubgraph/snapshot"
)

// BenchmarkKeys reads the keys of the snapshot that HUBGRAPH_BENCH_SNAPSHOT
// names, and reports how much memory they take.
func BenchmarkKeys(b *testing.B) {
	dir := os.Getenv("HUBGRAPH_BENCH_SNAPSHOT")
	if dir == "" {
		b.Skip("HUBGRAPH_BENCH_SNAPSHOT names no snapshot")
	}
	var expected lastLoad // found by a first reading, as the database knows them
	read := func() *keys {
		s, err := snapshot.OpenDir(dir)
		if err != nil {
			b.Fatal(err)
		}
		k, _, err := (&Pruner{}).readKeys(b.Context(), s, expected)
		if err != nil {
			b.Fatal(err)
		}
		return k
	}
	k := read()
	expected = lastLoad{commits: int64(k.hashed[commits].count), discussions: int64(k.hashed[discussions].count), usages: int64(k.hashed[usages].count)}
	k = nil
	debug.FreeOSMemory()
	for b.Loop() {
		k := read()
		var before, m runtime.MemStats
		runtime.ReadMemStats(&before)
		runtime.GC()
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MiB-kept")
		b.ReportMetric(float64(before.HeapSys-before.HeapReleased)/(1<<20), "MiB-heap")
		b.ReportMetric(float64(k.hashed[commits].count), "commits")
		runtime.KeepAlive(k)
	}
}
