package network

import (
	"pgregory.net/rapid"
)

// weighted is a set of directed edges with their weights.
type weighted map[[2]int32]int64

func (w weighted) graph() (*Graph, []int32) {
	var b Builder
	for e, weight := range w {
		b.Add(e[0], e[1], weight)
	}
	return b.Build()
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
