package network

import (
	"math"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// AverageClustering returns Fagiolo's clustering coefficient of a directed graph
// [1], averaged over all nodes, where a node in no triangle counts 0. It equals
// networkx.average_clustering(G, weight); NaN without nodes.
//
// With s(u, v) = c(u, v) + c(v, u), the coefficient of a node i is
//
//	sum over pairs j < k of  s(i,j) s(j,k) s(i,k)  /  (d (d-1) - 2 r)
//
// where d is in-degree plus out-degree and r is the number of neighbours with
// edges both ways. Unweighted, c is 1 for an edge. Weighted it is the cube root
// of the weight over the largest weight of this graph (Onnela et al. [2]).
//
// Each triangle is found once, from its node of smallest degree, in O(m^1.5)
// time. The order of all sums depends on the graph only.
//
// [1] Fagiolo (2007): Clustering in complex directed networks,
// arXiv:physics/0612169.
// [2] Onnela, Saramäki, Kertész, Kaski (2005): Intensity and coherence of
// motifs in weighted complex networks, arXiv:cond-mat/0408629.
func (g *Graph) AverageClustering(w Weighting) float64 {
	if g.N() == 0 {
		return math.NaN()
	}
	c := g.oriented(w).triangles()
	inBlocks(g, func(lo, hi int) (_ struct{}) {
		for v := int32(lo); v < int32(hi); v++ {
			if c[v] > 0 {
				d, r := float64(g.Degree(v)), float64(common(g.Out(v), g.In(v)))
				c[v] /= d*(d-1) - 2*r
			}
		}
		return
	})
	sum := 0.0
	for _, x := range c {
		sum += x
	}
	if w == Weighted && sum > 0 {
		sum /= float64(g.largestWeight()) // three cube roots of it in each product
	}
	return sum / float64(g.N())
}

func (g *Graph) largestWeight() int64 {
	most := int64(0)
	for _, x := range g.out.weight {
		most = max(most, x)
	}
	return most
}

// triangles returns, for each node, the sum over its triangles of the product
// of the three strengths. A large graph is cut into parts, whose number depends
// on its size only.
func (o *oriented) triangles() []float64 {
	bounds := split(o.start, max(blockEdges, len(o.node)/triangleParts), 1)
	sums := make([][]float64, len(bounds)-1)
	parallel.For(len(sums), func(i int) { sums[i] = o.trianglesFrom(bounds[i], bounds[i+1]) })
	parallel.For(len(sums), func(i int) {
		for v := bounds[i]; v < bounds[i+1]; v++ {
			for _, more := range sums[1:] {
				sums[0][v] += more[v]
			}
		}
	})
	return sums[0]
}

// triangleParts bounds the number of parts: each takes memory for every node.
const triangleParts = 4

// trianglesFrom returns the sums over the triangles whose node of smallest
// degree is one of lo..hi-1.
func (o *oriented) trianglesFrom(lo, hi int) []float64 {
	n := len(o.start) - 1
	sum := make([]float64, n)
	at := make([]int32, n) // for a node linked to v, one more than the position of the link; at most start[v] otherwise
	for v := lo; v < hi && !o.ended(); v++ {
		from, to := o.start[v], o.start[v+1]
		if to-from < 2 {
			continue
		}
		for i := from; i < to; i++ {
			at[o.node[i]] = int32(i + 1)
		}
		ofV := sum[v] // a sum in memory would have to be read back for each triangle
		for i := from; i < to; i++ {
			u, s := o.node[i], o.strength[i]
			ofU := sum[u]
			links, strengths := o.node[o.start[u]:o.start[u+1]], o.strength[o.start[u]:o.start[u+1]]
			for j, w := range links {
				if k := int(at[w]); k > from {
					p := s * strengths[j] * o.strength[k-1]
					ofV += p
					ofU += p
					sum[w] += p
				}
			}
			sum[u] = ofU
		}
		sum[v] = ofV
	}
	return sum
}
