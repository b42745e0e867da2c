package network

// Weighting says whether an edge counts 1 or its weight in a metric.
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

// strengths returns, for each node of one direction, the total count of its edges.
func (r *rows) strengths(w Weighting) []int64 {
	s := make([]int64, len(r.size))
	for v := range s {
		s[v] = r.strength(int32(v), w)
	}
	return s
}

func (r *rows) strength(v int32, w Weighting) (s int64) {
	if w == Unweighted {
		return int64(r.size[v])
	}
	for _, weight := range r.weightsOf(v) {
		s += weight
	}
	return s
}
