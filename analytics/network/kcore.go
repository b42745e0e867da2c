package network

// CoreNumbers returns, for each node, the largest k such that the node is in
// the k-core of g: the maximal subgraph in which every node has degree at least
// k. Degree is in-degree plus out-degree, so the complete digraph of 14 nodes
// is a 26-core. It equals networkx.core_number on a DiGraph.
//
// Nodes are removed level by level: at level k, those with no more than k edges
// left [1]. It takes O(n + m) time.
//
// [1] Batagelj, Zaversnik (2003): An O(m) Algorithm for Cores Decomposition of
// Networks, arXiv:cs/0310049.
func (g *Graph) CoreNumbers() []int32 {
	p := newPeeling(g)
	for p.nextLevel() {
		p.removeLevel()
	}
	return p.left
}

// KCore returns the k-core of g and, for each of its nodes, its number in g. It is
// the whole graph for k below 1 and empty for k above the largest core number.
// Callers that already have the core numbers can use Induced instead.
func (g *Graph) KCore(k int) (sub *Graph, nodes []int32) {
	core := g.CoreNumbers()
	return g.Induced(func(v int32) bool { return int(core[v]) >= k })
}
