package network

// Graph is a directed weighted graph with nodes 0..N()-1.
type Graph struct {
	out, in rows
	weight  int64
}

// rows is one direction of a graph: the edges of node v stand at
// start[v]:start[v+1], neighbours rising. Their number stands in size once more,
// as degrees of neighbours are looked up all over the place.
type rows struct {
	start  []int
	size   []int32
	node   []int32
	weight []int64
}

func (r *rows) of(v int32) []int32        { return r.node[r.start[v]:r.start[v+1]] }
func (r *rows) weightsOf(v int32) []int64 { return r.weight[r.start[v]:r.start[v+1]] }
func (r *rows) degree(v int32) int        { return int(r.size[v]) }

// measure sets size from start.
func (r *rows) measure() {
	r.size = make([]int32, len(r.start)-1)
	for v := range r.size {
		r.size[v] = int32(r.start[v+1] - r.start[v])
	}
}

// N returns the number of nodes.
func (g *Graph) N() int { return len(g.out.start) - 1 }

// E returns the number of directed edges.
func (g *Graph) E() int { return len(g.out.node) }

// Weight returns the sum of the weights of all edges.
func (g *Graph) Weight() int64 { return g.weight }

// Out returns the targets of the edges that leave v, rising. It must not be changed.
func (g *Graph) Out(v int32) []int32 { return g.out.of(v) }

// OutWeights returns the weights of the edges that leave v, in the order of Out.
func (g *Graph) OutWeights(v int32) []int64 { return g.out.weightsOf(v) }

// In returns the sources of the edges that reach v, rising. It must not be changed.
func (g *Graph) In(v int32) []int32 { return g.in.of(v) }

// InWeights returns the weights of the edges that reach v, in the order of In.
func (g *Graph) InWeights(v int32) []int64 { return g.in.weightsOf(v) }

// OutDegree returns the number of edges that leave v.
func (g *Graph) OutDegree(v int32) int { return g.out.degree(v) }

// InDegree returns the number of edges that reach v.
func (g *Graph) InDegree(v int32) int { return g.in.degree(v) }

// Degree returns in-degree plus out-degree.
func (g *Graph) Degree(v int32) int { return g.out.degree(v) + g.in.degree(v) }

// Weighted reads the weight of the edge u -> v; ok is false when there is none.
func (g *Graph) Weighted(u, v int32) (weight int64, ok bool) {
	i, ok := search(g.Out(u), v)
	if !ok {
		return 0, false
	}
	return g.OutWeights(u)[i], true
}

// search finds v in a rising list.
func search(list []int32, v int32) (int, bool) {
	lo, hi := 0, len(list)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if list[mid] < v {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(list) && list[lo] == v
}
