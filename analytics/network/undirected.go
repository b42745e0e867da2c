package network

import (
	"iter"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// undirected returns the undirected simple graph underlying g: u and v are
// neighbours when there is an edge either way. Its edges have no weights.
func (g *Graph) undirected() *rows {
	s := &rows{start: make([]int, g.N()+1), node: make([]int32, 2*g.E())}
	// Each block fills a place that is large enough for it.
	bounds := split(g.out.start, blockEdges, 1)
	place := func(v int) int { return g.out.start[v] + g.in.start[v] }
	parallel.For(len(bounds)-1, func(i int) {
		for v := bounds[i]; v < bounds[i+1]; v++ {
			at := place(bounds[i])
			if v > bounds[i] {
				at = s.start[v]
			}
			s.start[v+1] = at + union(s.node[at:], g.Out(int32(v)), g.In(int32(v)))
		}
	})
	// Then they move together.
	end := 0
	for i, lo := range bounds[:len(bounds)-1] {
		from, hi := place(lo), bounds[i+1]
		n := copy(s.node[end:], s.node[from:s.start[hi]])
		for v := lo; v < hi; v++ {
			s.start[v+1] -= from - end
		}
		end += n
	}
	s.node = s.node[:end]
	s.measure()
	return s
}

// union puts the elements of two rising lists into dst, rising, each once, and
// returns how many there are.
func union(dst, a, b []int32) int {
	i, j, n := 0, 0, 0
	for ; i < len(a) && j < len(b); n++ {
		x, y := a[i], b[j]
		dst[n] = min(x, y)
		if x <= y {
			i++
		}
		if y <= x {
			j++
		}
	}
	for _, x := range a[i:] {
		dst[n] = x
		n++
	}
	for _, y := range b[j:] {
		dst[n] = y
		n++
	}
	return n
}

// neighbour is a node that has an edge from or to another, or both.
type neighbour struct {
	node    int32
	out, in int // positions of the edges to it and from it among those of the other node, -1 for none
}

// neighbours yields the neighbours of v, rising.
func (g *Graph) neighbours(v int32) iter.Seq[neighbour] {
	return func(yield func(neighbour) bool) {
		out, in := g.Out(v), g.In(v)
		for i, j := 0, 0; i < len(out) || j < len(in); {
			var x neighbour
			switch {
			case j == len(in) || i < len(out) && out[i] < in[j]:
				x = neighbour{out[i], i, -1}
				i++
			case i == len(out) || in[j] < out[i]:
				x = neighbour{in[j], -1, j}
				j++
			default:
				x = neighbour{out[i], i, j}
				i++
				j++
			}
			if !yield(x) {
				return
			}
		}
	}
}

// between returns the total count of the edges between v and one of its neighbours.
func (g *Graph) between(v int32, u neighbour, w Weighting) (count int64) {
	if u.out >= 0 {
		count += w.of(g.OutWeights(v)[u.out])
	}
	if u.in >= 0 {
		count += w.of(g.InWeights(v)[u.in])
	}
	return count
}
