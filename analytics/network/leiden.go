package network

import (
	"math/rand/v2"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// Leiden returns the communities found by the Leiden algorithm of Traag, Waltman and van
// Eck [1], with the directed modularity (see Modularity) at resolution 1 as quality.
//
// A pass moves nodes to the community that gains most as long as any move gains, in an
// order that is drawn at random (fast local move). Then it refines: each community is
// divided anew, beginning with its nodes alone, where a node joins one of the parts with a
// gain of 0 or more by a chance in proportion to exp(gain / 0.01), the gain being counted
// in edges. The parts become the nodes of a smaller network, in which the same is done,
// until nothing is left to be joined. Passes follow one another, each from the partition
// of the last, until one does not raise the modularity.
//
// Every community is weakly connected. The same seed gives the same communities; they are
// numbered by falling size. A node without edges is a community of its own. The modularity
// is compared with that of leidenalg in the tests: the partitions of two programs differ,
// as those of two seeds do.
//
// [1] Traag, Waltman, van Eck (2019): From Louvain to Leiden: guaranteeing well-connected
// communities, Scientific Reports 9, 5233, doi:10.1038/s41598-019-41695-z.
func (g *Graph) Leiden(w Weighting, seed uint64) *Communities { return g.LeidenRuns(w, seed, 1)[0] }

// LeidenRuns returns the communities of several runs of Leiden, each with random numbers
// of its own; the first one is that of Leiden.
func (g *Graph) LeidenRuns(w Weighting, seed uint64, runs int) []*Communities {
	nodes := newLevel(g, w)
	out := make([]*Communities, runs)
	parallel.For(runs, func(run int) {
		out[run] = g.leiden(w, nodes, rand.New(rand.NewPCG(seed, uint64(run))))
	})
	return out
}

func (g *Graph) leiden(w Weighting, nodes *level, random *rand.Rand) *Communities {
	of := numbers(g.N())
	best := newCommunities(of)
	if g.E() == 0 {
		return best
	}
	for quality := g.Modularity(best, w); !g.ended(); {
		found := newCommunities(g.connected(g.leidenPass(nodes, of, random)))
		q := g.Modularity(found, w)
		if q <= quality {
			break
		}
		best, quality, of = found, q, found.Of
	}
	return best
}

// leidenPass returns the community of each node after one pass, from a partition.
func (g *Graph) leidenPass(nodes *level, of []int32, random *rand.Rand) []int32 {
	part := numbers(g.N()) // of each node of g, its node of l
	l := nodes
	for {
		of = l.move(of, random)
		parts, count := l.refine(of, random)
		if count == l.n() || g.ended() {
			break
		}
		of = partition(parts, of, count)
		l = l.joined(parts, count)
		for v, p := range part {
			part[v] = parts[p]
		}
	}
	for v, p := range part {
		part[v] = of[p]
	}
	return part
}

// partition returns the communities of parts by those of their members, numbered by
// first part.
func partition(parts, of []int32, count int) []int32 {
	out := make([]int32, count)
	for v, p := range parts {
		out[p] = of[v]
	}
	return renumbered(out, len(of))
}

// renumbered numbers labels below limit by their first place.
func renumbered(labels []int32, limit int) []int32 {
	number := make([]int32, limit)
	count := int32(0)
	for i, l := range labels {
		if number[l] == 0 {
			count++
			number[l] = count
		}
		labels[i] = number[l] - 1
	}
	return labels
}

// connected divides communities into their weakly connected components, which never
// lowers the modularity. Where every node is in the best place for it no community has
// two: this is for what moves after a node was looked at for the last time.
func (g *Graph) connected(of []int32) []int32 {
	parent, _ := g.weaklyWithin(of)
	for v, p := range parent {
		parent[v] = parent[p]
	}
	return parent
}

func numbers(n int) []int32 {
	out := make([]int32, n)
	for v := range out {
		out[v] = int32(v)
	}
	return out
}
