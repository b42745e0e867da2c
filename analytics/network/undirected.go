package network

// simple is the undirected simple graph under a Graph: u and v are neighbours
// when there is an edge either way. The neighbours of v stand at
// start[v]:start[v+1], rising.
type simple struct {
	start []int
	node  []int32
}

func (s *simple) of(v int32) []int32 { return s.node[s.start[v]:s.start[v+1]] }
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
