package network

import "slices"

// CoreNumbers returns, for each node, the largest k such that the node lies in
// the k-core of g: the maximal subgraph in which every node has degree at least
// k. Degree is in-degree plus out-degree, so the complete digraph of 14 nodes
// is a 26-core. It equals networkx.core_number on a DiGraph.
//
// Nodes are taken out level by level: at level k, those that have no more than k
// edges left [1]. Only nodes whose degree is near the level are looked at again
// and again, so that it takes O(n + m) time.
//
// [1] Batagelj, Zaversnik (2003): An O(m) Algorithm for Cores Decomposition of
// Networks, arXiv:cs/0310049.
func (g *Graph) CoreNumbers() []int32 {
	p := newPeeling(g.Degrees())
	for p.rise() {
		for i := 0; i < len(p.out); i++ {
			v := p.out[i]
			out, in := g.Out(v), g.In(v)
			if slices.Equal(out, in) {
				p.lowerTwice(out)
			} else {
				p.lower(out)
				p.lower(in)
			}
		}
	}
	return p.left
}

// peeling is the state of taking out nodes.
type peeling struct {
	left  []int32 // edges to nodes that are left; of a node that is taken out, its core number
	level int32
	out   []int32 // nodes that are taken out at this level
	near  []int32 // all other nodes with less than end edges left, and some that are taken out
	end   int32
	far   []int32 // all nodes with end edges or more left, and some with less
}

// reach is the number of levels that near is made for.
const reach = 16

func newPeeling(degree []int32) *peeling {
	n := len(degree)
	p := &peeling{left: degree, level: -1, far: make([]int32, n), out: make([]int32, 0, n+1), near: make([]int32, 0, n+1)}
	for v := range p.far {
		p.far[v] = int32(v)
	}
	return p
}

// rise goes to the next level and finds the nodes to take out first. It returns
// false when no nodes are left.
func (p *peeling) rise() bool {
	p.level++
	if p.level == p.end && !p.look() {
		return false
	}
	p.out, p.near = p.part(p.near)
	return true
}

// part splits nodes into those to take out at this level and those with more edges.
func (p *peeling) part(nodes []int32) (out, more []int32) {
	left, level, out := p.left, p.level, p.out[:cap(p.out)]
	i, k := 0, 0
	for _, v := range nodes {
		// Both are written to, as a jump would often be guessed wrong.
		out[i], nodes[k] = v, v
		d := left[v]
		if d == level {
			i++
		}
		if d > level {
			k++
		}
	}
	return out[:i], nodes[:k]
}

// look makes near anew, when nothing in it is left, and skips levels at which
// nobody is taken out. It returns false when no nodes are left.
func (p *peeling) look() bool {
	kept, least := p.far[:0], int32(-1)
	for _, v := range p.far {
		if d := p.left[v]; d >= p.level {
			kept = append(kept, v)
			if least < 0 || d < least {
				least = d
			}
		}
	}
	p.level, p.end = least, least+reach
	p.far, p.near = kept[:0], p.near[:0]
	for _, v := range kept {
		if p.left[v] < p.end {
			p.near = append(p.near, v)
		} else {
			p.far = append(p.far, v)
		}
	}
	return len(kept) > 0
}

// lower takes an edge from each of the given nodes that are left.
func (p *peeling) lower(nodes []int32) {
	left, level := p.left, p.level
	for _, u := range nodes {
		if d := left[u] - 1; d >= level {
			left[u] = d
			if d == level {
				p.out = append(p.out, u)
			} else if d == p.end-1 {
				p.near = append(p.near, u)
			}
		}
	}
}

// lowerTwice takes two edges from each of the given nodes that are left.
func (p *peeling) lowerTwice(nodes []int32) {
	left, level := p.left, p.level
	for _, u := range nodes {
		if d := left[u]; d > level {
			less := max(d-2, level)
			left[u] = less
			if less == level {
				p.out = append(p.out, u)
			} else if less < p.end && d >= p.end {
				p.near = append(p.near, u)
			}
		}
	}
}

// KCore returns the k-core of g by its core numbers: the subgraph of all nodes
// whose core number is at least k, and their numbers in g.
func (g *Graph) KCore(core []int32, k int) (sub *Graph, nodes []int32) {
	keep := make([]bool, len(core))
	for v, c := range core {
		keep[v] = int(c) >= k
	}
	return g.Induced(keep)
}
