package network

import (
	"math/rand/v2"
	"testing"
)

// heavyTailed has the size of the paper's network: 10,500 developers and about
// 21,600 edges, most of them at few nodes.
func heavyTailed(n, m int) *Builder {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func() int32 { u := r.Float64(); return int32(u * u * u * float64(n)) }
	b := new(Builder)
	for range m {
		if u, v := pick(), r.Int32N(int32(n)); u != v {
			b.Add(u, v, 1)
			b.Add(v, u, 1)
		}
	}
	return b
}

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		built(heavyTailed(105_000, 108_000))
	}
}

func BenchmarkCoreNumbers(b *testing.B) {
	g, _ := built(heavyTailed(105_000, 108_000))
	b.ReportMetric(float64(g.E()), "edges")
	for b.Loop() {
		g.CoreNumbers()
	}
}

func BenchmarkReciprocity(b *testing.B) {
	g, _ := built(heavyTailed(105_000, 108_000))
	for b.Loop() {
		g.Reciprocity()
	}
}
