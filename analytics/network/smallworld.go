package network

import "math"

// LargestComponent returns the subgraph of the largest weakly connected component, of
// several the one with the lowest node, and the number in g of each of its nodes, rising.
func (g *Graph) LargestComponent() (*Graph, []int32) {
	of, count := g.WeakComponentOf()
	size := make([]int, count)
	largest := 0
	for _, c := range of {
		size[c]++
	}
	for c := range size {
		if size[c] > size[largest] {
			largest = c
		}
	}
	return g.Induced(func(v int32) bool { return int(of[v]) == largest })
}

// Transitivity returns three times the number of triangles over the number of pairs of
// links that share a node, in the undirected simple graph underlying g. It equals
// networkx.transitivity(G.to_undirected()), but is NaN where no node has two links.
func (g *Graph) Transitivity() float64 {
	u := g.Undirected()
	pairs := 0.0
	for _, d := range u.out.size {
		pairs += float64(d) * float64(d-1) / 2
	}
	if pairs == 0 {
		return math.NaN()
	}
	corners := 0.0
	for _, x := range u.oriented(Unweighted).triangles() {
		corners += x / 8 // each of the three links has an edge both ways
	}
	return corners / pairs
}

// MeanDistance returns the mean length of the shortest paths from the sources to all other
// nodes that they reach when the direction of edges is ignored; NaN where they reach none.
// With all nodes of a connected graph as sources it equals
// networkx.average_shortest_path_length(G.to_undirected()).
func (g *Graph) MeanDistance(sources []int32) float64 {
	links := g.undirected()
	distance := make([]int32, g.N())
	for v := range distance {
		distance[v] = -1
	}
	var order []int32
	sum, reached := int64(0), int64(0)
	for _, s := range sources {
		if g.ended() {
			break
		}
		order = append(order[:0], s)
		distance[s] = 0
		for i := 0; i < len(order); i++ {
			here := distance[order[i]]
			sum += int64(here)
			for _, u := range links.of(order[i]) {
				if distance[u] < 0 {
					distance[u] = here + 1
					order = append(order, u)
				}
			}
		}
		reached += int64(len(order) - 1)
		for _, v := range order {
			distance[v] = -1
		}
	}
	if reached == 0 {
		return math.NaN()
	}
	return float64(sum) / float64(reached)
}
