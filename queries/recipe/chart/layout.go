package chart

import (
	"math"
)

// layout places the nodes of a network in the unit square by the method of
// Fruchterman and Reingold (1991): edges pull, all nodes push, and the steps
// get shorter. A pull to the middle keeps parts that nothing joins together.
//
// The same network gets the same picture on every machine: the start is a fixed
// spiral, and the arithmetic is the four operations and the square root, whose
// products are rounded before they are added (float64(x*y)+z), so that no
// processor fuses them.
func layout(nodes int, edges []Edge) []point {
	if nodes == 0 {
		return nil
	}
	at := spiral(nodes)
	const rounds = 400
	ideal := math.Sqrt(1/float64(nodes)) * 0.9
	push := make([]point, nodes)
	for round := range rounds {
		step := 0.12 * float64(rounds-round) / rounds
		repel(at, push, ideal*ideal)
		for _, e := range edges {
			attract(at, push, e, ideal)
		}
		for i := range at {
			// The middle pulls as an edge of some length would.
			push[i].x -= float64((at[i].x - 0.5) * 0.9)
			push[i].y -= float64((at[i].y - 0.5) * 0.9)
			length := norm(push[i].x, push[i].y)
			if length > step {
				push[i].x, push[i].y = push[i].x/length*step, push[i].y/length*step
			}
			at[i].x, at[i].y = at[i].x+push[i].x, at[i].y+push[i].y
		}
	}
	return fitUnit(at)
}

// spiral is the start: points by the multiples of the golden ratio and of the
// square root of 2, which spread evenly.
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

// repel sets the push of all nodes on each other: ideal² / distance.
func repel(at, push []point, ideal2 float64) {
	clear(push)
	for i := range at {
		for j := range i {
			dx, dy := at[i].x-at[j].x, at[i].y-at[j].y
			d2 := float64(dx*dx) + float64(dy*dy)
			if d2 < 1e-9 {
				dx, dy, d2 = 1e-4*float64(i-j), 1e-4, 1e-7
			}
			f := ideal2 / d2
			fx, fy := float64(dx*f), float64(dy*f)
			push[i].x, push[i].y = push[i].x+fx, push[i].y+fy
			push[j].x, push[j].y = push[j].x-fx, push[j].y-fy
		}
	}
}

// attract adds the pull of an edge: distance² / ideal.
func attract(at, push []point, e Edge, ideal float64) {
	dx, dy := at[e.From].x-at[e.To].x, at[e.From].y-at[e.To].y
	f := norm(dx, dy) / ideal
	fx, fy := float64(dx*f), float64(dy*f)
	push[e.From].x, push[e.From].y = push[e.From].x-fx, push[e.From].y-fy
	push[e.To].x, push[e.To].y = push[e.To].x+fx, push[e.To].y+fy
}

// fitUnit stretches the points to the unit square.
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
