package hubstats_test

import (
	"os"
	"testing"

	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hubstats"
)

// realFile is an environment variable with the path of a real file of models.
const realFile = "HUBGRAPH_HUB_STATS_MODELS"

func BenchmarkConvert(b *testing.B) {
	path := os.Getenv(realFile)
	if path == "" {
		b.Skip(realFile + " names no file")
	}
	for b.Loop() {
		w, err := snapshot.Create(b.TempDir(), snapshot.Plain)
		if err != nil {
			b.Fatal(err)
		}
		m := new(sources.Meter)
		if _, err := hubstats.Convert(b.Context(), sources.Options{Paths: []string{path}, MaxItem: 16 << 20, Meter: m}, w, snapshot.NewRejects(snapshot.RejectOptions{})); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(snapshot.Meta{}); err != nil {
			b.Fatal(err)
		}
		_, size := m.Progress()
		b.SetBytes(size)
	}
}
