package network

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics/internal/pairs"
)

// Builder collects nodes and edges by id and adds up the weights of parallel edges.
// The zero value is empty and ready to use.
type Builder struct {
	edges pairs.Counter
	nodes []int32 // added by AddNode
	total int64   // of the weights
	err   error   // the first mistake
}

// Add adds weight, above 0, to the edge from -> to. Ids are 0 or more and should be
// small: Build takes memory proportional to the largest. A weight of 0 or less, a
// negative id, a self-loop, and weights that add up to 2^63 or more are errors:
// nothing is added, and Build returns the first error.
func (b *Builder) Add(from, to int32, weight int64) {
	if from == to || from < 0 || to < 0 || weight <= 0 || b.total+weight < 0 {
		b.refuse(from, to, weight)
		return
	}
	b.total += weight
	b.edges.Add(from, to, weight)
}

// AddNode adds a node, with or without edges. A negative id is an error, as in Add.
func (b *Builder) AddNode(id int32) {
	if id < 0 {
		b.mistake(fmt.Errorf("node %d: an id is negative", id))
		return
	}
	b.nodes = append(b.nodes, id)
}

func (b *Builder) refuse(from, to int32, weight int64) {
	what := "the weights add up to more than 2^63-1"
	switch {
	case from == to:
		what = "it is a self-loop"
	case from < 0 || to < 0:
		what = "an id is negative"
	case weight <= 0:
		what = fmt.Sprintf("its weight is %d, want 1 or more", weight)
	}
	b.mistake(fmt.Errorf("edge %d -> %d: %s", from, to, what))
}

func (b *Builder) mistake(err error) {
	if b.err == nil {
		b.err = fmt.Errorf("build network: %w", err)
	}
}

// Build returns the graph of everything added and the id of each node. Nodes are the
// added ids in rising order. The error is the first one of Add and AddNode. The
// builder is empty afterwards.
func (b *Builder) Build() (g *Graph, ids []int32, err error) {
	nodes, edges := b.nodes, b.edges.Pairs()
	err = b.err
	*b = Builder{}
	if err != nil {
		return nil, nil, err
	}
	ids = number(nodes, edges)
	return fromEdges(len(ids), edges), ids, nil
}

// number replaces the ids in edges by node numbers and returns the id of each
// node, with those of nodes. Order is kept, so sorted edges stay sorted.
func number(nodes []int32, edges []pairs.Pair) (ids []int32) {
	top := int32(-1)
	for _, id := range nodes {
		top = max(top, id)
	}
	for _, e := range edges {
		top = max(top, e.A(), e.B())
	}
	node := make([]int32, int(top)+1)
	for _, id := range nodes {
		node[id] = 1
	}
	for _, e := range edges {
		node[e.A()], node[e.B()] = 1, 1
	}
	for id, used := range node {
		if used == 1 {
			node[id] = int32(len(ids))
			ids = append(ids, int32(id))
		}
	}
	for i, e := range edges {
		edges[i].Key = pairs.Key(node[e.A()], node[e.B()])
	}
	return ids
}

// fromEdges lays out n nodes and distinct edges sorted by (source, target).
func fromEdges(n int, edges []pairs.Pair) *Graph {
	g := &Graph{out: newRows(n, len(edges))}
	for i, e := range edges {
		g.out.start[e.A()+1]++
		g.out.node[i] = e.B()
		g.out.weight[i] = e.Count
		g.weight += e.Count
	}
	for v := range n {
		g.out.start[v+1] += g.out.start[v]
	}
	g.out.measure()
	g.in = g.out.reversed()
	return g
}

func newRows(n, m int) rows {
	return rows{start: make([]int, n+1), node: make([]int32, m), weight: make([]int64, m)}
}

// reversed returns the same edges by target, sources rising, in O(n + m).
func (r *rows) reversed() rows {
	n := len(r.start) - 1
	back := newRows(n, len(r.node))
	for _, v := range r.node {
		back.start[v+1]++
	}
	for v := range n {
		back.start[v+1] += back.start[v]
	}
	back.measure()
	next := append([]int(nil), back.start[:n]...)
	for u := range int32(n) {
		weights := r.weightsOf(u)
		for i, v := range r.of(u) {
			back.node[next[v]] = u
			back.weight[next[v]] = weights[i]
			next[v]++
		}
	}
	return back
}
