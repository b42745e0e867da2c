package network

import "slices"

// peeling is the state of removing nodes, level by level. A node is removed at the
// level equal to the edges it has left. At each level only nodes near it are looked
// at: buckets for all degrees, as Batagelj and Zaversnik have them, take twice as
// long.
//
// It runs on one processor. Sharing the nodes between two was 0.96 to 1.17 times as
// fast (docs/benchmarks.md).
type peeling struct {
	g     *Graph
	left  []int32 // edges to nodes that are left; for a removed node, its core number
	level int32
	end   int32 // the first level beyond those that near was gathered for

	removed []int32 // nodes removed at this level
	near    []int32 // all other nodes with fewer than end edges left, and some removed ones
	far     []int32 // all nodes with end edges or more left, and some with fewer
}

// reach is the number of levels that near nodes are gathered for.
const reach = 16

func newPeeling(g *Graph) *peeling {
	n := g.N()
	p := &peeling{
		g: g, left: g.Degrees(), level: -1,
		removed: make([]int32, 0, n+1), near: make([]int32, 0, n+1), far: make([]int32, n),
	}
	for v := range p.far {
		p.far[v] = int32(v)
	}
	return p
}

// nextLevel goes to the next level. When no near nodes are left, it gathers new ones
// and skips levels at which none is removed. It returns false when no nodes are
// left.
func (p *peeling) nextLevel() bool {
	p.level++
	if p.level < p.end {
		return true
	}
	least := p.leastLeft()
	if least < 0 {
		return false
	}
	p.level, p.end = least, least+reach
	p.gatherNear()
	return true
}

// leastLeft drops removed nodes from far and returns the fewest edges that one of
// the others has left, -1 without nodes.
func (p *peeling) leastLeft() int32 {
	kept, least := p.far[:0], int32(-1)
	for _, v := range p.far {
		if d := p.left[v]; d >= p.level {
			kept = append(kept, v)
			if least < 0 || d < least {
				least = d
			}
		}
	}
	p.far = kept
	return least
}

// gatherNear moves nodes from far to near.
func (p *peeling) gatherNear() {
	kept := p.far[:0]
	p.near = p.near[:0]
	for _, v := range p.far {
		if p.left[v] < p.end {
			p.near = append(p.near, v)
		} else {
			kept = append(kept, v)
		}
	}
	p.far = kept
}

// removeLevel removes the nodes of the level, and those that fall to it as a result.
func (p *peeling) removeLevel() {
	left, level, nodes, removed := p.left, p.level, p.near, p.removed[:cap(p.removed)]
	i, k := 0, 0
	for _, v := range nodes {
		// Both are written to, as a branch would often be mispredicted.
		removed[i], nodes[k] = v, v
		d := left[v]
		if d == level {
			i++
		}
		if d > level {
			k++
		}
	}
	p.removed, p.near = removed[:i], nodes[:k]
	for i := 0; i < len(p.removed); i++ {
		v := p.removed[i]
		out, in := p.g.Out(v), p.g.In(v)
		if slices.Equal(out, in) {
			p.lowerTwice(out)
		} else {
			p.lower(out)
			p.lower(in)
		}
	}
}

// lower takes an edge from each of the given nodes that are left.
func (p *peeling) lower(nodes []int32) {
	left, level := p.left, p.level
	for _, u := range nodes {
		if d := left[u] - 1; d >= level {
			left[u] = d
			if d == level {
				p.removed = append(p.removed, u)
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
				p.removed = append(p.removed, u)
			} else if less < p.end && d >= p.end {
				p.near = append(p.near, u)
			}
		}
	}
}
