package network

import (
	"runtime"
	"slices"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

const (
	// stepEdges is the number of edges in a block of an iteration.
	stepEdges = 1 << 12

	// partBlocks is the number of blocks that make a part worth a processor.
	partBlocks = 16

	// This many ranks fit into the cache of one processor. There, sending a rank
	// takes as long as about four edges.
	cachedRanks, edgesPerRank = 1 << 17, 4
)

// partition makes a part of adjacent blocks for each processor, if that is faster
// than a single part. dangling are the slots of the nodes that no edge leaves.
//
// Two parts make a step 1.4 times as fast on 22,000 edges and 1.7 times on
// 2.2 million (docs/benchmarks.md).
func (r *powerIteration) partition(dangling []int32) {
	r.partitionInto(max(min(len(r.change)/partBlocks, runtime.GOMAXPROCS(0)), 1), dangling)
	if len(r.order) < cachedRanks && r.sentRanks()*edgesPerRank > len(r.source) {
		r.partitionInto(1, dangling)
	}
}

func (r *powerIteration) partitionInto(parts int, dangling []int32) {
	blocks := len(r.change)
	r.parts = make([]*rankPart, parts)
	for i := range r.parts {
		r.parts[i] = &rankPart{blocks: [2]int{i * blocks / parts, (i + 1) * blocks / parts}}
	}
	parallel.For(parts, func(i int) {
		p := r.parts[i]
		p.rank, p.next = make([]float64, len(r.order)), make([]float64, len(r.order))
		lo, hi := r.slots(p)
		for slot := lo; slot < hi; slot++ {
			p.rank[slot] = r.each
		}
		for at, slot := range dangling {
			if lo <= int(slot) && int(slot) < hi {
				p.dangling = append(p.dangling, danglingSlot{slot, int32(at)})
			}
		}
		if parts > 1 {
			r.subscribe(p)
		}
	})
	for _, p := range r.parts {
		for _, m := range p.in {
			m.from.out = append(m.from.out, m)
		}
	}
}

// sentRanks returns how many ranks are sent in a step.
func (r *powerIteration) sentRanks() (n int) {
	for _, p := range r.parts {
		for _, m := range p.in {
			n += len(m.slot)
		}
	}
	return n
}

// slots returns the range of slots of a part.
func (r *powerIteration) slots(p *rankPart) (lo, hi int) {
	return r.blocks[p.blocks[0]], r.blocks[p.blocks[1]]
}

// subscribe finds which ranks of the other parts p needs.
func (r *powerIteration) subscribe(p *rankPart) {
	needed := make([]bool, len(r.order))
	lo, hi := r.slots(p)
	for _, slot := range r.source[r.start[lo]:r.start[hi]] {
		needed[slot] = true
	}
	for _, from := range r.parts {
		if from == p {
			continue
		}
		m := &message{from: from}
		for lo, hi := r.slots(from); lo < hi; lo++ {
			if needed[lo] {
				m.slot = append(m.slot, int32(lo))
			}
		}
		for i := range m.rank {
			m.rank[i] = slices.Repeat([]float64{r.each}, len(m.slot))
		}
		p.in = append(p.in, m)
	}
}
