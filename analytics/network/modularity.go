package network

import (
	"fmt"
	"math"
)

// Modularity returns the directed modularity [1] of a partition,
//
//	Q = sum over communities c of  L(c)/m - out(c) in(c) / m^2
//
// where L(c) is the total count of the edges inside c, out(c) and in(c) are the sums
// of the out- and in-degrees of its nodes, and m is the total count of all edges. It
// equals networkx.community.modularity(G, communities, weight); NaN without edges.
// The sums L, out and in are exact; the terms are added in the order of communities.
// It panics when c is not a partition of the nodes of g.
//
// [1] Leicht, Newman (2008): Community structure in directed networks,
// arXiv:0709.4500.
func (g *Graph) Modularity(c *Communities, w Weighting) float64 {
	if len(c.Of) != g.N() {
		panic(fmt.Sprintf("network: partition of %d nodes for a graph of %d", len(c.Of), g.N()))
	}
	for v, community := range c.Of {
		if uint32(community) >= uint32(len(c.Sizes)) {
			panic(fmt.Sprintf("network: node %d is in community %d of %d", v, community, len(c.Sizes)))
		}
	}
	total := float64(g.total(w))
	if total == 0 {
		return math.NaN()
	}
	inside := make([]int64, c.Count())
	out, in := make([]int64, c.Count()), make([]int64, c.Count())
	for v := range int32(g.N()) {
		own, weights := c.Of[v], g.OutWeights(v)
		for i, u := range g.Out(v) {
			x := w.of(weights[i])
			out[own] += x
			in[c.Of[u]] += x
			if c.Of[u] == own {
				inside[own] += x
			}
		}
	}
	q, norm := 0.0, 1/(total*total)
	for i := range inside {
		q += float64(inside[i])/total - float64(float64(out[i])*float64(in[i])*norm)
	}
	return q
}
