package lineage

import (
	"context"
	"math/bits"
	"slices"
)

// batch is how many components are followed down at once, a bit each.
const batch = 64

// Descendants returns how many other nodes derive from each node, directly or not, as
// networkx.descendants does on the graph with its edges turned round. The number is exact.
//
// The components of a family are gone through in topological order, 64 that something
// derives from at a time, each of which hands a bit down to all that derive from it. That
// takes a 64th of the product of the bases and the edges of each family, and as many
// steps as there are pairs of an ancestor and a descendant.
func (g *Graph) Descendants(ctx context.Context) ([]int, error) {
	below := make([]int, len(g.members)) // by component, nodes of others
	mask := make([]uint64, len(g.members))
	for _, family := range g.Families() {
		components := make([]int32, len(family))
		for i, v := range family {
			components[i] = g.component[v]
		}
		slices.Sort(components)
		components = slices.Compact(components)
		for at := 0; at < len(components); {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			at = g.handDown(components, at, mask, below)
		}
	}
	out := make([]int, g.N())
	for c, members := range g.members {
		for _, v := range members {
			out[v] = below[c] + len(members) - 1
		}
	}
	return out, nil
}

// handDown counts what is below the first 64 components from a place on that something
// derives from, and returns the place after them. All masks are 0, before and after.
func (g *Graph) handDown(components []int32, from int, mask []uint64, below []int) (next int) {
	var sources []int32
	next = len(components)
	for i, c := range components[from:] {
		got := mask[c]
		mask[c] = 0
		for left := got; left != 0; left &= left - 1 {
			below[sources[bits.TrailingZeros64(left)]] += len(g.members[c])
		}
		if len(sources) < batch && g.hasDerived(c) {
			got |= 1 << len(sources)
			sources = append(sources, c)
			if len(sources) == batch {
				next = from + i + 1
			}
		}
		if got == 0 {
			continue
		}
		for _, v := range g.members[c] {
			for _, u := range g.Derived(v) {
				if d := g.component[u]; d != c {
					mask[d] |= got
				}
			}
		}
	}
	return next
}

// hasDerived reports whether another component derives from one.
func (g *Graph) hasDerived(c int32) bool {
	for _, v := range g.members[c] {
		for _, u := range g.Derived(v) {
			if g.component[u] != c {
				return true
			}
		}
	}
	return false
}
