//go:build unix

package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/hubgraph/hubgraph/analytics/network"
	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/analytics/usage"
)

// operation loads a file and returns what is to be timed on it. The value is
// the one that peers.py has for the same operation, where definitions agree.
func operation(name, path string) (func() float64, error) {
	if f, ok := ofNetwork[name]; ok {
		g, err := readNetwork(path)
		return func() float64 { return f(g) }, err
	}
	if f, ok := ofTable[name]; ok {
		t, err := readTable(path)
		return func() float64 { return f(t) }, err
	}
	if name == "projection" {
		pairs, err := readPairs(path)
		return func() float64 {
			return float64(usage.NewGraph(pairs, nil).CoUsage(runtime.GOMAXPROCS(0)).Edges)
		}, err
	}
	return nil, fmt.Errorf("no operation %q", name)
}

var ofNetwork = map[string]func(*network.Graph) float64{
	"kcore":      func(g *network.Graph) float64 { return float64(slices.Max(g.CoreNumbers())) },
	"pagerank":   pageRank,
	"modularity": func(g *network.Graph) float64 { return float64(g.CNM(network.Unweighted).Count()) },
	"leiden": func(g *network.Graph) float64 {
		return g.Modularity(g.Leiden(network.Unweighted, 1), network.Unweighted)
	},
	"betweenness":         func(g *network.Graph) float64 { return slices.Max(g.Betweenness()) },
	"clustering_weighted": func(g *network.Graph) float64 { return g.AverageClustering(network.Weighted) },
	"clustering_plain":    func(g *network.Graph) float64 { return g.AverageClustering(network.Unweighted) },
	"reciprocity":         (*network.Graph).Reciprocity,
	"assortativity":       (*network.Graph).Assortativity,
	"rich_club":           func(g *network.Graph) float64 { return g.RichClub().AtLeast.Density() },
}

func pageRank(g *network.Graph) float64 {
	ranks, err := g.PageRank(network.Weighted, network.PageRankOptions{Tolerance: 1e-10, MaxIterations: 1000})
	if err != nil {
		panic(err) // there is none for these networks
	}
	return slices.Max(ranks)
}

var ofTable = map[string]func(*table) float64{"describe": describe, "pearson": pearson, "mann_whitney": mannWhitney}

// classes of licences; the first three are tested.
var classes = []string{"permissive", "restrictive", "none", "unlabelled"}

// describe returns the sum of the maxima.
func describe(t *table) (sum float64) {
	for _, c := range t.columns {
		sum += stats.Describe(stats.Sort(c)).Max
	}
	return sum
}

// pearson computes four matrices with p-values and returns the sum of that of all rows.
func pearson(t *table) (sum float64) {
	all := stats.Multiply(nil)
	for i, p := range stats.MultiplyGroups(t.columns, t.class, len(classes)) {
		p.Correlations()
		if i == 0 {
			all = p
		} else {
			all.Add(p)
		}
	}
	for _, row := range all.Correlations() {
		for _, c := range row {
			sum += c.R
		}
	}
	return sum
}

// mannWhitney returns the sum of U over all columns and pairs of classes.
func mannWhitney(t *table) (sum float64) {
	parts := make([]float64, len(t.columns))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, c := range t.columns {
		work.Go(func() error {
			tally := stats.NewTally(c, t.class, len(classes)-1)
			for _, pair := range [][2]int{{0, 1}, {0, 2}, {1, 2}} {
				if m, ok := tally.MannWhitney(pair[0], pair[1]); ok {
					parts[i] += m.U
				}
			}
			return nil
		})
	}
	work.Wait() // no task fails
	for _, x := range parts {
		sum += x
	}
	return sum
}

// undirected reports whether a file lists every edge in one direction only.
func undirected(path string) bool { return strings.Contains(path, "cousage") }
