package network

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// dense is a graph as a matrix of weights, 0 for no edge, for computations that
// follow a definition word for word.
type dense [][]float64

func (g *Graph) dense(w Weighting) dense {
	a := make(dense, g.N())
	for v := range a {
		a[v] = make([]float64, g.N())
		for i, u := range g.Out(int32(v)) {
			a[v][u] = float64(w.of(g.OutWeights(int32(v))[i]))
		}
	}
	return a
}

func (a dense) degrees() (out, in []float64, total float64) {
	out, in = make([]float64, len(a)), make([]float64, len(a))
	for i := range a {
		for j, x := range a[i] {
			out[i] += x
			in[j] += x
			total += x
		}
	}
	return out, in, total
}

// drawGraph draws a small graph with weights, few of them different.
func drawGraph(t *rapid.T) *Graph {
	w := weighted{}
	top := rapid.SampledFrom([]int64{1, 3, 1000}).Draw(t, "largest weight")
	for _, e := range drawEdges(t) {
		w[e] = rapid.Int64Range(1, top).Draw(t, "weight")
	}
	g, _ := w.graph()
	return g
}

func drawWeighting(t *rapid.T) Weighting { return Weighting(rapid.Bool().Draw(t, "weighted")) }

// roughly compares up to rounding.
func roughly(t *rapid.T, what string, got, want float64) {
	t.Helper()
	if math.IsNaN(got) != math.IsNaN(want) || math.Abs(got-want) > 1e-9 {
		t.Fatalf("%s is %v, want %v", what, got, want)
	}
}

// permuted returns g with its nodes renumbered: v becomes to[v].
func permuted(g *Graph, to []int32) *Graph {
	w := weighted{}
	for e, weight := range edgesOf(g, to) {
		w[e] = weight
	}
	renumbered, _ := w.graph()
	return renumbered
}

// Numbers of nodes matter to nothing but ties.
func TestRenumbering(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		to := make([]int32, g.N())
		for v := range to {
			to[v] = int32(v)
		}
		to = rapid.Permutation(to).Draw(t, "numbers")
		h := permuted(g, to)
		roughly(t, "assortativity", h.Assortativity(), g.Assortativity())
		roughly(t, "undirected assortativity", h.AssortativityUndirected(), g.AssortativityUndirected())
		if h.RichClub() != g.RichClub() || h.WeakComponents() != g.WeakComponents() {
			t.Fatalf("rich club %v, %d components, were %v, %d", h.RichClub(), h.WeakComponents(), g.RichClub(), g.WeakComponents())
		}
		for _, w := range weightings {
			roughly(t, "clustering", h.AverageClustering(w), g.AverageClustering(w))
			before, after := ranks(g, w, referenceTolerance), ranks(h, w, referenceTolerance)
			communities := g.CNM(w)
			label := make([]int32, g.N())
			for v, u := range to {
				roughly(t, "PageRank", after[u], before[v])
				label[u] = communities.Of[v]
			}
			roughly(t, "modularity", h.Modularity(newCommunities(label), w), g.Modularity(communities, w))
		}
	})
}

// A large graph is cut into parts; numbers must not show how many processors
// took them.
func TestProcessors(t *testing.T) {
	var b Builder
	teams(&b, 100_000, 60_000)
	g, _ := built(&b)
	if g.E() < 3*blockEdges {
		t.Fatalf("%d edges make one part only", g.E())
	}
	compute := func() (all []float64) {
		for _, w := range weightings {
			all = append(all, ranks(g, w, 1e-10)...)
			all = append(all, g.AverageClustering(w))
		}
		return append(all, g.Assortativity(), g.AssortativityUndirected())
	}
	onProcessors(t, 1)
	one := compute()
	onProcessors(t, 3)
	if !slices.Equal(one, compute()) {
		t.Error("other numbers on three processors than on one")
	}
}
