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
	f, mutual := g.forward(w)
	sum := 0.0
	for v, t := range f.triangles() {
		if t > 0 {
			d := float64(g.Degree(int32(v)))
			sum += t / (d*(d-1) - 2*float64(mutual[v]))
		}
	}
	if w == Weighted {
		sum /= float64(g.largestWeight()) // a product of three cube roots each
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
// divided by the largest weight, and for each node how many of its neighbours
// have edges both ways. A link that no triangle can have is left out.
func (g *Graph) forward(w Weighting) (f *forward, mutual []int32) {
	n := g.N()
	f = &forward{start: make([]int, n+1), node: make([]int32, 0, g.E()), strength: make([]float64, 0, g.E())}
	mutual = make([]int32, n)
	degree := g.Degrees()
	for v := range int32(n) {
		out, in := g.Out(v), g.In(v)
		for i, j := 0, 0; i < len(out) || j < len(in); {
			u, s := int32(math.MaxInt32), 0.0
			if i < len(out) {
				u = out[i]
			}
			if j < len(in) {
				u = min(u, in[j])
			}
			before := degree[v] < degree[u] || degree[v] == degree[u] && v < u
			if i < len(out) && out[i] == u {
				if before {
					s += strengthOf(g.OutWeights(v)[i], w)
				}
				i++
				if j < len(in) && in[j] == u {
					mutual[v]++
				}
			}
			if j < len(in) && in[j] == u {
				if before {
					s += strengthOf(g.InWeights(v)[j], w)
				}
				j++
			}
			if before && degree[v] > 1 {
				f.node = append(f.node, u)
				f.strength = append(f.strength, s)
			}
		}
		f.start[v+1] = len(f.node)
	}
	return f, mutual
}

func strengthOf(weight int64, w Weighting) float64 {
	if w == Unweighted {
		return 1
	}
	return math.Cbrt(float64(weight))
}

// triangles returns, for each node, the sum over its triangles of the product
// of the three strengths.
func (f *forward) triangles() []float64 {
	n := len(f.start) - 1
	sum := make([]float64, n)
	at := make([]int, n) // of a node linked to v, one more than where the link stands; smaller than start[v] otherwise
	for v := range n {
		lo, hi := f.start[v], f.start[v+1]
		if hi-lo < 2 {
			continue
		}
		for i := lo; i < hi; i++ {
			at[f.node[i]] = i + 1
		}
		for i := lo; i < hi; i++ {
			u := f.node[i]
			for j := f.start[u]; j < f.start[u+1]; j++ {
				x := f.node[j]
				if k := at[x]; k > lo {
					p := f.strength[i] * f.strength[j] * f.strength[k-1]
					sum[v] += p
					sum[u] += p
					sum[x] += p
				}
			}
		}
	}
	return sum
}
