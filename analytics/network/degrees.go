package network

// Degrees returns in-degree plus out-degree of each node.
func (g *Graph) Degrees() []int32 {
	d := make([]int32, g.N())
	inParallel((len(d)+blockNodes-1)/blockNodes, func(i int) {
		lo, hi := i*blockNodes, min((i+1)*blockNodes, len(d))
		in, out, d := g.in.size[lo:hi], g.out.size[lo:hi], d[lo:hi]
		for v := range d {
			d[v] = in[v] + out[v]
		}
	})
	return d
}

// blockNodes is what blockEdges is to edges for something as simple as an addition a node.
const blockNodes = 1 << 18

// InDegrees returns the number of edges that reach each node. It must not be changed.
func (g *Graph) InDegrees() []int32 { return g.in.size }

// OutDegrees returns the number of edges that leave each node. It must not be changed.
func (g *Graph) OutDegrees() []int32 { return g.out.size }
