package network

import "math"

// Reciprocity returns the share of edges u -> v for which v -> u also exists, as
// networkx.overall_reciprocity does; NaN without edges.
func (g *Graph) Reciprocity() float64 {
	if g.E() == 0 {
		return math.NaN()
	}
	both := 0
	for _, n := range inBlocks(g, func(lo, hi int) (n int) {
		for v := int32(lo); v < int32(hi); v++ {
			n += common(g.Out(v), g.In(v))
		}
		return n
	}) {
		both += n
	}
	return float64(both) / float64(g.E())
}

// common counts the elements that two rising lists share.
func common(a, b []int32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i], b[j]
		if x == y {
			n++
		}
		if x <= y {
			i++
		}
		if y <= x {
			j++
		}
	}
	return n
}
