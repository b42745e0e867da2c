package analytics

import (
	"cmp"
	"slices"

	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/analytics/stats"
)

// centralityTasks fill in the distributions of degree and PageRank (figure 4)
// of a network that has edges. names are Corpus.People.
func centralityTasks(n *Collaboration, names []string, out *Network) tasks {
	var work tasks
	work = append(work,
		func() error { return pageRank(n, names, network.Weighted, &out.PageRank) },
		func() error { return pageRank(n, names, network.Unweighted, &out.PageRankUnweighted) })
	work.add(func() { out.Degree = degree(n, names) })
	return work
}

func pageRank(n *Collaboration, names []string, w network.Weighting, out **PageRank) error {
	ranks, err := n.PageRank(w)
	if err != nil {
		return err
	}
	*out = &PageRank{Summary: summary(stats.DescribeFloats(ranks)), AtLeast: fractionLevels(ranks), Top: topPeople(n, names, ranks)}
	return nil
}

func degree(n *Collaboration, names []string) *Degree {
	degrees := n.Graph.Degrees()
	return &Degree{
		Summary:   describe(degrees),
		Histogram: histogram(degrees),
		Top:       topPeople(n, names, degrees),
		In:        describe(n.Graph.InDegrees()),
		Out:       describe(n.Graph.OutDegrees()),
	}
}

func describe(degrees []int32) Summary {
	return summary(stats.Describe(stats.Sort(widen(degrees))))
}

func widen(degrees []int32) []int64 {
	wide := make([]int64, len(degrees))
	for i, d := range degrees {
		wide[i] = int64(d)
	}
	return wide
}

// topPeople ranks people by falling value of their node, then name.
func topPeople[T int32 | float64](n *Collaboration, names []string, values []T) Ranking {
	nodes := make([]int32, len(values)) // rising, as names are
	for v := range nodes {
		nodes[v] = int32(v)
	}
	slices.SortStableFunc(nodes, func(a, b int32) int { return cmp.Compare(values[b], values[a]) })
	out := make(Ranking, min(TopLength, len(nodes)))
	for i := range out {
		v := nodes[i]
		out[i] = Ranked{names[n.People[v]], Number(values[v])}
	}
	return out
}
