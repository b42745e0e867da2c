package network

// PageRankTolerance makes the ranks good to about 10 digits; the reference
// values are made with it.
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
	r := newRanking(g, w)
	defer r.team.stop()
	for r.step() >= float64(n)*tol {
	}
	ranks := make([]float64, n)
	inParallel(len(r.parts), func(i int) {
		for lo, hi := r.places(r.parts[i]); lo < hi; lo++ {
			ranks[r.order[lo]] = r.parts[i].rank[lo]
		}
	})
	return ranks
}
