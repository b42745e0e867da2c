package analytics

import (
	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/analytics/stats"
)

const (
	// leidenRuns is how often Leiden is run on a network.
	leidenRuns = 10

	// exactBetweenness is the size of a network up to which the shortest paths from every
	// developer are followed; in a larger one those from betweennessPivots developers.
	exactBetweenness  = 20_000
	betweennessPivots = 10_000
	betweennessDelta  = 0.1
)

// communityTasks fill in the communities of a network, nil for one without edges. names
// are Corpus.People.
func communityTasks(n *Collaboration, names []string, seed uint64, out **CommunitiesOfNetwork) tasks {
	if n.Graph.N() == 0 {
		return nil
	}
	x := &CommunitiesOfNetwork{Developers: n.Graph.N()}
	*out = x
	var work tasks
	work.add(func() { x.Betweenness = betweenness(n, names, seed) })
	work.add(func() { x.Leiden, x.CNM = communities(n.Graph, seed) })
	return work
}

func betweenness(n *Collaboration, names []string, seed uint64) Betweenness {
	out := Betweenness{Sources: n.Graph.N(), Sampled: n.Graph.N() > exactBetweenness}
	var values []float64
	if out.Sampled {
		s := n.Graph.SampleBetweenness(betweennessPivots, betweennessDelta, seed)
		values = s.Values
		out.Sources, out.Epsilon, out.Delta = betweennessPivots, Number(s.Epsilon), Number(s.Delta)
	} else {
		values = n.Graph.Betweenness()
	}
	out.Summary, out.Top = summary(stats.DescribeFloats(values)), topPeople(n, names, values)
	for i, r := range out.Top {
		if r.Value == 0 { // and all after it, by name alone
			out.Top = out.Top[:i]
			break
		}
	}
	return out
}

func communities(g *network.Graph, seed uint64) (Leiden, CNM) {
	runs := g.LeidenRuns(network.Unweighted, seed, leidenRuns)
	out := Leiden{NMI: nmiOf(runs)}
	var best *network.Communities
	for i, c := range runs {
		q := Number(g.Modularity(c, network.Unweighted))
		if i == 0 || q > out.Modularity {
			best, out.Modularity = c, q
		}
		if i == 0 || q < out.Least {
			out.Least = q
		}
	}
	out.Communities, out.Largest = best.Count(), best.Sizes[0]
	out.Sizes = histogram(best.Sizes)
	greedy := g.CNM(network.Unweighted)
	return out, CNM{Modularity: Number(g.Modularity(greedy, network.Unweighted)), Communities: greedy.Count(), NMI: Number(network.NMI(best, greedy))}
}

// nmiOf compares two runs or more.
func nmiOf(runs []*network.Communities) Between {
	sum, least, pairs := 0.0, 1.0, 0
	for i, a := range runs {
		for _, b := range runs[i+1:] {
			x := network.NMI(a, b)
			sum += x
			least = min(least, x)
			pairs++
		}
	}
	return Between{Mean: Number(sum / float64(pairs)), Min: Number(least)}
}
