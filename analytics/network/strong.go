package network

// StrongComponentOf returns the strongly connected component of each node and their
// number: two nodes are in one when each can be reached from the other, as in
// networkx.strongly_connected_components. An edge between two components leads to the one
// with the lower number. The algorithm is that of Tarjan, "Depth-first search and linear
// graph algorithms", SIAM Journal on Computing 1 (1972), doi:10.1137/0201010, without
// recursion.
func (g *Graph) StrongComponentOf() (of []int32, count int) {
	n := g.N()
	of = make([]int32, n)
	found := make([]int32, n) // when the search came to the node, from 1
	low := make([]int32, n)   // the earliest node known to be reached from it that has no component yet
	next := make([]int32, n)  // edges that were followed
	var open, path []int32    // nodes without a component; those on the way of the search
	time := int32(0)
	for start := range int32(n) {
		if found[start] == 0 {
			path = append(path, start)
		}
		for len(path) > 0 {
			v := path[len(path)-1]
			if found[v] == 0 {
				time++
				found[v], low[v], of[v] = time, time, -1
				open = append(open, v)
			}
			if out := g.Out(v); int(next[v]) < len(out) {
				u := out[next[v]]
				switch {
				case found[u] == 0:
					path = append(path, u) // the edge is followed again when u is done
					continue
				case of[u] < 0:
					low[v] = min(low[v], low[u])
				}
				next[v]++
				continue
			}
			path = path[:len(path)-1]
			if low[v] < found[v] {
				continue
			}
			for last := int32(-1); last != v; {
				last = open[len(open)-1]
				open = open[:len(open)-1]
				of[last] = int32(count)
			}
			count++
		}
	}
	return of, count
}
