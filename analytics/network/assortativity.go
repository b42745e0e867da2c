package network

import (
	"math"
	"math/big"
	"math/bits"
)

// Assortativity returns Newman's degree assortativity [1] of the directed
// graph: Pearson's correlation, over all edges, between the out-degree of the
// source and the in-degree of the target. It is
// networkx.degree_assortativity_coefficient(G).
//
// It is NaN where it is undefined: without edges, when all sources have the
// same out-degree or all targets the same in-degree. All sums are exact, so that
// this is no matter of rounding.
//
// [1] Newman (2003): Mixing patterns in networks, arXiv:cond-mat/0209450, eq. 21.
func (g *Graph) Assortativity() float64 {
	return correlation(g.out.start, g.out.node, g.in.start)
}

// AssortativityUndirected returns the degree assortativity of the undirected
// simple graph under g, in which each edge counts in both directions. It is NaN
// without edges and when all ends of edges have the same degree.
func (g *Graph) AssortativityUndirected() float64 {
	s := g.undirected()
	return correlation(s.start, s.node, s.start)
}

// correlation returns Pearson's r over all edges u -> v between the out-degree
// x of u and the in-degree y of v. The edges of u are target[out[u]:out[u+1]],
// and v is a target in[v+1]-in[v] times.
func correlation(out []int, target []int32, in []int) float64 {
	bounds := split(out, blockEdges, 1)
	parts := make([]moments, len(bounds)-1)
	inParallel(len(parts), func(i int) { parts[i] = momentsOf(out, target, in, bounds[i], bounds[i+1]) })
	var m moments
	for _, p := range parts {
		m.x, m.y = m.x+p.x, m.y+p.y
		m.xx, m.yy, m.xy = m.xx.plus(p.xx), m.yy.plus(p.yy), m.xy.plus(p.xy)
	}
	n := int64(len(target))
	return covariance(n, m.x, m.y, m.xy) / math.Sqrt(covariance(n, m.x, m.x, m.xx)*covariance(n, m.y, m.y, m.yy))
}

// moments are sums over edges of x, y and their products.
type moments struct {
	x, y       uint64
	xx, yy, xy sum128
}

// momentsOf returns the sums of x, xx, xy and y over the edges that leave the
// nodes lo..hi-1, and of yy over those that reach them.
func momentsOf(out []int, target []int32, in []int, lo, hi int) moments {
	var x, y, xx, yy, xy, all uint64
	from := out[lo]
	for _, end := range out[lo+1 : hi+1] {
		targets := target[from:end]
		from = end
		sum := uint64(0)
		for _, v := range targets {
			sum += uint64(in[v+1] - in[v])
		}
		d := uint64(len(targets))
		x, y = x+d*d, y+sum
		xx, xy = xx+d*d*d, xy+d*sum
		all |= d
	}
	from = in[lo]
	for _, end := range in[lo+1 : hi+1] {
		d := uint64(end - from)
		from = end
		yy += d * d * d
		all |= d
	}
	// With degrees below 2^16 and fewer than 2^31 edges no sum reaches 2^63.
	if all>>16 != 0 || len(target)>>31 != 0 {
		return hubMoments(out, target, in, lo, hi)
	}
	return moments{x, y, sum128{0, xx}, sum128{0, yy}, sum128{0, xy}}
}

// hubMoments is momentsOf for degrees of any size.
func hubMoments(out []int, target []int32, in []int, lo, hi int) (m moments) {
	for u := lo; u < hi; u++ {
		d, e, sum := uint64(out[u+1]-out[u]), uint64(in[u+1]-in[u]), uint64(0)
		for _, v := range target[out[u]:out[u+1]] {
			sum += uint64(in[v+1] - in[v])
		}
		m.x, m.y = m.x+d*d, m.y+sum
		m.xx, m.yy, m.xy = m.xx.add(d*d, d), m.yy.add(e*e, e), m.xy.add(d, sum)
	}
	return m
}

// covariance returns n^2 times the covariance of two quantities, by their sums
// and the sum of their products over n edges.
func covariance(n int64, x, y uint64, xy sum128) float64 {
	c := new(big.Int).Mul(big.NewInt(n), xy.int())
	hi, lo := bits.Mul64(x, y)
	c.Sub(c, sum128{hi, lo}.int())
	f, _ := c.Float64()
	return f
}

// sum128 is an unsigned sum of products of 128 bits. No graph that fits into
// memory exceeds it.
type sum128 struct{ hi, lo uint64 }

// add returns s + a b.
func (s sum128) add(a, b uint64) sum128 {
	hi, lo := bits.Mul64(a, b)
	lo, carry := bits.Add64(s.lo, lo, 0)
	return sum128{s.hi + hi + carry, lo}
}

func (s sum128) plus(t sum128) sum128 {
	lo, carry := bits.Add64(s.lo, t.lo, 0)
	return sum128{s.hi + t.hi + carry, lo}
}

func (s sum128) int() *big.Int {
	x := new(big.Int).SetUint64(s.hi)
	return x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(s.lo))
}
