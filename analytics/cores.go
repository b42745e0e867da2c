package analytics

import (
	"slices"
	"strconv"

	"github.com/hubgraph/hubgraph/analytics/network"
)

// coreRows are the values of k in tables 6-9, besides the largest.
var coreRows = []int{1, 5, 10}

// cores finds the k-cores of a network that has edges and returns the tasks left to
// do: the metrics of each core.
func cores(g *network.Graph, out *Network) tasks {
	core := g.CoreNumbers()
	out.KMax = int(slices.Max(core))
	out.CoreNumberHistogram = histogram(core)
	rows := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(coreRows), out.KMax))))
	rows = slices.DeleteFunc(rows, func(k int) bool { return k > out.KMax })
	out.KCore = make(Ordered[CoreRow], len(rows))
	var work tasks
	for i, k := range rows {
		sub := g // every node has an edge, so the 1-core is the whole network
		if k > 1 {
			sub, _ = g.Induced(func(v int32) bool { return int(core[v]) >= k })
		}
		out.KCore[i].Key = strconv.Itoa(k)
		work = append(work, coreTasks(sub, &out.KCore[i].Value)...)
	}
	return work
}

// coreTasks fills in one row of tables 6-9.
func coreTasks(g *network.Graph, row *CoreRow) tasks {
	var work tasks
	work.add(func() {
		c := g.CNM(network.Unweighted)
		row.Com = c.Count()
		row.Mod, row.ModMixed = Number(g.Modularity(c, network.Unweighted)), Number(g.Modularity(c, network.Weighted))
	})
	work.add(func() {
		c := g.CNM(network.Weighted)
		row.ComWeighted = c.Count()
		row.ModWeighted = Number(g.Modularity(c, network.Weighted))
	})
	work.add(func() {
		row.Acc, row.AccUnweighted = Number(g.AverageClustering(network.Weighted)), Number(g.AverageClustering(network.Unweighted))
	})
	work.add(func() {
		row.N, row.E = g.N(), g.E()
		row.Dens, row.Recip, row.AD = Number(g.Density()), Number(g.Reciprocity()), Number(g.AverageDegree())
		row.ArccDetail = richClub(g.RichClub())
		row.Arcc = row.ArccDetail.AtLeast
		row.Ass, row.AssUndirected = Number(g.Assortativity()), Number(g.AssortativityUndirected())
		row.WeakComponents = g.WeakComponents()
	})
	return work
}

func richClub(r network.RichClub) RichClub {
	return RichClub{
		K:       r.K,
		AtLeast: Number(r.AtLeast.Density()), AtLeastN: r.AtLeast.N, AtLeastE: r.AtLeast.E,
		MoreThan: Number(r.MoreThan.Density()), MoreThanN: r.MoreThan.N, MoreThanE: r.MoreThan.E,
	}
}
