package report

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
)

// addTests adds the tests and correlations to the fixture.
func addTests(r *analytics.Results) {
	permissive, none := "permissive", "none"
	r.MannWhitney = analytics.MannWhitney{N: 1200, Share: 0.9724, Groups: analytics.ClassSizes{Permissive: 700, Restrictive: 100, None: 400},
		Warnings: []string{"only 3 models enter"},
		Tests: analytics.Ordered[analytics.Ordered[*analytics.Test]]{
			{Key: "n_likes", Value: analytics.Ordered[*analytics.Test]{
				{Key: "permissive_vs_restrictive", Value: &analytics.Test{U: 1464356548.5, P: 0.0312, Log10P: -1.5058454, PHolm: 0.0624, Log10PHolm: -1.2048, N1: 700, N2: 100, Effect: 0.51318, RankBiserial: 0.02636, Higher: &permissive}},
				{Key: "permissive_vs_none", Value: &analytics.Test{U: 8712552137, P: 0, Log10P: -430.58219790003574, PHolm: 0, Log10PHolm: -429.2, N1: 700, N2: 400, Effect: 0.4, RankBiserial: -0.2, Higher: &none}},
				{Key: "restrictive_vs_none", Value: nil},
			}},
			{Key: "n_usage_spaces", Value: analytics.Ordered[*analytics.Test]{
				{Key: "permissive_vs_restrictive", Value: &analytics.Test{U: 35000, P: 1, Log10P: 0, PHolm: 1, Log10PHolm: 0, N1: 700, N2: 100, Effect: 0.5}},
			}},
		}}
	n := func(x float64) analytics.Number { return analytics.Number(x) }
	r.Pearson.Model = analytics.Ordered[analytics.Correlations]{
		{Key: "all", Value: analytics.Correlations{N: 1234, Columns: []string{"n_likes", "n_community"},
			Matrix: [][]analytics.Number{{1, n(0.7512)}, {n(0.7512), 1}}, P: [][]analytics.Number{{0, n(2e-40)}, {n(2e-40), 0}},
			Log10P: [][]analytics.Number{{analytics.Undefined, n(-39.69897)}, {n(-39.69897), analytics.Undefined}}}},
		{Key: "permissive", Value: analytics.Correlations{N: 77, Columns: []string{"n_likes", "n_usage_spaces"},
			Matrix: [][]analytics.Number{{1, n(-0.0811)}, {n(-0.0811), 1}}, P: [][]analytics.Number{{0, n(0.4831)}, {n(0.4831), 0}},
			Log10P: [][]analytics.Number{{analytics.Undefined, n(-0.316)}, {n(-0.316), analytics.Undefined}}}},
	}
	r.Spearman.Model = analytics.Ordered[analytics.Correlations]{
		{Key: "all", Value: analytics.Correlations{N: 1234, Columns: []string{"n_likes", "n_community"},
			Matrix: [][]analytics.Number{{1, n(0.4321)}, {n(0.4321), 1}}, P: [][]analytics.Number{{0, 0}, {0, 0}},
			Log10P: [][]analytics.Number{{analytics.Undefined, n(-301)}, {n(-301), analytics.Undefined}}}},
	}
	r.Pearson.Space = analytics.Ordered[analytics.Correlations]{{Key: "all", Value: analytics.Correlations{N: 89, Columns: []string{"n_likes"}, Matrix: [][]analytics.Number{{analytics.Undefined}}}}}
}

// ranked is a ranking of n names; the value of the first place is top, and each
// other one is one lower.
func ranked(prefix string, n, top int) analytics.Ranking {
	var out analytics.Ranking
	for i := range n {
		out = append(out, analytics.Ranked{Name: fmt.Sprintf("%s-%d", prefix, i+1), Value: analytics.Number(top - i)})
	}
	return out
}

// addNetworks adds degree and PageRank to the network of all models.
func addNetworks(r *analytics.Results) {
	n := &r.Network.All
	n.Degree = &analytics.Degree{
		Summary:   analytics.Summary{Count: 100, Mean: 4.1045, Std: 30.8153, Min: 1, P25: 2, P50: 2, P75: 3, Max: 3101},
		Histogram: analytics.Ordered[int]{{Key: "1", Value: 60}, {Key: "2", Value: 30}, {Key: "12", Value: 10}},
		Top:       ranked("ada", 12, 139),
		In:        analytics.Summary{Count: 100, Mean: 2.05, Std: 14.74, Max: 1481},
		Out:       analytics.Summary{Count: 100, Mean: 2.05, Std: 16.08, Max: 1620},
	}
	n.PageRank = &analytics.PageRank{
		Summary: analytics.Summary{Count: 100, Mean: 0.000095, Std: 0.000498, Min: 0.0000176, P25: 0.00003, P50: 0.000151, P75: 0.000118, Max: 0.0506},
		AtLeast: analytics.Ordered[int]{{Key: "1e-05", Value: 100}, {Key: "0.0001", Value: 40}},
		Top:     analytics.Ranking{{Name: "bo-quill", Value: 0.0506}},
	}
	n.PageRankUnweighted = &analytics.PageRank{Summary: analytics.Summary{Count: 100, Mean: 0.000095, Max: 0.0496}}
}

// addUsage adds the usage of all models.
func addUsage(r *analytics.Results) {
	r.Usage.All = analytics.Usage{Edges: 6421, Adoption: &analytics.Adoption{
		Models: 1001, Spaces: 2911,
		ModelDegree: analytics.Distribution{Summary: analytics.Summary{Count: 1001, Mean: 6.68, Std: 37.19, P50: 1, Max: 1748}, Histogram: analytics.Ordered[int]{{Key: "1", Value: 700}, {Key: "1748", Value: 1}}},
		SpaceDegree: analytics.Summary{Mean: 2.21, Max: 1400},
		CoUsage: analytics.CoUsage{Nodes: 1001, Edges: 23045, WeightTotal: 26389, WeightMax: 88, Isolates: 80,
			Degree: analytics.Distribution{Summary: analytics.Summary{Mean: 46.1, P50: 14, Max: 346}, Histogram: analytics.Ordered[int]{{Key: "0", Value: 80}, {Key: "1", Value: 3}}}},
		TopUsed: ranked("gust-lab/m", 11, 1748), TopCoUsed: ranked("gust-lab/c", 2, 346),
		TopUsedOwners: analytics.Ranking{{Name: "", Value: 7}, {Name: "gust-lab", Value: 4}}, TopCoUsedOwners: analytics.Ranking{{Name: "gust-lab", Value: 2}},
		Pearson: analytics.AdoptionCorrelations{
			AllModels:  analytics.Popularity{LikesUsage: analytics.Correlation{R: 0.5072}, DownloadsUsage: analytics.Correlation{R: 0.1823}},
			UsedModels: analytics.Popularity{LikesUsage: analytics.Correlation{R: 0.6551}, DownloadsUsage: analytics.Correlation{R: analytics.Undefined}},
		},
	}}
}
