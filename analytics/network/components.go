package network

// WeakComponents returns the number of weakly connected components, as
// networkx.number_weakly_connected_components does; an isolated node is one.
func (g *Graph) WeakComponents() int {
	parent := make([]int32, g.N())
	for v := range parent {
		parent[v] = int32(v)
	}
	count := g.N()
	for v := range int32(g.N()) {
		for _, u := range g.Out(v) {
			a, b := root(parent, v), root(parent, u)
			if a != b {
				parent[max(a, b)] = min(a, b)
				count--
			}
		}
	}
	return count
}

// root returns the root of the tree of v and halves the path to it.
func root(parent []int32, v int32) int32 {
	for parent[v] != v {
		parent[v] = parent[parent[v]]
		v = parent[v]
	}
	return v
}
