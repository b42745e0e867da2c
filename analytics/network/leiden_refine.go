package network

import (
	"math"
	"math/rand/v2"
)

// randomness is how readily a refinement takes what gains less: theta of the paper.
const randomness = 0.01

// refine divides each community of a partition into parts, and returns the part of each
// node and the number of parts. A part is connected, and has no fewer edges to the rest of
// its community than expected when it is joined by another node.
func (l *level) refine(of []int32, random *rand.Rand) (part []int32, count int) {
	n := l.n()
	whole := l.cover(append([]int32(nil), of...))
	parts := l.cover(numbers(n))
	within := make([]int64, n) // of each part, the count of the edges to the rest of its community
	for v := range int32(n) {
		for i := l.start[v]; i < l.start[v+1]; i++ {
			if of[l.node[i]] == of[v] {
				within[v] += l.count[i]
			}
		}
	}
	// linked reports whether a part has as many edges to the rest of a community as expected.
	linked := func(p, community int32) bool {
		out, in := parts.out[p], parts.in[p]
		return l.excess(within[p], out, in, whole.out[community]-out, whole.in[community]-in) >= 0
	}
	links := newTally(n)
	var choice chooser
	count = n
	for _, v := range shuffled(n, random) {
		own, community := parts.of[v], of[v]
		if parts.size[own] > 1 || !linked(own, community) {
			continue
		}
		for i := l.start[v]; i < l.start[v+1]; i++ {
			if u := l.node[i]; of[u] == community {
				links.add(parts.of[u], l.count[i])
			}
		}
		choice.begin(own)
		for _, p := range links.seen {
			if gain := l.excess(links.sum[p], l.out[v], l.in[v], parts.out[p], parts.in[p]); gain >= 0 && linked(p, community) {
				choice.add(p, gain/l.total)
			}
		}
		if to := choice.draw(random); to != own {
			within[to] += within[own] - 2*links.sum[to]
			parts.take(l, v)
			parts.add(l, v, to)
			count--
		}
		links.clear()
	}
	return renumbered(parts.of, n), count
}

// chooser draws one of several by chances in proportion to exp(gain / randomness).
type chooser struct {
	what  []int32
	gains []float64
}

// begin starts a choice in which what gains 0.
func (c *chooser) begin(what int32) {
	c.what, c.gains = append(c.what[:0], what), append(c.gains[:0], 0)
}

func (c *chooser) add(what int32, gain float64) {
	c.what, c.gains = append(c.what, what), append(c.gains, gain)
}

func (c *chooser) draw(random *rand.Rand) int32 {
	most := 0.0
	for _, g := range c.gains {
		most = max(most, g)
	}
	sum := 0.0
	for i, g := range c.gains {
		sum += math.Exp((g - most) / randomness)
		c.gains[i] = sum
	}
	x := random.Float64() * sum
	for i, upTo := range c.gains {
		if x < upTo {
			return c.what[i]
		}
	}
	return c.what[len(c.what)-1]
}
