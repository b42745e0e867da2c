package analytics

import (
	"context"
	"slices"

	"github.com/hubgraph/hubgraph/analytics/network"
)

// Brief is a collaboration network in a few numbers, those of Network of the same names. It
// takes much less time than all of them, and is what changes through time are told by.
type Brief struct {
	Developers  int    `json:"developers"`
	Isolates    int    `json:"isolates"`
	Edges       int    `json:"edges"`
	Density     Number `json:"density"`
	Reciprocity Number `json:"reciprocity"`
	KMax        int    `json:"k_max"`
	CoreSize    int    `json:"core_size"` // developers of the innermost core
	Modularity  Number `json:"modularity"`
	Communities int    `json:"communities"`
}

// Brief measures a network, and lists the members of its innermost core as indices into
// Corpus.People, rising. Without an edge there is no core, and what is divided by edges is
// undefined. When ctx ends, what it returns has no meaning.
func (n *Collaboration) Brief(ctx context.Context) (out Brief, core []int32) {
	out = Brief{Developers: n.Size.Developers, Isolates: n.Size.Isolates, Edges: n.Size.Edges,
		Density: Undefined, Reciprocity: Undefined, Modularity: Undefined}
	if n.Graph.N() == 0 {
		return out, nil
	}
	g := n.Graph.Until(ctx)
	cores := g.CoreNumbers()
	out.KMax = int(slices.Max(cores))
	for v, k := range cores {
		if int(k) == out.KMax {
			core = append(core, n.People[v])
		}
	}
	out.CoreSize = len(core)
	c := g.CNM(network.Unweighted)
	out.Communities, out.Modularity = c.Count(), Number(g.Modularity(c, network.Unweighted))
	out.Density, out.Reciprocity = Number(g.Density()), Number(g.Reciprocity())
	return out, core
}
