package network

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Figure 1 of Batagelj and Zaversnik, nodes as NetworkX's tests label them: the
// 3-core is 1-8, 9-16 have core number 2, 17-20 have 1. (Node 21 of the figure
// has no edge and cannot be built.)
var figure1 = [][2]int32{
	{1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}, {3, 4},
	{5, 6}, {5, 7}, {5, 8}, {6, 7}, {6, 8}, {7, 8},
	{3, 7}, {2, 11}, {11, 5}, {11, 12}, {5, 12}, {12, 19}, {12, 18}, {3, 9}, {7, 9}, {7, 10}, {9, 10},
	{9, 20}, {17, 13}, {13, 14}, {14, 15}, {15, 16}, {16, 13},
}

var figure1Core = []int32{3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1}

func TestCoreNumbersOfFigure1(t *testing.T) {
	if got := directed(figure1...).CoreNumbers(); !slices.Equal(got, figure1Core) {
		t.Errorf("one direction: %v, want %v", got, figure1Core)
	}
	both := slices.Clone(figure1)
	for _, e := range figure1 {
		both = append(both, [2]int32{e[1], e[0]})
	}
	twice := slices.Clone(figure1Core)
	for i := range twice {
		twice[i] *= 2
	}
	if got := directed(both...).CoreNumbers(); !slices.Equal(got, twice) {
		t.Errorf("both directions: %v, want %v", got, twice)
	}
}

func TestCoreNumbersOfSmallGraphs(t *testing.T) {
	tests := []struct {
		name string
		g    *Graph
		want []int32
	}{
		{"nothing", directed(), nil},
		{"one edge", directed([2]int32{0, 1}), []int32{1, 1}},
		{"a pair of edges", directed([2]int32{0, 1}, [2]int32{1, 0}), []int32{2, 2}},
		{"star", directed([2]int32{0, 1}, [2]int32{0, 2}, [2]int32{3, 0}), []int32{1, 1, 1, 1}},
		{"star of pairs", directed([2]int32{0, 1}, [2]int32{1, 0}, [2]int32{0, 2}, [2]int32{2, 0}), []int32{2, 2, 2}},
		{"directed triangle, regular", directed([2]int32{0, 1}, [2]int32{1, 2}, [2]int32{2, 0}), []int32{2, 2, 2}},
		{"complete digraph of 14, as in the paper's table 6", complete(14), slices.Repeat([]int32{26}, 14)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.g.CoreNumbers(); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// prune is the definition of the k-core: take out nodes of too small a degree
// until none is left.
func prune(g *Graph, k int) []bool {
	keep := slices.Repeat([]bool{true}, g.N())
	for changed := true; changed; {
		changed = false
		for v := range int32(g.N()) {
			degree := 0
			for _, u := range slices.Concat(g.Out(v), g.In(v)) {
				if keep[u] {
					degree++
				}
			}
			if keep[v] && degree < k {
				keep[v], changed = false, true
			}
		}
	}
	return keep
}

func TestCoreNumbersByPruning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := directed(drawEdges(t)...)
		for k := 0; k <= 24; k++ {
			keep := prune(g, k)
			_, want := g.Induced(kept(keep...))
			sub, got := g.KCore(k)
			if !slices.Equal(got, want) {
				t.Fatalf("%d-core is %v, want %v", k, got, want)
			}
			for v := range int32(sub.N()) {
				if sub.Degree(v) < k {
					t.Fatalf("node %d has degree %d in the %d-core", got[v], sub.Degree(v), k)
				}
			}
		}
	})
}
