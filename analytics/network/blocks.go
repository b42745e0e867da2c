package network

import (
	"sort"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// blockEdges is the number of edges that are worth another processor, and so the
// size of the blocks that processors share.
const blockEdges = 1 << 16

// split cuts items 0..n-1, of which item i has the entries
// start[i]:start[i+1], into ranges of at least size entries each, the last may
// have fewer, and returns where they begin and, last, n. Ranges begin at
// multiples of step. Without items there is no range.
func split(start []int, size, step int) []int {
	n := len(start) - 1
	bounds := []int{0}
	for at := 0; at < n; {
		end := sort.SearchInts(start, start[at]+size)
		at = min((end+step-1)/step*step, n)
		bounds = append(bounds, at)
	}
	return bounds
}

// inBlocks calls f for ranges lo..hi-1 of the nodes of g, in parallel, and
// returns what it returns, in the order of the nodes.
func inBlocks[T any](g *Graph, f func(lo, hi int) T) []T {
	bounds := split(g.out.start, blockEdges, 1)
	parts := make([]T, len(bounds)-1)
	parallel.For(len(parts), func(i int) { parts[i] = f(bounds[i], bounds[i+1]) })
	return parts
}
