package analytics

import (
	"context"
	"math/rand/v2"

	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/analytics/stats"
)

const (
	nullSamples  = 50
	triesPerEdge = 10

	// exactDistances is the size of a component up to which distances are measured from
	// everybody; in a larger one from distanceSources.
	exactDistances  = 2_000
	distanceSources = 1_000
)

// nullTasks fill in the comparison of a network with random ones, nil for one without edges.
func nullTasks(ctx context.Context, g *network.Graph, seed uint64, out **NullOfNetwork) tasks {
	if g.N() == 0 {
		return nil
	}
	x := new(NullOfNetwork)
	*out = x
	var work tasks
	work.add(func() { smallWorld(ctx, g, seed, &x.SmallWorld) })
	work.add(func() { directedNulls(ctx, g, seed, x) })
	return work
}

// sampled makes all random networks of one of two kinds, 0 or 1, and counts their swaps.
func sampled(ctx context.Context, seed uint64, kind int, rewire func(*rand.Rand) network.Swaps) (out SwapCounts) {
	made := 0
	for i := range nullSamples {
		if ctx.Err() != nil {
			return out
		}
		swaps := rewire(rand.New(rand.NewPCG(seed, uint64(2*i+kind))))
		made += swaps.Made
		out.Tried = swaps.Tried
	}
	out.Made = ratio(made, nullSamples)
	return out
}

// directedNulls keep the in- and the out-degree of everybody.
func directedNulls(ctx context.Context, g *network.Graph, seed uint64, out *NullOfNetwork) {
	var largest, club, assortativity []float64
	measure := func(g *network.Graph) {
		part, _ := g.LargestComponent()
		largest = append(largest, float64(part.N()))
		club = append(club, g.RichClub().AtLeast.Density())
		assortativity = append(assortativity, g.Assortativity())
	}
	measure(g)
	out.Swaps = sampled(ctx, seed, 0, func(random *rand.Rand) network.Swaps {
		null, swaps := g.Rewired(triesPerEdge*g.E(), random)
		measure(null)
		return swaps
	})
	if ctx.Err() != nil {
		return
	}
	out.Largest, out.RichClub, out.Assortativity = against(largest), against(club), against(assortativity)
	out.Normalised = quotient(out.RichClub.Observed, out.RichClub.Mean)
}

// smallWorld compares the largest component, without directions.
func smallWorld(ctx context.Context, g *network.Graph, seed uint64, out *SmallWorld) {
	part, _ := g.LargestComponent()
	part = part.Undirected()
	out.Developers, out.Links = part.N(), part.E()/2
	out.Sources = sourcesOf(part.N())
	var largest, transitivity, distance []float64
	measure := func(g *network.Graph, random *rand.Rand) {
		connected, _ := g.LargestComponent()
		largest = append(largest, float64(connected.N()))
		transitivity = append(transitivity, g.Transitivity())
		distance = append(distance, connected.MeanDistance(draw(connected.N(), out.Sources, random)))
	}
	measure(part, rand.New(rand.NewPCG(seed, 2*nullSamples)))
	out.Swaps = sampled(ctx, seed, 1, func(random *rand.Rand) network.Swaps {
		null, swaps := part.RewiredUndirected(triesPerEdge*out.Links, random)
		measure(null, random)
		return swaps
	})
	if ctx.Err() != nil {
		return
	}
	out.Largest, out.Transitivity, out.Distance = against(largest), against(transitivity), against(distance)
	out.Sigma = quotient(quotient(out.Transitivity.Observed, out.Transitivity.Mean), quotient(out.Distance.Observed, out.Distance.Mean))
}

// sourcesOf returns from how many developers of a component distances are measured.
func sourcesOf(developers int) int {
	if developers > exactDistances {
		return distanceSources
	}
	return developers
}

// draw returns at most some of the nodes 0..n-1, each once, in a random order.
func draw(n, some int, random *rand.Rand) []int32 {
	order := make([]int32, n)
	for i, v := range random.Perm(n) {
		order[i] = int32(v)
	}
	return order[:min(n, some)]
}

// against compares the first of several numbers with the others.
func against(values []float64) Against {
	observed, others := values[0], values[1:]
	s := stats.DescribeFloats(others)
	atMost := 0
	for _, x := range others {
		if x <= observed {
			atMost++
		}
	}
	out := Against{Observed: Number(observed), Mean: Number(s.Mean), Std: Number(s.Std), Min: Number(s.Min), Max: Number(s.Max), AtMost: ratio(atMost, len(others))}
	if !out.Observed.Defined() || !out.Mean.Defined() {
		out.AtMost = Undefined
	}
	if out.Min == out.Max {
		out.Mean, out.Std = out.Min, 0 // without what rounding leaves
	}
	out.Z = quotient(out.Observed-out.Mean, out.Std)
	return out
}

// quotient returns a/b, undefined when b is 0.
func quotient(a, b Number) Number {
	if b == 0 {
		return Undefined
	}
	return a / b
}
