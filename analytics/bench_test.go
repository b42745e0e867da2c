package analytics

import (
	"io"
	"testing"

	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

// benchScale makes about 28,500 repositories and 260,000 commits; see
// loadtest.BenchFolder for others.
const benchScale = 0.05

func benchSnapshot(b *testing.B) *snapshot.Snapshot {
	b.Helper()
	s, err := snapshot.OpenDir(loadtest.BenchFolder(b, benchScale))
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func readBench(b *testing.B, s *snapshot.Snapshot) *Corpus {
	b.Helper()
	c, err := FromSnapshot(b.Context(), s, nil, Defaults())
	if err != nil {
		b.Fatal(err)
	}
	return c
}

// BenchmarkFromSnapshot reads plain JSON Lines into a corpus; MB/s are those of the files.
func BenchmarkFromSnapshot(b *testing.B) {
	s := benchSnapshot(b)
	b.SetBytes(s.Size())
	b.ReportAllocs()
	for b.Loop() {
		readBench(b, s)
	}
}

// BenchmarkAnalyze computes and writes the results of a corpus.
func BenchmarkAnalyze(b *testing.B) {
	c := readBench(b, benchSnapshot(b))
	b.ReportAllocs()
	for b.Loop() {
		r, err := Analyze(b.Context(), c, Defaults())
		if err != nil {
			b.Fatal(err)
		}
		if err := r.Encode(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
