package chart

import (
	"math"
	"slices"
)

// point is a place, with x to the right.
type point struct{ x, y float64 }

// box is a rectangle.
type box struct{ x, y, w, h float64 }

// layout places the nodes of a network in a rectangle. Unconnected components get
// areas of their own, in proportion to their nodes. Within each, edges attract and
// all nodes repel, more strongly the more edges they have (the forces of
// ForceAtlas2, Jacomy et al. 2014, doi:10.1371/journal.pone.0098679), and the steps
// get shorter.
//
// The same network gets the same picture on every machine: the start is a fixed
// spiral, and the arithmetic is the four operations and the square root, with
// products rounded before they are added (float64(x*y)+z), so that no processor
// fuses them. EadesR2 of gonum.org/v1/gonum/graph/layout starts from random places,
// adds forces in map order, and lets unconnected components repel each other for
// ever.
func layout(nodes int, edges []Edge, area box) []point {
	at := make([]point, nodes)
	parts := components(nodes, edges)
	sizes := make([]float64, len(parts))
	for i, part := range parts {
		sizes[i] = float64(len(part)) + 1
	}
	for i, place := range divide(area, sizes) {
		part := parts[i]
		local := map[int]int{}
		for k, node := range part {
			local[node] = k
		}
		var own []Edge
		for _, e := range edges {
			if k, ok := local[e.From]; ok {
				own = append(own, Edge{From: k, To: local[e.To]})
			}
		}
		for k, p := range spring(len(part), own) {
			at[part[k]] = point{place.x + float64(p.x*place.w), place.y + float64(p.y*place.h)}
		}
	}
	return at
}

// components returns the connected components of a network, the largest first, ties
// by the lowest node.
func components(nodes int, edges []Edge) [][]int {
	root := make([]int, nodes)
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, e := range edges {
		a, b := find(e.From), find(e.To)
		root[max(a, b)] = min(a, b)
	}
	var out [][]int
	place := map[int]int{}
	for i := range nodes {
		r := find(i)
		if _, ok := place[r]; !ok {
			place[r] = len(out)
			out = append(out, nil)
		}
		out[place[r]] = append(out[place[r]], i)
	}
	slices.SortStableFunc(out, func(a, b []int) int { return len(b) - len(a) })
	return out
}

// divide cuts a rectangle into parts of the given sizes, always across its
// longer side, with room between them.
func divide(area box, sizes []float64) []box {
	if len(sizes) <= 1 {
		return []box{slim(area)}[:len(sizes)]
	}
	total, first, n := 0.0, sizes[0], 1
	for _, s := range sizes {
		total += s
	}
	for n < len(sizes)-1 && first+sizes[n] <= total/2 {
		first += sizes[n]
		n++
	}
	const gap = 46
	a, b := area, area
	if area.w >= area.h {
		a.w = float64((area.w-gap)*first) / total
		b.x, b.w = area.x+a.w+gap, area.w-a.w-gap
	} else {
		a.h = float64((area.h-gap)*first) / total
		b.y, b.h = area.y+a.h+gap, area.h-a.h-gap
	}
	a.w, a.h, b.w, b.h = max(a.w, 1), max(a.h, 1), max(b.w, 1), max(b.h, 1)
	return append(divide(a, sizes[:n]), divide(b, sizes[n:])...)
}

// slim takes the middle of a rectangle that is much longer than wide.
func slim(b box) box {
	if most := 2 * b.w; b.h > most {
		b.y, b.h = b.y+(b.h-most)/2, most
	}
	if most := 2 * b.h; b.w > most {
		b.x, b.w = b.x+(b.w-most)/2, most
	}
	return b
}

// spring places the nodes of a component in the unit square.
func spring(nodes int, edges []Edge) []point {
	at := spiral(nodes)
	const rounds = 500
	settle(at, edges, rounds, 0)
	return fitUnit(at)
}

// settle moves nodes from where they are to where the forces balance. Beyond a reach
// repulsion fades, so that what one edge joins does not drift apart; 0 is for none.
func settle(at []point, edges []Edge, rounds int, reach float64) {
	push, mass := make([]point, len(at)), make([]float64, len(at))
	for i := range mass {
		mass[i] = 1
	}
	for _, e := range edges {
		mass[e.From]++
		mass[e.To]++
	}
	const strength = 0.004
	for round := range rounds {
		step := 0.1 * float64(rounds-round) / float64(rounds)
		repel(at, push, mass, strength, reach)
		for _, e := range edges {
			attract(at, push, e)
		}
		for i := range at {
			// Nodes with many edges move slowly.
			x, y := push[i].x/mass[i], push[i].y/mass[i]
			if length := norm(x, y); length > step {
				x, y = float64(x/length*step), float64(y/length*step)
			}
			at[i].x, at[i].y = at[i].x+x, at[i].y+y
		}
	}
}

// spiral is the start: points at the multiples of the golden ratio and of the square
// root of 2, which spread evenly.
func spiral(n int) []point {
	out := make([]point, n)
	x, y := 0.5, 0.5
	for i := range out {
		out[i] = point{x, y}
		x += 0.6180339887498949
		y += 0.41421356237309503
		x, y = x-math.Floor(x), y-math.Floor(y)
	}
	return out
}

func norm(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }

// repel adds the repulsion of all nodes on each other, which falls with the distance
// and rises with the edges of both, so that hubs get room.
func repel(at, push []point, mass []float64, strength, reach float64) {
	clear(push)
	for i := range at {
		for j := range i {
			dx, dy := at[i].x-at[j].x, at[i].y-at[j].y
			d2 := float64(dx*dx) + float64(dy*dy)
			if d2 < 1e-9 {
				dx, dy, d2 = 1e-4*float64(i-j), 1e-4, 1e-7
			}
			f := float64(strength*mass[i]*mass[j]) / d2
			if reach > 0 {
				far := d2 / (reach * reach)
				f /= 1 + float64(far*far)
			}
			fx, fy := float64(dx*f), float64(dy*f)
			push[i].x, push[i].y = push[i].x+fx, push[i].y+fy
			push[j].x, push[j].y = push[j].x-fx, push[j].y-fy
		}
	}
}

// attract adds the attraction of an edge, which is its length.
func attract(at, push []point, e Edge) {
	dx, dy := at[e.From].x-at[e.To].x, at[e.From].y-at[e.To].y
	push[e.From].x, push[e.From].y = push[e.From].x-dx, push[e.From].y-dy
	push[e.To].x, push[e.To].y = push[e.To].x+dx, push[e.To].y+dy
}

// fitUnit scales the points to the unit square.
func fitUnit(at []point) []point {
	lo, hi := at[0], at[0]
	for _, p := range at {
		lo, hi = point{min(lo.x, p.x), min(lo.y, p.y)}, point{max(hi.x, p.x), max(hi.y, p.y)}
	}
	scale := func(x, lo, hi float64) float64 {
		if hi-lo < 1e-9 {
			return 0.5
		}
		return (x - lo) / (hi - lo)
	}
	for i, p := range at {
		at[i] = point{scale(p.x, lo.x, hi.x), scale(p.y, lo.y, hi.y)}
	}
	return at
}
