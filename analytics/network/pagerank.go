package network

import "math"

// PageRankTolerance is the tolerance at which the ranks of this package are
// good to about 10 digits: the one of the reference values.
const PageRankTolerance = 1e-13

// PageRank returns the PageRank of each node at damping 0.85: the share of time
// that a walker spends at it who follows an edge, in proportion to what it
// counts, with probability 0.85, and otherwise, or where no edge leaves, goes to
// any node. The ranks add up to 1.
//
// It is networkx.pagerank(G, alpha=0.85, weight=weight, tol=tol): iteration from
// equal ranks until they change by less than tol a node, summed up. Operations
// have the order of that program on SciPy, so that the ranks come out equal to
// the last bit, and nodes in equal position keep the order that rounding gives
// them there. The result does not depend on the number of processors.
func (g *Graph) PageRank(w Weighting, tol float64) []float64 {
	n := g.N()
	if n == 0 {
		return nil
	}
	it := g.newRanking(w)
	for it.step() >= float64(n)*tol {
	}
	return it.rank
}

// ranking is the state of the iteration.
type ranking struct {
	in           *rows
	share        []float64 // of each edge as in in: what it counts over what all edges of its source count
	dangling     []int32   // nodes that no edge leaves
	rank, next   []float64
	follow, jump float64 // probabilities
	each         float64 // 1/n
}

func (g *Graph) newRanking(w Weighting) *ranking {
	n := g.N()
	r := &ranking{in: &g.in, share: make([]float64, g.E()), rank: make([]float64, n), next: make([]float64, n)}
	r.follow, r.each = 0.85, 1/float64(n)
	r.jump = 1 - r.follow // as float64
	inverse := make([]float64, n)
	for v, s := range g.out.strengths(w) {
		if s == 0 {
			r.dangling = append(r.dangling, int32(v))
		} else {
			inverse[v] = 1 / float64(s)
		}
	}
	for i, u := range g.in.node {
		r.share[i] = inverse[u]
		if w == Weighted {
			r.share[i] *= float64(g.in.weight[i])
		}
	}
	for v := range r.rank {
		r.rank[v] = r.each
	}
	return r
}

// step computes the next ranks and returns by how much they differ from the
// last, summed up. Each rank is a sum over rising sources. Products are
// converted to float64 so that no compiler fuses them with the sum.
func (r *ranking) step() (change float64) {
	lost := 0.0
	for _, v := range r.dangling {
		lost += r.rank[v]
	}
	lost *= r.each
	base := r.jump * r.each
	start := r.in.start
	for v := range r.next {
		lo, hi := start[v], start[v+1]
		nodes, shares := r.in.node[lo:hi], r.share[lo:hi]
		sum := 0.0
		for i, u := range nodes {
			sum += float64(shares[i] * r.rank[u])
		}
		x := float64(r.follow*(sum+lost)) + base
		change += math.Abs(x - r.rank[v])
		r.next[v] = x
	}
	r.rank, r.next = r.next, r.rank
	return change
}
