package network

import "math"

// Assortativity returns Newman's degree assortativity [1] of the directed
// graph: Pearson's correlation, over all edges, between the out-degree of the
// source and the in-degree of the target. It is
// networkx.degree_assortativity_coefficient(G).
//
// It is NaN where it is undefined: without edges, when all sources have the
// same out-degree or all targets the same in-degree. In place of a computation
// that divides rounding errors, this is decided in integers.
//
// [1] Newman (2003): Mixing patterns in networks, arXiv:cond-mat/0209450, eq. 21.
func (g *Graph) Assortativity() float64 {
	out, in := g.OutDegrees(), g.InDegrees()
	return correlation(out, in, func(v int32) []int32 { return g.Out(v) })
}

// AssortativityUndirected returns the degree assortativity of the undirected
// simple graph under g, in which each edge counts in both directions. It is NaN
// without edges and when all ends of edges have the same degree.
func (g *Graph) AssortativityUndirected() float64 {
	s := g.undirected()
	degree := make([]int32, g.N())
	for v := range degree {
		degree[v] = int32(s.degree(int32(v)))
	}
	return correlation(degree, degree, s.of)
}

// correlation returns Pearson's r between x[u] and y[v] over all u and all v in
// targets(u), where x[u] is the number of these targets and y[v] is how often v
// is one. Sums run over nodes, around the mean, in the order of the nodes.
func correlation(x, y []int32, targets func(int32) []int32) float64 {
	meanX, okX := weightedMean(x)
	meanY, okY := weightedMean(y)
	if !okX || !okY {
		return math.NaN()
	}
	var xx, yy, xy float64
	for u := range x {
		sum := int64(0)
		for _, v := range targets(int32(u)) {
			sum += int64(y[v])
		}
		dx, dy := float64(x[u])-meanX, float64(y[u])-meanY
		xx += float64(x[u]) * dx * dx
		yy += float64(y[u]) * dy * dy
		xy += dx * (float64(sum) - float64(x[u])*meanY)
	}
	return xy / math.Sqrt(xx*yy)
}

// weightedMean returns the mean of d over all ends of edges, a node of degree d
// being d of them; ok is false when there is no end or all have the same d.
func weightedMean(degree []int32) (mean float64, ok bool) {
	var ends, sum int64
	least, most := int32(math.MaxInt32), int32(0)
	for _, d := range degree {
		if d > 0 {
			ends += int64(d)
			sum += int64(d) * int64(d)
			least, most = min(least, d), max(most, d)
		}
	}
	return float64(sum) / float64(ends), least < most
}
