package network

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestDensityReciprocityDegree(t *testing.T) {
	single, _ := directed([2]int32{0, 1}).Induced(kept(true, false))
	nan := math.NaN()
	tests := []struct {
		name                       string
		g                          *Graph
		density, reciprocity, mean float64
	}{
		{"nothing", directed(), nan, nan, nan},
		{"one node without edges", single, 0, nan, 0},
		{"one edge", directed([2]int32{0, 1}), 1.0 / 2, 0, 1},
		{"a pair of edges", directed([2]int32{0, 1}, [2]int32{1, 0}), 1, 1, 2},
		// 4 edges of 6 possible, 2 of them with their reverse, 8 ends at 3 nodes
		{"pair and two single edges", directed([2]int32{0, 1}, [2]int32{1, 0}, [2]int32{1, 2}, [2]int32{0, 2}), 4.0 / 6, 2.0 / 4, 8.0 / 3},
		{"directed cycle of 5", directed([2]int32{0, 1}, [2]int32{1, 2}, [2]int32{2, 3}, [2]int32{3, 4}, [2]int32{4, 0}), 5.0 / 20, 0, 2},
		{"complete digraph of 14", complete(14), 1, 1, 26},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			same(t, "density", tt.g.Density(), tt.density)
			same(t, "reciprocity", tt.g.Reciprocity(), tt.reciprocity)
			same(t, "average degree", tt.g.AverageDegree(), tt.mean)
		})
	}
}

func same(t *testing.T, what string, got, want float64) {
	t.Helper()
	if got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestReciprocityByLookingUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		edges := map[[2]int32]bool{}
		for _, e := range drawEdges(t) {
			edges[e] = true
		}
		both := 0
		w := weighted{}
		for e := range edges {
			w[e] = 1
			if edges[[2]int32{e[1], e[0]}] {
				both++
			}
		}
		g, _ := w.graph()
		if got, want := g.Reciprocity(), float64(both)/float64(len(edges)); got != want && len(edges) > 0 {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}
