package network

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics/internal/pairs"
)

// Builder collects edges between ids and adds up the weights of equal ones.
// The zero value is empty and ready.
type Builder struct{ edges pairs.Counter }

// Add adds weight to the edge from -> to. Ids are not negative and small: Build
// takes memory in proportion to the largest. An edge from an id to itself is a
// mistake of the caller and panics.
func (b *Builder) Add(from, to int32, weight int64) {
	if from == to {
		panic(fmt.Sprintf("network: edge from %d to itself", from))
	}
	b.edges.Add(from, to, weight)
}

// Build returns the graph of all edges and, for each node, its id. Nodes are
// the ids that occur in an edge, in rising order. The builder is empty after it.
func (b *Builder) Build() (g *Graph, ids []int32) {
	edges := b.edges.Pairs()
	ids = number(edges)
	return fromEdges(len(ids), edges), ids
}

// number replaces the ids in edges by node numbers and returns the id of each
// node. Order is kept, so sorted edges stay sorted.
func number(edges []pairs.Pair) (ids []int32) {
	top := int32(-1)
	for _, e := range edges {
		top = max(top, e.A(), e.B())
	}
	node := make([]int32, top+1)
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
