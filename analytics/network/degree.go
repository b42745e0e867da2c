package network

import "math"

// AverageDegree returns 2E/N, the mean of in-degree plus out-degree; NaN
// without nodes.
func (g *Graph) AverageDegree() float64 {
	if g.N() == 0 {
		return math.NaN()
	}
	return 2 * float64(g.E()) / float64(g.N())
}
