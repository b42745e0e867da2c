package network

import (
	"slices"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// window is the number of nodes that are sorted by in-degree among themselves. Nodes
// that were close together stay close, which keeps memory access local in large
// graphs.
const window = 2048 * side

// newPowerIteration returns the state in which all ranks are equal.
func newPowerIteration(g *Graph, w Weighting, damping float64) *powerIteration {
	n := g.N()
	r := &powerIteration{order: make([]int32, n), start: make([]int, n+1)}
	r.follow, r.each = damping, 1/float64(n)
	r.jump = 1 - r.follow // with the rounding of NetworkX
	slot := make([]int32, n)
	inWindows(n, func(lo, hi int) { r.arrange(g, lo, hi, slot) })
	inverse, dangling := inverses(g, w, slot)
	r.dangling = slices.Repeat([]float64{r.each}, len(dangling))
	r.source, r.share = make([]int32, g.E()), make([]float64, g.E())
	inWindows(n, func(lo, hi int) { r.fill(g, w, lo, hi, slot, inverse) })
	r.blocks = split(r.start, stepEdges, side)
	r.change = make([]float64, len(r.blocks)-1)
	r.partition(dangling)
	r.pool = parallel.NewPool(len(r.parts), r.stepPart)
	return r
}

// inWindows calls f for ranges of whole windows of n nodes, in parallel.
func inWindows(n int, f func(lo, hi int)) {
	const size = 4 * window
	parallel.For((n+size-1)/size, func(i int) { f(i*size, min((i+1)*size, n)) })
}

// arrange gives the nodes lo..hi-1, which are whole windows, the slots lo..hi-1.
func (r *powerIteration) arrange(g *Graph, lo, hi int, slot []int32) {
	byDegree(r.order[lo:hi], g.InDegrees()[lo:hi], window)
	at := g.in.start[lo]
	for p := lo; p < hi; p++ {
		v := r.order[p] + int32(lo)
		r.order[p], slot[v] = v, int32(p)
		at += int(g.in.size[v])
		r.start[p+1] = at
	}
}

// byDegree sorts the indices of the degrees within each window: by falling degree,
// then rising index.
func byDegree(order, degree []int32, window int) {
	var next []int // where the next of most less this degree goes
	for lo := 0; lo < len(degree); lo += window {
		part := degree[lo:min(lo+window, len(degree))]
		most := slices.Max(part)
		next = append(next[:0], make([]int, most+2)...)
		for _, d := range part {
			next[most-d+1]++
		}
		next[0] = lo
		for i := range most + 1 {
			next[i+1] += next[i]
		}
		for i, d := range part {
			order[next[most-d]] = int32(lo + i)
			next[most-d]++
		}
	}
}

// inverses returns, for each node, one over the total count of its edges, or 0 for a
// node without any, and the slots of the latter, by rising node.
func inverses(g *Graph, w Weighting, slot []int32) (inverse []float64, dangling []int32) {
	inverse = make([]float64, g.N())
	for _, some := range inBlocks(g, func(lo, hi int) (dangling []int32) {
		for v := lo; v < hi; v++ {
			if s := g.out.strength(int32(v), w); s == 0 {
				dangling = append(dangling, slot[v])
			} else {
				inverse[v] = 1 / float64(s)
			}
		}
		return dangling
	}) {
		dangling = append(dangling, some...)
	}
	return inverse, dangling
}

// fill sets the sources of the slots lo..hi-1.
func (r *powerIteration) fill(g *Graph, w Weighting, lo, hi int, slot []int32, inverse []float64) {
	for p := lo; p < hi; p++ {
		v := r.order[p]
		weights := g.InWeights(v)
		source, share := r.source[r.start[p]:r.start[p+1]], r.share[r.start[p]:r.start[p+1]]
		for i, u := range g.In(v) {
			source[i], share[i] = slot[u], inverse[u]
			if w == Weighted {
				share[i] *= float64(weights[i])
			}
		}
	}
}
