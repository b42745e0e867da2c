package network

import "math"

// AverageClustering returns the clustering coefficient of a directed graph by
// Fagiolo [1], averaged over all nodes, 0 for a node in no triangle. It is
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
// Triangles are listed once each, from their node of smallest degree, in
// O(m^1.5) time. The order of all sums depends on the graph only.
//
// [1] Fagiolo (2007): Clustering in complex directed networks,
// arXiv:physics/0612169.
// [2] Onnela, Saramäki, Kertész, Kaski (2005): Intensity and coherence of
// motifs in weighted complex networks, arXiv:cond-mat/0408629.
func (g *Graph) AverageClustering(w Weighting) float64 {
	if g.N() == 0 {
		return math.NaN()
	}
	sum := 0.0
	for i, t := range g.forward(w).triangles() {
		if t > 0 {
			v := int32(i)
			d, r := float64(g.Degree(v)), float64(common(g.Out(v), g.In(v)))
			sum += t / (d*(d-1) - 2*r)
		}
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

// forward is an undirected graph with a strength s a link, each stored at its
// end of smaller degree (then number): the links of v stand at
// start[v]:start[v+1], the other ends rising.
type forward struct {
	start    []int
	node     []int32
	strength []float64
}

// forward returns the links of g with s(u, v) as in AverageClustering, not
// divided by the largest weight. Nodes that can be in no triangle have no links.
func (g *Graph) forward(w Weighting) *forward {
	n := g.N()
	f := &forward{start: make([]int, n+1), node: make([]int32, 0, g.E()), strength: make([]float64, 0, g.E())}
	degree := g.Degrees()
	for v := range int32(n) {
		if degree[v] > 1 {
			for u := range g.neighbours(v) {
				if degree[v] < degree[u.node] || degree[v] == degree[u.node] && v < u.node {
					f.node = append(f.node, u.node)
					f.strength = append(f.strength, g.strength(v, u, w))
				}
			}
		}
		f.start[v+1] = len(f.node)
	}
	return f
}

func (g *Graph) strength(v int32, u neighbour, w Weighting) (s float64) {
	if w == Unweighted {
		return float64(g.between(v, u, w))
	}
	if u.out >= 0 {
		s += math.Cbrt(float64(g.OutWeights(v)[u.out]))
	}
	if u.in >= 0 {
		s += math.Cbrt(float64(g.InWeights(v)[u.in]))
	}
	return s
}

// triangles returns, for each node, the sum over its triangles of the product
// of the three strengths. A large graph is cut into parts, whose number depends
// on its size only.
func (f *forward) triangles() []float64 {
	bounds := split(f.start, max(blockEdges, len(f.node)/triangleParts), 1)
	sums := make([][]float64, len(bounds)-1)
	inParallel(len(sums), func(i int) { sums[i] = f.trianglesFrom(bounds[i], bounds[i+1]) })
	for v := range sums[0] {
		for _, more := range sums[1:] {
			sums[0][v] += more[v]
		}
	}
	return sums[0]
}

// triangleParts bounds the number of parts: each takes memory for every node.
const triangleParts = 4

// trianglesFrom returns the sums over the triangles whose node of smallest
// degree is one of lo..hi-1.
func (f *forward) trianglesFrom(lo, hi int) []float64 {
	n := len(f.start) - 1
	sum := make([]float64, n)
	at := make([]int, n) // of a node linked to v, one more than where the link stands; at most start[v] otherwise
	for v := lo; v < hi; v++ {
		from, to := f.start[v], f.start[v+1]
		if to-from < 2 {
			continue
		}
		for i := from; i < to; i++ {
			at[f.node[i]] = i + 1
		}
		for i := from; i < to; i++ {
			u := f.node[i]
			for j := f.start[u]; j < f.start[u+1]; j++ {
				w := f.node[j]
				if k := at[w]; k > from {
					p := f.strength[i] * f.strength[j] * f.strength[k-1]
					sum[v] += p
					sum[u] += p
					sum[w] += p
				}
			}
		}
	}
	return sum
}
