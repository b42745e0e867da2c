package network

// Degrees returns in-degree plus out-degree of each node.
func (g *Graph) Degrees() []int32 {
	d := make([]int32, g.N())
	for v := range d {
		d[v] = int32(g.Degree(int32(v)))
	}
	return d
}

// InDegrees returns the number of edges that reach each node.
func (g *Graph) InDegrees() []int32 { return g.in.degrees() }

// OutDegrees returns the number of edges that leave each node.
func (g *Graph) OutDegrees() []int32 { return g.out.degrees() }

func (r *rows) degrees() []int32 {
	d := make([]int32, len(r.start)-1)
	for v := range d {
		d[v] = int32(r.degree(int32(v)))
	}
	return d
}
