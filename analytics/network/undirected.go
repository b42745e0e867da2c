package network

import "iter"

// simple is the undirected simple graph under a Graph: u and v are neighbours
// when there is an edge either way. The neighbours of v stand at
// start[v]:start[v+1], rising.
type simple struct {
	start []int
	node  []int32
}

func (s *simple) degree(v int32) int { return s.start[v+1] - s.start[v] }

// undirected returns the undirected simple graph under g in O(n + m) time.
func (g *Graph) undirected() *simple {
	s := &simple{start: make([]int, g.N()+1), node: make([]int32, 0, 2*g.E())}
	for v := range int32(g.N()) {
		s.node = union(s.node, g.Out(v), g.In(v))
		s.start[v+1] = len(s.node)
	}
	return s
}

// union appends the members of two rising lists to dst, rising, each once.
func union(dst, a, b []int32) []int32 {
	for len(a) > 0 && len(b) > 0 {
		x, y := a[0], b[0]
		dst = append(dst, min(x, y))
		if x <= y {
			a = a[1:]
		}
		if y <= x {
			b = b[1:]
		}
	}
	return append(append(dst, a...), b...)
}

// neighbour is a node that has an edge from or to another, or both.
type neighbour struct {
	node    int32
	out, in int // where the edges to it and from it stand among those of the other node, -1 for none
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

// between returns what the edges between v and a neighbour of it count
// together.
func (g *Graph) between(v int32, u neighbour, w Weighting) (count int64) {
	if u.out >= 0 {
		count += w.of(g.OutWeights(v)[u.out])
	}
	if u.in >= 0 {
		count += w.of(g.InWeights(v)[u.in])
	}
	return count
}
