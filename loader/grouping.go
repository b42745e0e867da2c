package loader

import (
	"cmp"
	"slices"
)

// grouping assigns rows to lanes so that rows that touch a common node share a
// lane: it joins rows and nodes into connected components (union-find) and
// assigns whole components, heaviest first, to the lane with the least load.
//
// A component that holds nearly everything, as when most rows touch one node,
// leaves the other lanes idle; that is slower but never wrong.
type grouping struct {
	number map[string]int32 // of a node
	parent []int32          // of rows and nodes, which are numbered together
	rows   []int32          // numbers of the rows
}

// open begins the next row.
func (g *grouping) open() { g.rows = append(g.rows, g.grow()) }

func (g *grouping) grow() int32 {
	n := int32(len(g.parent))
	g.parent = append(g.parent, n)
	return n
}

// touch records that the last row touches a node.
func (g *grouping) touch(node string) {
	n, ok := g.number[node]
	if !ok {
		if g.number == nil {
			g.number = map[string]int32{}
		}
		n = g.grow()
		g.number[node] = n
	}
	g.parent[g.root(n)] = g.root(g.rows[len(g.rows)-1])
}

func (g *grouping) root(n int32) int32 {
	for g.parent[n] != n {
		g.parent[n] = g.parent[g.parent[n]]
		n = g.parent[n]
	}
	return n
}

// deal returns the lane of each row. Rows of one component are in one lane.
// The same rows always give the same lanes.
func (g *grouping) deal(weights []int, lanes int) []int {
	out := make([]int, len(g.rows))
	if lanes < 2 {
		return out
	}
	weight := make([]int, len(g.parent)) // by root
	var roots []int32                    // in the order of their first rows
	for i, r := range g.rows {
		root := g.root(r)
		if weight[root] == 0 {
			roots = append(roots, root)
		}
		weight[root] += max(weights[i], 1)
	}
	slices.SortStableFunc(roots, func(a, b int32) int { return cmp.Compare(weight[b], weight[a]) })
	lane := make([]int, len(g.parent)) // by root
	given := make([]int, lanes)
	for _, root := range roots {
		least := 0
		for i := range given {
			if given[i] < given[least] {
				least = i
			}
		}
		lane[root] = least
		given[least] += weight[root]
	}
	for i, r := range g.rows {
		out[i] = lane[g.root(r)]
	}
	return out
}

func (g *grouping) reset() {
	clear(g.number)
	g.parent, g.rows = g.parent[:0], g.rows[:0]
}
