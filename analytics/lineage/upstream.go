package lineage

// Distances returns for each node the number of steps of the shortest chain of bases from
// it to a marked one: 0 for a marked node, -1 where no base leads to one.
func (g *Graph) Distances(marked []bool) []int32 {
	distance := make([]int32, g.N())
	var queue []int32
	for v := range distance {
		distance[v] = -1
		if marked[v] {
			distance[v] = 0
			queue = append(queue, int32(v))
		}
	}
	for len(queue) > 0 {
		v := queue[0]
		queue = queue[1:]
		for _, u := range g.Derived(v) {
			if distance[u] < 0 {
				distance[u] = distance[v] + 1
				queue = append(queue, u)
			}
		}
	}
	return distance
}

// Chain returns the shortest chain from v up to a marked node, by what Distances says of
// them, both ends included: of several the one whose first base has the lowest number, then
// its second, and so on. It is nil where there is none.
func (g *Graph) Chain(v int32, distance []int32) []int32 {
	if distance[v] < 0 {
		return nil
	}
	chain := []int32{v}
	for distance[v] > 0 {
		for _, b := range g.Bases(v) { // one is nearer
			if distance[b] == distance[v]-1 {
				v = b
				break
			}
		}
		chain = append(chain, v)
	}
	return chain
}
