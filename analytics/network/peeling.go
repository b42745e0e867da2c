package network

import (
	"runtime"
	"slices"
	"sort"
)

// peeling is the state of taking out nodes, level by level. Several processors
// share the nodes: each takes out its own, and passes on the edges that the
// nodes of others lose by that.
type peeling struct {
	left  []int32 // edges to nodes that are left; of a node that is taken out, its core number
	level int32
	end   int32 // the first level that the lists of near nodes are not made for

	peelers []*peeler
	team    *team
	step    func(*peeler) // what the team does in a round
}

// reach is the number of levels that the lists of near nodes are made for.
const reach = 16

// peelerNodes is the number of nodes from which it pays to have another
// processor: where all that is left fits in a cache, passing on costs more.
const peelerNodes = 1 << 18

// peelers returns on how many processors to share g.
func peelers(g *Graph) int { return max(1, min(runtime.GOMAXPROCS(0), g.N()/peelerNodes)) }

// newPeeling shares the nodes of g on a number of peelers.
func newPeeling(g *Graph, number int) *peeling {
	p := &peeling{left: g.Degrees(), level: -1}
	first := 0
	for i := range number {
		end := g.N()
		if i+1 < number { // as many edges for each
			end = max(first, sort.SearchInts(g.out.start, g.E()*(i+1)/number))
		}
		p.peelers = append(p.peelers, newPeeler(p, g, first, end))
		first = end
	}
	p.team = newTeam(number, func(i int) { p.step(p.peelers[i]) })
	return p
}

// coreNumbers takes out every node. The result may be used, the peeling may not.
func (p *peeling) coreNumbers() []int32 {
	defer p.team.stop()
	for p.rise() {
		p.round((*peeler).begin)
		for p.passOn() {
			p.round((*peeler).receive)
		}
	}
	return p.left
}

// round has every peeler do a step.
func (p *peeling) round(step func(*peeler)) {
	p.step = step
	p.team.run()
}

// rise goes to the next level. Where no list of near nodes is left, it has them
// made anew, and skips levels at which nobody is taken out. It returns false
// when no nodes are left.
func (p *peeling) rise() bool {
	p.level++
	if p.level < p.end {
		return true
	}
	p.round((*peeler).forget)
	least := int32(-1)
	for _, x := range p.peelers {
		if x.least >= 0 && (least < 0 || x.least < least) {
			least = x.least
		}
	}
	if least < 0 {
		return false
	}
	p.level, p.end = least, least+reach
	p.round((*peeler).look)
	return true
}

// passOn makes what the peelers sent ready to be received. It returns false when
// they sent nothing.
func (p *peeling) passOn() (any bool) {
	for _, x := range p.peelers {
		x.passed, x.sent = x.sent, x.passed[:0]
		any = any || len(x.passed) > 0
	}
	return any
}

// peeler takes out the nodes from first to before end.
type peeler struct {
	all        *peeling
	g          *Graph
	first, end int32
	left       []int32
	level      int32 // that of all, as is until
	until      int32

	out  []int32 // nodes that are taken out at this level
	done int     // of them, whose edges are taken from their neighbours already
	near []int32 // all other nodes with less than until edges left, and some that are taken out
	far  []int32 // all nodes with until edges or more left, and some with less

	least        int32   // of what its nodes have left, -1 without nodes
	sent, passed []int32 // nodes of others, once for each edge they lose; and those of the round before
	got          []int32 // what others passed on
}

func newPeeler(p *peeling, g *Graph, first, end int) *peeler {
	n := end - first
	x := &peeler{
		all: p, g: g, first: int32(first), end: int32(end), left: p.left,
		out: make([]int32, 0, n+1), near: make([]int32, 0, n+1), far: make([]int32, n),
	}
	for i := range x.far {
		x.far[i] = int32(first + i)
	}
	return x
}

// forget drops the far nodes that were taken out and finds the least of what one
// of the others has left.
func (x *peeler) forget() {
	kept := x.far[:0]
	x.least = -1
	for _, v := range x.far {
		if d := x.left[v]; d >= x.all.level {
			kept = append(kept, v)
			if x.least < 0 || d < x.least {
				x.least = d
			}
		}
	}
	x.far = kept
}

// look moves nodes from far to near.
func (x *peeler) look() {
	kept := x.far[:0]
	x.near = x.near[:0]
	for _, v := range x.far {
		if x.left[v] < x.all.end {
			x.near = append(x.near, v)
		} else {
			kept = append(kept, v)
		}
	}
	x.far = kept
}

// begin takes out the nodes of the level, and those that come to be of it.
func (x *peeler) begin() {
	x.level, x.until = x.all.level, x.all.end
	left, level, nodes, out := x.left, x.level, x.near, x.out[:cap(x.out)]
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
	x.out, x.near, x.done = out[:i], nodes[:k], 0
	x.takeOut()
}

// receive takes the edges that others passed on, and takes out the nodes that
// come to be of the level by that.
func (x *peeler) receive() {
	x.got = x.got[:0]
	for _, other := range x.all.peelers {
		for _, u := range other.passed {
			if x.first <= u && u < x.end {
				x.got = append(x.got, u)
			}
		}
	}
	x.lower(x.got)
	x.takeOut()
}

func (x *peeler) takeOut() {
	alone := len(x.all.peelers) == 1
	i := x.done
	for ; i < len(x.out); i++ {
		v := x.out[i]
		out, in := x.g.Out(v), x.g.In(v)
		switch {
		case !alone:
			x.lowerOwn(out)
			x.lowerOwn(in)
		case slices.Equal(out, in):
			x.lowerTwice(out)
		default:
			x.lower(out)
			x.lower(in)
		}
	}
	x.done = i
}

// lower takes an edge from each of the given nodes that are left.
func (x *peeler) lower(nodes []int32) {
	left, level := x.left, x.level
	for _, u := range nodes {
		if d := left[u] - 1; d >= level {
			left[u] = d
			if d == level {
				x.out = append(x.out, u)
			} else if d == x.until-1 {
				x.near = append(x.near, u)
			}
		}
	}
}

// lowerTwice takes two edges from each of the given nodes that are left.
func (x *peeler) lowerTwice(nodes []int32) {
	left, level := x.left, x.level
	for _, u := range nodes {
		if d := left[u]; d > level {
			less := max(d-2, level)
			left[u] = less
			if less == level {
				x.out = append(x.out, u)
			} else if less < x.until && d >= x.until {
				x.near = append(x.near, u)
			}
		}
	}
}

// lowerOwn takes an edge from each of the given nodes that are its own and
// left, and sends the others.
func (x *peeler) lowerOwn(nodes []int32) {
	left, level, first, size := x.left, x.level, x.first, uint32(x.end-x.first)
	for _, u := range nodes {
		if uint32(u-first) >= size {
			x.sent = append(x.sent, u)
			continue
		}
		if d := left[u] - 1; d >= level {
			left[u] = d
			if d == level {
				x.out = append(x.out, u)
			} else if d == x.until-1 {
				x.near = append(x.near, u)
			}
		}
	}
}
