package network

// Induced returns the subgraph of the nodes that keep holds for, with all edges
// among them, and for each of its nodes the number it has in g. keep has one
// value a node of g. It takes O(n + m) time.
func (g *Graph) Induced(keep []bool) (sub *Graph, nodes []int32) {
	renumbered := make([]int32, g.N())
	for v, kept := range keep {
		renumbered[v] = -1
		if kept {
			renumbered[v] = int32(len(nodes))
			nodes = append(nodes, int32(v))
		}
	}
	sub = &Graph{out: rows{start: make([]int, 1, len(nodes)+1)}}
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
