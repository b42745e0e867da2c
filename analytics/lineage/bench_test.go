package lineage

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkDescendants counts the descendants of all models of a graph of 40,921 derivations,
// half of them from few bases, with a tenth of the models merged of several.
func BenchmarkDescendants(b *testing.B) {
	const models, derivations = 30_000, 40_921
	draw := rand.New(rand.NewPCG(1, 2))
	var edges []Edge
	for len(edges) < derivations {
		v := 1 + draw.Int32N(models-1)
		bases := 1
		if draw.IntN(10) == 0 {
			bases = 2 + draw.IntN(4)
		}
		for range bases {
			u := draw.Int32N(v)
			if draw.IntN(2) == 0 { // of few
				u = draw.Int32N(1 + v/50)
			}
			edges = append(edges, Edge{v, u})
		}
	}
	g, err := New(edges)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := g.Descendants(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
