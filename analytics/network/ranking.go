package network

import (
	"math"
	"slices"
)

// ranking is the state of PageRank's iteration. Nodes stand at places, in
// windows by falling in-degree, so that nodes next to each other have about as
// many sources and can be summed up side by side.
type ranking struct {
	order    []int32   // node at each place
	start    []int     // sources of a place stand at start[place]:start[place+1]
	source   []int32   // place of the source, by rising node
	share    []float64 // what the edge counts over what all edges of its source count
	dangling []int32   // places of nodes that no edge leaves, by rising node

	rank, next   []float64 // at each place
	follow, jump float64   // probabilities
	each         float64   // 1/n

	blocks []int     // bounds of ranges of places
	change []float64 // in each block
}

func newRanking(g *Graph, w Weighting) *ranking {
	n := g.N()
	r := &ranking{order: byDegree(g.InDegrees(), window), start: make([]int, n+1), rank: make([]float64, n), next: make([]float64, n)}
	r.follow, r.each = 0.85, 1/float64(n)
	r.jump = 1 - r.follow // 0.15 with the rounding of float64
	place := make([]int32, n)
	for p, v := range r.order {
		place[v] = int32(p)
		r.rank[p] = r.each
		r.start[p+1] = r.start[p] + g.InDegree(v)
	}
	inverse := make([]float64, n)
	for v, s := range g.out.strengths(w) {
		if s == 0 {
			r.dangling = append(r.dangling, place[v])
		} else {
			inverse[v] = 1 / float64(s)
		}
	}
	r.blocks = split(r.start, blockEdges, side)
	r.change = make([]float64, len(r.blocks)-1)
	r.source, r.share = make([]int32, g.E()), make([]float64, g.E())
	r.eachBlock(func(lo, hi int) float64 {
		r.fill(g, w, lo, hi, place, inverse)
		return 0
	})
	return r
}

// byDegree returns the nodes by falling degree, then rising, within each window
// of so many nodes: neighbours that were near each other stay so, which is how
// large graphs are fast in memory.
func byDegree(degree []int32, window int) []int32 {
	order := make([]int32, len(degree))
	var next []int // where the next node of most less this degree goes
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
	return order
}

// fill sets the sources of the places lo..hi-1.
func (r *ranking) fill(g *Graph, w Weighting, lo, hi int, place []int32, inverse []float64) {
	for p := lo; p < hi; p++ {
		v := r.order[p]
		weights := g.InWeights(v)
		source, share := r.source[r.start[p]:r.start[p+1]], r.share[r.start[p]:r.start[p+1]]
		for i, u := range g.In(v) {
			source[i], share[i] = place[u], inverse[u]
			if w == Weighted {
				share[i] *= float64(weights[i])
			}
		}
	}
}

// eachBlock runs f for all blocks and returns the sum of its results, in the
// order of the blocks.
func (r *ranking) eachBlock(f func(lo, hi int) float64) (sum float64) {
	inParallel(len(r.change), func(b int) { r.change[b] = f(r.blocks[b], r.blocks[b+1]) })
	for _, x := range r.change {
		sum += x
	}
	return sum
}

// step computes the next ranks and returns by how much they differ from the
// last, summed up.
func (r *ranking) step() float64 {
	lost := 0.0
	for _, p := range r.dangling {
		lost += r.rank[p]
	}
	lost *= r.each
	base := r.jump * r.each
	change := r.eachBlock(func(lo, hi int) float64 {
		r.sum(lo, hi)
		return r.jumps(r.next[lo:hi], r.rank[lo:hi], lost, base)
	})
	r.rank, r.next = r.next, r.rank
	return change
}

// jumps makes ranks of the sums in next and returns by how much they differ
// from the last, summed up.
func (r *ranking) jumps(next, rank []float64, lost, base float64) float64 {
	var change [side]float64 // as one sum waits for each addition
	for i, sum := range next {
		x := float64(r.follow*(sum+lost)) + base
		change[i%side] += math.Abs(x - rank[i])
		next[i] = x
	}
	return (change[0] + change[1]) + (change[2] + change[3])
}

const (
	side   = 4           // places that sum takes side by side
	window = 2048 * side // places sorted by in-degree
)

// sum sets next, at the places lo..hi-1, to the sum of share times rank over
// their sources, from the first to the last. A sum waits for each addition, so
// four of them go side by side as far as all four have sources. Products are
// converted to float64 so that no compiler fuses them with the sum.
func (r *ranking) sum(lo, hi int) {
	rank := r.rank
	p := lo
	for ; p+side <= hi; p += side {
		a, b, c, d, end := r.start[p], r.start[p+1], r.start[p+2], r.start[p+3], r.start[p+4]
		n := end - d // in-degrees fall, as no window ends within
		ia, ib, ic, id := r.source[a:a+n], r.source[b:b+n], r.source[c:c+n], r.source[d:d+n]
		wa, wb, wc, wd := r.share[a:a+n], r.share[b:b+n], r.share[c:c+n], r.share[d:d+n]
		var sa, sb, sc, sd float64
		for i := range n {
			sa += float64(wa[i] * rank[ia[i]])
			sb += float64(wb[i] * rank[ib[i]])
			sc += float64(wc[i] * rank[ic[i]])
			sd += float64(wd[i] * rank[id[i]])
		}
		r.next[p], r.next[p+1], r.next[p+2] = r.rest(sa, a+n, b), r.rest(sb, b+n, c), r.rest(sc, c+n, d)
		r.next[p+3] = sd
	}
	for ; p < hi; p++ {
		r.next[p] = r.rest(0, r.start[p], r.start[p+1])
	}
}

// rest adds the sources lo..hi-1 to a sum.
func (r *ranking) rest(sum float64, lo, hi int) float64 {
	for i := lo; i < hi; i++ {
		sum += float64(r.share[i] * r.rank[r.source[i]])
	}
	return sum
}
