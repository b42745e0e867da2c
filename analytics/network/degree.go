package network

import (
	"math"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// Degrees returns in-degree plus out-degree of each node.
func (g *Graph) Degrees() []int32 {
	d := make([]int32, g.N())
	parallel.For((len(d)+blockNodes-1)/blockNodes, func(i int) {
		lo, hi := i*blockNodes, min((i+1)*blockNodes, len(d))
		in, out, d := g.in.size[lo:hi], g.out.size[lo:hi], d[lo:hi]
		for v := range d {
			d[v] = in[v] + out[v]
		}
	})
	return d
}

// blockNodes is what blockEdges is to edges, for work as small as an addition per node.
const blockNodes = 1 << 18

// InDegrees returns the number of edges that enter each node. The caller must not
// change it.
func (g *Graph) InDegrees() []int32 { return g.in.size }

// OutDegrees returns the number of edges that leave each node. The caller must not
// change it.
func (g *Graph) OutDegrees() []int32 { return g.out.size }

// AverageDegree returns 2E/N, the mean of in-degree plus out-degree; NaN
// without nodes.
func (g *Graph) AverageDegree() float64 {
	if g.N() == 0 {
		return math.NaN()
	}
	return 2 * float64(g.E()) / float64(g.N())
}
