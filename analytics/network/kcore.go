package network

// CoreNumbers returns, for each node, the largest k such that the node lies in
// the k-core of g: the maximal subgraph in which every node has degree at least
// k. Degree is in-degree plus out-degree, so the complete digraph of 14 nodes
// is a 26-core. It takes O(n + m) time [1] and equals networkx.core_number on a
// DiGraph.
//
// [1] Batagelj, Zaversnik (2003): An O(m) Algorithm for Cores Decomposition of
// Networks, arXiv:cs/0310049.
func (g *Graph) CoreNumbers() []int32 {
	n := g.N()
	core := make([]int32, n) // the degree among what is left; in the end the core number
	for v := range int32(n) {
		core[v] = int32(g.Degree(v))
	}
	q := newBuckets(core)
	// Take the nodes by rising degree; each lowers those of its neighbours
	// that are above it, once for every edge between the two.
	for _, v := range q.vert {
		for _, u := range g.Out(v) {
			if core[u] > core[v] {
				q.lower(u, core)
			}
		}
		for _, u := range g.In(v) {
			if core[u] > core[v] {
				q.lower(u, core)
			}
		}
	}
	return core
}

// buckets holds the nodes sorted by degree so that a degree can be lowered by
// one in constant time: arrays bin, vert and pos of [1].
type buckets struct {
	bin  []int   // bin[d] is where nodes of degree d begin in vert
	vert []int32 // nodes by degree
	pos  []int   // where each node stands in vert
}

func newBuckets(degree []int32) *buckets {
	top := int32(0)
	for _, d := range degree {
		top = max(top, d)
	}
	q := &buckets{bin: make([]int, top+2), vert: make([]int32, len(degree)), pos: make([]int, len(degree))}
	for _, d := range degree {
		q.bin[d+1]++
	}
	for d := range top + 1 {
		q.bin[d+1] += q.bin[d]
	}
	next := append([]int(nil), q.bin...)
	for v, d := range degree {
		q.pos[v] = next[d]
		q.vert[next[d]] = int32(v)
		next[d]++
	}
	return q
}

// lower takes one from the degree of u: u changes places with the first node
// of its bucket, and the bucket begins one later.
func (q *buckets) lower(u int32, degree []int32) {
	d := degree[u]
	first := q.bin[d]
	w := q.vert[first]
	if w != u {
		at := q.pos[u]
		q.vert[first], q.pos[u] = u, first
		q.vert[at], q.pos[w] = w, at
	}
	q.bin[d]++
	degree[u]--
}

// KCore returns the k-core of g by its core numbers: the subgraph of all nodes
// whose core number is at least k, and their numbers in g.
func (g *Graph) KCore(core []int32, k int) (sub *Graph, nodes []int32) {
	keep := make([]bool, len(core))
	for v, c := range core {
		keep[v] = int(c) >= k
	}
	return g.Induced(keep)
}
