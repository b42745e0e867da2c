package synthetic_test

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

// ExampleGenerate writes a hub of a thousandth of the paper's size (348,181
// models, 65,761 datasets, 156,642 spaces) as a snapshot and opens it.
func ExampleGenerate() {
	dir, err := os.MkdirTemp("", "hub")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)

	w, err := snapshot.Create(dir, snapshot.Zstd)
	if err != nil {
		log.Fatal(err)
	}
	o := synthetic.Options{Scale: 0.001, Seed: 1}
	if err := synthetic.Generate(context.Background(), o, w); err != nil {
		log.Fatal(err)
	}
	if err := w.Close(snapshot.Meta{Source: o.Source(), CollectedAt: synthetic.Collected()}); err != nil {
		log.Fatal(err)
	}

	s, err := snapshot.OpenDir(dir)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.Meta().Source)
	fmt.Println(s.Meta().Counts["models"], "models,", s.Meta().Counts["datasets"], "datasets,", s.Meta().Counts["spaces"], "spaces")
	// Output:
	// hubgraph synthetic hub, scale 0.001, seed 1
	// 348 models, 66 datasets, 157 spaces
}
