package network

import (
	"runtime"
	"slices"
)

const (
	// stepEdges is the number of edges in a block of PageRank's step.
	stepEdges = 1 << 12

	// partBlocks is the number of blocks from which a part is worth a processor.
	partBlocks = 16

	// Ranks of so many nodes fit into the cache of one processor. Then to send a
	// rank takes as long as some four edges do.
	cachedRanks, edgesPerMail = 1 << 17, 4
)

// divide makes a part for each processor, of blocks next to each other, if that
// is faster than one part. dangling are the places of the nodes that no edge
// leaves.
func (r *ranking) divide(dangling []int32) {
	r.divideInto(max(min(len(r.change)/partBlocks, runtime.GOMAXPROCS(0)), 1), dangling)
	if len(r.order) < cachedRanks && r.messages()*edgesPerMail > len(r.source) {
		r.divideInto(1, dangling)
	}
}

func (r *ranking) divideInto(parts int, dangling []int32) {
	blocks := len(r.change)
	r.parts = make([]*rankingPart, parts)
	for i := range r.parts {
		r.parts[i] = &rankingPart{blocks: [2]int{i * blocks / parts, (i + 1) * blocks / parts}}
	}
	inParallel(parts, func(i int) {
		p := r.parts[i]
		p.rank, p.next = make([]float64, len(r.order)), make([]float64, len(r.order))
		lo, hi := r.places(p)
		for place := lo; place < hi; place++ {
			p.rank[place] = r.each
		}
		for at, place := range dangling {
			if lo <= int(place) && int(place) < hi {
				p.dangling = append(p.dangling, danglingPlace{place, int32(at)})
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

// messages returns how many ranks are sent in a step.
func (r *ranking) messages() (n int) {
	for _, p := range r.parts {
		for _, m := range p.in {
			n += len(m.place)
		}
	}
	return n
}

// places returns the range of places of a part.
func (r *ranking) places(p *rankingPart) (lo, hi int) {
	return r.blocks[p.blocks[0]], r.blocks[p.blocks[1]]
}

// subscribe sets from which parts p needs which ranks.
func (r *ranking) subscribe(p *rankingPart) {
	needed := make([]bool, len(r.order))
	lo, hi := r.places(p)
	for _, place := range r.source[r.start[lo]:r.start[hi]] {
		needed[place] = true
	}
	for _, from := range r.parts {
		if from == p {
			continue
		}
		m := &mail{from: from}
		for lo, hi := r.places(from); lo < hi; lo++ {
			if needed[lo] {
				m.place = append(m.place, int32(lo))
			}
		}
		for i := range m.rank {
			m.rank[i] = slices.Repeat([]float64{r.each}, len(m.place))
		}
		p.in = append(p.in, m)
	}
}
