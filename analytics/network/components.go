package network

// WeakComponents returns the number of weakly connected components, as
// networkx.number_weakly_connected_components does; an isolated node is one.
func (g *Graph) WeakComponents() int {
	_, count := g.weakly()
	return count
}

// WeakComponentOf returns the weakly connected component of each node and their number.
// Components are numbered by their first node.
func (g *Graph) WeakComponentOf() (of []int32, count int) {
	parent, _ := g.weakly()
	for v, p := range parent { // a root is the first node of its component
		if int(p) == v {
			parent[v] = int32(count)
			count++
		} else {
			parent[v] = parent[p]
		}
	}
	return parent, count
}

// weakly joins what an edge joins, and returns a node of the same component for each
// node, itself for the first one, and the number of components.
func (g *Graph) weakly() (parent []int32, count int) {
	return g.weaklyWithin(make([]int32, g.N()))
}

// weaklyWithin is weakly where only edges within a community count.
func (g *Graph) weaklyWithin(of []int32) (parent []int32, count int) {
	parent = numbers(g.N())
	count = g.N()
	for v := range int32(g.N()) {
		for _, u := range g.Out(v) {
			if of[u] != of[v] {
				continue
			}
			a, b := root(parent, v), root(parent, u)
			if a != b {
				parent[max(a, b)] = min(a, b)
				count--
			}
		}
	}
	return parent, count
}

// root returns the root of the tree of v and halves the path to it.
func root(parent []int32, v int32) int32 {
	for parent[v] != v {
		parent[v] = parent[parent[v]]
		v = parent[v]
	}
	return v
}
