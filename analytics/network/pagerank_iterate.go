package network

import (
	"math"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// powerIteration is the state of PageRank's iteration. Each node has a slot. Within
// a window of slots in-degrees fall, so adjacent slots have about as many sources
// and can be summed side by side.
type powerIteration struct {
	order  []int32   // node in each slot
	start  []int     // sources of a slot are start[slot]:start[slot+1]
	source []int32   // slot of the source, by rising node
	share  []float64 // what the edge counts over what all edges of its source count

	follow, jump  float64   // probabilities
	each          float64   // 1/n
	dangling      []float64 // ranks of the nodes that no edge leaves, by rising node
	danglingShare float64   // what each node gets of those ranks

	blocks []int     // bounds of ranges of slots
	change []float64 // in each block
	parts  []*rankPart
	pool   *parallel.Pool // does a step, one task a part
	phase  int            // 0 or 1: which ranks of a message are written, the others being read
}

// step computes the next ranks and returns their summed change.
func (r *powerIteration) step() (change float64) {
	r.danglingShare = r.sumOfDangling() * r.each
	r.phase = 1 - r.phase
	r.pool.Run()
	for _, x := range r.change {
		change += x
	}
	return change
}

func (r *powerIteration) sumOfDangling() (sum float64) {
	if len(r.parts) == 1 {
		for _, d := range r.parts[0].dangling {
			sum += r.parts[0].rank[d.slot]
		}
		return sum
	}
	for _, x := range r.dangling {
		sum += x
	}
	return sum
}

// rankPart is a range of slots whose ranks one processor computes. It has its own
// copy of the ranks, as a processor that writes where another has read must wait for
// the other's cache, and receives the ranks it needs from other parts in messages.
type rankPart struct {
	blocks     [2]int    // first and end
	rank, next []float64 // in each slot of the part and those it has messages from
	dangling   []danglingSlot
	in, out    []*message
}

// danglingSlot is the slot of a node that no edge leaves.
type danglingSlot struct{ slot, at int32 } // at is its index in powerIteration.dangling

// message holds the ranks of one part that another needs.
type message struct {
	from *rankPart
	slot []int32
	rank [2][]float64 // read and written in turn
}

// stepPart does the work of one part in a step.
func (r *powerIteration) stepPart(part int) {
	p := r.parts[part]
	for _, m := range p.in {
		for i, x := range m.rank[1-r.phase] {
			p.rank[m.slot[i]] = x
		}
	}
	for b := p.blocks[0]; b < p.blocks[1]; b++ {
		lo, hi := r.blocks[b], r.blocks[b+1]
		r.sum(p.next, p.rank, lo, hi)
		r.change[b] = r.finish(p.next[lo:hi], p.rank[lo:hi])
	}
	p.rank, p.next = p.next, p.rank
	if len(r.parts) == 1 {
		return
	}
	for _, m := range p.out {
		for i, at := range m.slot {
			m.rank[r.phase][i] = p.rank[at]
		}
	}
	for _, d := range p.dangling {
		r.dangling[d.at] = p.rank[d.slot]
	}
}

// finish turns the sums in next into ranks and returns their summed change.
func (r *powerIteration) finish(next, rank []float64) float64 {
	danglingShare, base := r.danglingShare, r.jump*r.each
	var change [side]float64 // as one sum waits for each addition
	for i, sum := range next {
		x := float64(r.follow*(sum+danglingShare)) + base
		change[i%side] += math.Abs(x - rank[i])
		next[i] = x
	}
	return (change[0] + change[1]) + (change[2] + change[3])
}

// side is the number of slots that sum adds up side by side.
const side = 4

// sum sets next, in the slots lo..hi-1, to the sum of share times rank over
// their sources, from the first to the last. A sum waits for each addition, so
// four of them go side by side as far as all four have sources. Products are
// converted to float64 so that no compiler fuses them with the sum.
func (r *powerIteration) sum(next, rank []float64, lo, hi int) {
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
		next[p], next[p+1], next[p+2] = r.rest(rank, sa, a+n, b), r.rest(rank, sb, b+n, c), r.rest(rank, sc, c+n, d)
		next[p+3] = sd
	}
	for ; p < hi; p++ {
		next[p] = r.rest(rank, 0, r.start[p], r.start[p+1])
	}
}

// rest adds the sources lo..hi-1 to a sum.
func (r *powerIteration) rest(rank []float64, sum float64, lo, hi int) float64 {
	for i := lo; i < hi; i++ {
		sum += float64(r.share[i] * rank[r.source[i]])
	}
	return sum
}
