package network

import "context"

// Graph is a directed weighted graph with nodes 0..N()-1. It has no self-loops and
// no parallel edges, and all weights are above 0. A Builder makes one; the zero
// value is the empty graph. Methods that take a node panic when its number is out of
// range.
type Graph struct {
	out, in rows
	weight  int64
	ctx     context.Context // of Until; nil for none
}

// Until returns the same graph, whose metrics that take longest (CNM, Leiden,
// AverageClustering, Betweenness and PageRank) end early when ctx does. What they
// return is then of no use, so the caller looks at ctx first.
func (g *Graph) Until(ctx context.Context) *Graph {
	h := *g
	h.ctx = ctx
	return &h
}

// ended reports whether the context of Until has ended.
func (g *Graph) ended() bool { return g.ctx != nil && g.ctx.Err() != nil }

// rows is one direction of a graph: the edges of node v are start[v]:start[v+1],
// neighbours rising. size repeats their number, as degrees of neighbours are looked
// up in random order.
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
func (g *Graph) N() int { return len(g.out.size) }

// E returns the number of directed edges.
func (g *Graph) E() int { return len(g.out.node) }

// Weight returns the sum of the weights of all edges.
func (g *Graph) Weight() int64 { return g.weight }

// Out returns the targets of the edges that leave v, rising. The caller must not
// change it.
func (g *Graph) Out(v int32) []int32 { return g.out.of(v) }

// OutWeights returns the weights of the edges that leave v, in the order of Out.
func (g *Graph) OutWeights(v int32) []int64 { return g.out.weightsOf(v) }

// In returns the sources of the edges that enter v, rising. The caller must not
// change it.
func (g *Graph) In(v int32) []int32 { return g.in.of(v) }

// InWeights returns the weights of the edges that enter v, in the order of In.
func (g *Graph) InWeights(v int32) []int64 { return g.in.weightsOf(v) }

// Degree returns in-degree plus out-degree.
func (g *Graph) Degree(v int32) int { return g.out.degree(v) + g.in.degree(v) }
