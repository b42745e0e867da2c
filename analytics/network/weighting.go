package network

// Weighting says what an edge counts in a metric.
type Weighting bool

const (
	Unweighted Weighting = false // every edge counts 1
	Weighted   Weighting = true  // an edge counts its weight
)

// of returns what an edge of the given weight counts.
func (w Weighting) of(weight int64) int64 {
	if w == Weighted {
		return weight
	}
	return 1
}

// total returns the sum of what the edges count.
func (g *Graph) total(w Weighting) int64 {
	if w == Weighted {
		return g.weight
	}
	return int64(g.E())
}

// strengths returns, for each node of one direction, the sum of what its edges
// count.
func (r *rows) strengths(w Weighting) []int64 {
	s := make([]int64, len(r.start)-1)
	for v := range s {
		if w == Unweighted {
			s[v] = int64(r.degree(int32(v)))
			continue
		}
		for _, weight := range r.weightsOf(int32(v)) {
			s[v] += weight
		}
	}
	return s
}
