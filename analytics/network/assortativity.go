package network

import (
	"math"
	"math/big"
	"math/bits"
	"sort"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// Assortativity returns Newman's degree assortativity [1] of the directed graph:
// Pearson's correlation, over all edges, between the out-degree of the source and
// the in-degree of the target. It equals
// networkx.degree_assortativity_coefficient(G).
//
// It is NaN where it is undefined: without edges, or when all sources have the same
// out-degree or all targets the same in-degree. All sums are exact, so rounding does
// not blur this case.
//
// [1] Newman (2003): Mixing patterns in networks, arXiv:cond-mat/0209450, eq. 21.
func (g *Graph) Assortativity() float64 {
	return correlation(&g.out, g.in.size)
}

// AssortativityUndirected returns the degree assortativity of the undirected simple
// graph underlying g, in which each edge counts in both directions. It is NaN
// without edges and when all ends of edges have the same degree.
func (g *Graph) AssortativityUndirected() float64 {
	s := g.undirected()
	return correlation(s, s.size)
}

// correlation returns Pearson's r over all edges u -> v between the degree of u
// in r and the degree of v in y.
func correlation(r *rows, y []int32) float64 {
	n := uint64(len(r.node))
	sx, sy, xy := powersOf(r.size), powersOf(y), r.products(y)
	return covariance(n, sx.squares, sy.squares, xy) /
		math.Sqrt(covariance(n, sx.squares, sx.squares, sx.cubes)*covariance(n, sy.squares, sy.squares, sy.cubes))
}

// powers are sums over nodes of the square and the cube of the degree: over
// edges, the sums of the degree at one end and of its square.
type powers struct {
	squares uint64
	cubes   sum128
}

func powersOf(degree []int32) powers {
	var squares, cubes, all, sum uint64
	for _, d := range degree {
		x := uint64(uint32(d))
		x2 := x * x
		squares += x2
		cubes += x2 * x
		sum += x
		all |= x
	}
	if fits(all, sum) {
		return powers{squares, sum128{0, cubes}}
	}
	p := powers{squares: squares}
	for _, d := range degree {
		p.cubes = p.cubes.add(uint64(d)*uint64(d), uint64(d))
	}
	return p
}

// fits reports whether sums over the edges of products of two degrees stay
// below 2^63. all is the bitwise or of the degrees, sum the number of edges.
func fits(all, sum uint64) bool { return all>>16 == 0 && sum>>31 == 0 }

// products returns the sum over all edges u -> v of the degree of u times y of v.
func (r *rows) products(y []int32) (sum sum128) {
	bounds := split(r.start, blockEdges, 1)
	parts := make([]sum128, len(bounds)-1)
	parallel.For(len(parts), func(i int) { parts[i] = r.productsFrom(bounds[i], bounds[i+1], y) })
	for _, p := range parts {
		sum = sum.plus(p)
	}
	return sum
}

// run is the number of edges whose y are summed in one go. Most nodes have few
// edges, and a loop over the edges of each would spend its time on mispredicted
// exits.
const run = 1 << 10

// productsFrom is products for the edges that leave the nodes lo..hi-1.
func (r *rows) productsFrom(lo, hi int, y []int32) (sum sum128) {
	var before [run + 1]uint64 // sum of y over the edges of the run before each
	for lo < hi {
		from := r.start[lo]
		end := lo + sort.SearchInts(r.start[lo+1:hi+1], from+run+1)
		if end == lo { // more edges than a run
			s := uint64(0)
			for _, v := range r.of(int32(lo)) {
				s += uint64(y[v])
			}
			sum = sum.add(uint64(r.size[lo]), s)
			lo++
			continue
		}
		targets := r.node[from:r.start[end]]
		s, after := uint64(0), before[1:][:len(targets)]
		for i, v := range targets {
			s += uint64(uint32(y[v]))
			after[i] = s
		}
		// At most run edges at both ends of a product, and y below 2^31: no
		// more than 2^51.
		part, at, size := uint64(0), uint64(0), r.size[lo:end]
		for i, next := range r.start[lo+1:][:len(size)] {
			s := before[next-from]
			part += uint64(uint32(size[i])) * (s - at)
			at = s
		}
		sum = sum.add(part, 1)
		lo = end
	}
	return sum
}

// covariance returns n^2 times the covariance of two quantities, by their sums
// and the sum of their products over n edges.
func covariance(n, x, y uint64, xy sum128) float64 {
	hi, lo := bits.Mul64(x, y)
	if over, more := bits.Mul64(n, xy.hi); over == 0 && more>>63 == 0 {
		return sum128{hi: more}.add(n, xy.lo).minus(sum128{hi, lo})
	}
	c := new(big.Int).Mul(new(big.Int).SetUint64(n), xy.int())
	f, _ := c.Sub(c, sum128{hi, lo}.int()).Float64()
	return f
}
