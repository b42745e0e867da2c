package lineage

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics/network"
)

// Edge says that a model derives from a base.
type Edge struct{ Model, Base int32 }

// Graph is a directed graph of models 0..N()-1 that derive from others or that others
// derive from, with an edge from each model to each of its bases.
type Graph struct {
	graph *network.Graph
	ids   []int32 // of the nodes, rising

	component []int32   // by node; those of its bases have lower numbers, or the same
	members   [][]int32 // by component, rising
}

// New returns the graph of edges between numbers of the caller, 0 or more. An edge that
// comes twice counts once, one from a model to itself not at all.
func New(edges []Edge) (*Graph, error) {
	var b network.Builder
	for _, e := range edges {
		if e.Model != e.Base {
			b.Add(e.Model, e.Base, 1)
		}
	}
	graph, ids, err := b.Build()
	if err != nil {
		return nil, fmt.Errorf("lineage: %w", err)
	}
	g := &Graph{graph: graph, ids: ids}
	var count int
	g.component, count = graph.StrongComponentOf()
	g.members = groups(g.component, count)
	return g, nil
}

// groups lists the nodes of each group, rising.
func groups(of []int32, count int) [][]int32 {
	size := make([]int, count)
	for _, c := range of {
		size[c]++
	}
	all, out := make([]int32, len(of)), make([][]int32, count)
	for c, n := range size {
		out[c], all = all[:0:n], all[n:]
	}
	for v, c := range of {
		out[c] = append(out[c], int32(v))
	}
	return out
}

// N returns the number of nodes.
func (g *Graph) N() int { return g.graph.N() }

// ID returns the caller's number of a node. It rises with the node.
func (g *Graph) ID(v int32) int32 { return g.ids[v] }

// Bases returns what v derives from directly, rising. The caller must not change it.
func (g *Graph) Bases(v int32) []int32 { return g.graph.Out(v) }

// Derived returns what derives from v directly, rising. The caller must not change it.
func (g *Graph) Derived(v int32) []int32 { return g.graph.In(v) }

// Cycles returns the strongly connected components of two nodes or more, each rising, by
// their first node.
func (g *Graph) Cycles() [][]int32 {
	var out [][]int32
	for v, c := range g.component {
		if m := g.members[c]; len(m) > 1 && m[0] == int32(v) {
			out = append(out, m)
		}
	}
	return out
}

// Depths returns the depth of each node: the number of steps of the longest chain of the
// condensation that ends at its component. A root, and each model of a cycle that derives
// from nothing outside, has depth 0. The greatest is networkx.dag_longest_path_length of
// the condensation.
func (g *Graph) Depths() []int32 {
	depth := make([]int32, g.N())
	for c, members := range g.members { // bases come first
		d := int32(0)
		for _, v := range members {
			for _, b := range g.Bases(v) {
				if g.component[b] != int32(c) {
					d = max(d, depth[b]+1)
				}
			}
		}
		for _, v := range members {
			depth[v] = d
		}
	}
	return depth
}

// Families returns the weakly connected components, the nodes of each rising, by their
// first node.
func (g *Graph) Families() [][]int32 { return groups(g.graph.WeakComponentOf()) }
