package usage

import (
	"context"
	"runtime"
)

// Core returns the graph of the models in the k-core of the co-usage network, with
// all their usages: models co-used with fewer than k others are removed until none
// is left. For k of 0 or less all models stay. It takes memory proportional to the
// pairs, and the time of CoUsage plus that of the rows of the removed models. The
// error is that of ctx.
func (g *Graph) Core(ctx context.Context, k int) (*Graph, error) {
	degree := g.CoUsage(runtime.GOMAXPROCS(0)).Degree
	removed := make([]bool, len(g.models)) // or about to be
	var low []int32                        // about to be removed
	for m, d := range degree {
		if d < int64(k) {
			low, removed[m] = append(low, int32(m)), true
		}
	}
	first, spaces := g.spacesByModel()
	met := make([]int32, len(g.models)) // the last model removed that this one shares a space with, counted from 1
	for len(low) > 0 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		m := low[len(low)-1]
		low = low[:len(low)-1]
		for _, s := range spaces[first[m]:first[m+1]] {
			for _, other := range g.members[g.spaces[s]:g.spaces[s+1]] {
				if removed[other] || met[other] == m+1 {
					continue
				}
				met[other] = m + 1
				if degree[other]--; degree[other] < int64(k) {
					low, removed[other] = append(low, other), true
				}
			}
		}
	}
	return g.without(removed), nil
}

// spacesByModel lists the spaces of model m at spaces[first[m]:first[m+1]].
func (g *Graph) spacesByModel() (first []int, spaces []int32) {
	first, spaces = make([]int, len(g.models)+1), make([]int32, len(g.members))
	for m, d := range g.degree {
		first[m+1] = first[m] + int(d)
	}
	next := append([]int(nil), first...)
	for s := range g.Spaces() {
		for _, m := range g.members[g.spaces[s]:g.spaces[s+1]] {
			spaces[next[m]] = int32(s)
			next[m]++
		}
	}
	return first, spaces
}

// without returns the graph of the models that are not removed.
func (g *Graph) without(removed []bool) *Graph {
	var pairs []Pair
	for s := range g.Spaces() {
		for _, m := range g.members[g.spaces[s]:g.spaces[s+1]] {
			if !removed[m] {
				pairs = append(pairs, Pair{Space: int32(s), Model: g.models[m]})
			}
		}
	}
	return NewGraph(pairs, nil)
}
