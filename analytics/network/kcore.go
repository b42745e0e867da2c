package network

// CoreNumbers returns, for each node, the largest k such that the node lies in
// the k-core of g: the maximal subgraph in which every node has degree at least
// k. Degree is in-degree plus out-degree, so the complete digraph of 14 nodes
// is a 26-core. It equals networkx.core_number on a DiGraph.
//
// Nodes are taken out level by level: at level k, those that have no more than k
// edges left [1]. Only nodes whose degree is near the level are looked at again
// and again, so that it takes O(n + m) time.
//
// [1] Batagelj, Zaversnik (2003): An O(m) Algorithm for Cores Decomposition of
// Networks, arXiv:cs/0310049.
func (g *Graph) CoreNumbers() []int32 { return newPeeling(g, peelers(g)).coreNumbers() }

// KCore returns the k-core of g by its core numbers: the subgraph of all nodes
// whose core number is at least k, and their numbers in g.
func (g *Graph) KCore(core []int32, k int) (sub *Graph, nodes []int32) {
	keep := make([]bool, len(core))
	for v, c := range core {
		keep[v] = int(c) >= k
	}
	return g.Induced(keep)
}
