package network

// Induced returns the subgraph induced by the nodes for which keep is true and, for
// each of its nodes, its number in g, rising. keep is called once per node. It takes
// O(n + m) time.
func (g *Graph) Induced(keep func(v int32) bool) (sub *Graph, nodes []int32) {
	renumbered := make([]int32, g.N())
	for v := range renumbered {
		renumbered[v] = -1
		if keep(int32(v)) {
			renumbered[v] = int32(len(nodes))
			nodes = append(nodes, int32(v))
		}
	}
	sub = &Graph{ctx: g.ctx, out: rows{start: make([]int, 1, len(nodes)+1)}}
	for _, v := range nodes {
		weights := g.OutWeights(v)
		for i, u := range g.Out(v) {
			if to := renumbered[u]; to >= 0 {
				sub.out.node = append(sub.out.node, to)
				sub.out.weight = append(sub.out.weight, weights[i])
				sub.weight += weights[i]
			}
		}
		sub.out.start = append(sub.out.start, len(sub.out.node))
	}
	sub.out.measure()
	sub.in = sub.out.reversed()
	return sub, nodes
}
