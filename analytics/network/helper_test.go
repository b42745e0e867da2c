package network

import (
	"runtime"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// weighted is a set of directed edges with their weights.
type weighted map[[2]int32]int64

func (w weighted) graph() (*Graph, []int32) {
	var b Builder
	for e, weight := range w {
		b.Add(e[0], e[1], weight)
	}
	return built(&b)
}

// built returns the graph of a builder in which there is no mistake.
func built(b *Builder) (*Graph, []int32) {
	g, ids, err := b.Build()
	if err != nil {
		panic(err)
	}
	return g, ids
}

// kept holds for the nodes for which there is true.
func kept(nodes ...bool) func(int32) bool { return func(v int32) bool { return nodes[v] } }

// weight returns the weight of the edge u -> v, 0 without one.
func weight(g *Graph, u, v int32) int64 {
	i := slices.Index(g.Out(u), v)
	if i < 0 {
		return 0
	}
	return g.OutWeights(u)[i]
}

// referenceTolerance is that of the expected values in testdata.
const referenceTolerance = 1e-13

// ranks returns the PageRank of a graph for which it converges.
func ranks(g *Graph, w Weighting, tolerance float64) []float64 {
	ranks, err := g.PageRank(w, PageRankOptions{Tolerance: tolerance, MaxIterations: 1000})
	if err != nil {
		panic(err)
	}
	return ranks
}

// onProcessors sets the number of processors until the test ends.
func onProcessors(t *testing.T, n int) {
	before := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

// directed returns the graph of these edges, of weight 1 each.
func directed(edges ...[2]int32) *Graph {
	w := weighted{}
	for _, e := range edges {
		w[e]++
	}
	g, _ := w.graph()
	return g
}

// complete returns the digraph of n nodes with every edge.
func complete(n int32) *Graph {
	w := weighted{}
	for u := range n {
		for v := range n {
			if u != v {
				w[[2]int32{u, v}] = 1
			}
		}
	}
	g, _ := w.graph()
	return g
}

// drawEdges draws a small multigraph as a list of edges without self-loops.
func drawEdges(t *rapid.T) [][2]int32 {
	n := rapid.Int32Range(2, 12).Draw(t, "nodes")
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [2]int32 {
		u := rapid.Int32Range(0, n-1).Draw(t, "from")
		v := rapid.Int32Range(0, n-2).Draw(t, "to")
		if v >= u {
			v++
		}
		return [2]int32{u, v}
	}), 0, 60).Draw(t, "edges")
}

// edgesOf lists the edges of g with its nodes renamed by ids.
func edgesOf(g *Graph, ids []int32) weighted {
	w := weighted{}
	for v := range int32(g.N()) {
		for i, u := range g.Out(v) {
			w[[2]int32{ids[v], ids[u]}] = g.OutWeights(v)[i]
		}
	}
	return w
}
