package network

import "math"

// Density returns E / (N (N-1)), the share of possible directed edges that exist. As
// in networkx.density it is 0 for one node; without nodes it is NaN.
func (g *Graph) Density() float64 {
	n := float64(g.N())
	switch g.N() {
	case 0:
		return math.NaN()
	case 1:
		return 0
	}
	return float64(g.E()) / (n * (n - 1))
}
