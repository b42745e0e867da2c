package figures

import (
	"gonum.org/v1/plot/vg"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/chart"
)

// scopes are the series of figures 4 and 5.
var scopes = [...]struct {
	scope analytics.Scope
	name  string
	look  chart.Look
}{
	{analytics.Scopes[0], "all models", chart.Whole},
	{analytics.Scopes[1], "computer vision", chart.Parts[0]},
	{analytics.Scopes[2], "natural language", chart.Parts[1]},
	{analytics.Scopes[3], "multimodal", chart.Parts[2]},
}

// rows arranges pairs of diagrams in rows under a legend of the scopes and their
// numbers of members.
func rows(c chart.Caption, width vg.Length, members func(analytics.Scope) int, panels ...*chart.Panel) chart.Chart {
	s := &chart.Panels{Caption: c, Width: width, Row: 212, Columns: 2, Panels: panels, Letters: true}
	for _, of := range scopes {
		s.Legend = append(s.Legend, chart.Key{Label: of.name + " (" + grouped(members(of.scope)) + ")", Look: of.look, Line: true, Mark: true})
	}
	return s
}

// distribution returns two diagrams: how many members have each value, and the share
// that has at least it.
func distribution(title, value, members string, of func(analytics.Scope) chart.Tail) (perValue, shares *chart.Panel) {
	perValue, shares = chart.Distribution(value, members)
	perValue.Title, shares.Title = title, title+", cumulative"
	for _, s := range scopes {
		chart.Distribute(perValue, shares, s.look, of(s.scope))
	}
	return perValue, shares
}

// collaboration is figure 4: degrees and PageRanks in the collaboration networks.
func collaboration(r *analytics.Results, width vg.Length) chart.Chart {
	perDegree, degrees := distribution("Degree", "degree (edges in and out)", "developers", func(s analytics.Scope) (t chart.Tail) {
		if n := r.Network.At(s); n.Degree != nil {
			t = tailOfHistogram(n.Degree.Histogram)
		}
		return t
	})
	x := chart.Axis{Label: "PageRank", Unit: chart.Power}
	bins := &chart.Panel{Title: "PageRank", X: x, Y: chart.Axis{Label: "share of developers per bin", Unit: chart.Percent}}
	shares := &chart.Panel{Title: "PageRank, cumulative", X: x, Y: chart.Axis{Label: "share with at least so much", Unit: chart.Percent, All: true}}
	for _, s := range scopes {
		var t chart.Tail
		if n := r.Network.At(s.scope); n.PageRank != nil {
			t = tailOf(n.PageRank.Count, n.PageRank.AtLeast)
		}
		bins.Series = append(bins.Series, chart.Points{Look: s.look, Points: t.PerBin(), Marks: true})
		shares.Series = append(shares.Series, chart.Points{Look: s.look, Points: t.Shares(), Line: true, Step: true})
	}
	return rows(chart.Caption{
		Title: "Degree and PageRank in the collaboration networks",
		Text: "Four diagrams with logarithmic axes, a series for all models and for each field. Above: developers for each degree, and the share of developers with at least that degree. " +
			"Below: the share of developers in bins of PageRank, ten to a power of ten, and the share with at least that PageRank. Isolated developers are left out.",
	}, width, func(s analytics.Scope) int { return r.Network.At(s).Size.NonIsolates }, perDegree, degrees, bins, shares)
}

// adoption is figure 5: how many spaces use a model, and how many models it is
// co-used with.
func adoption(r *analytics.Results, width vg.Length) chart.Chart {
	tail := func(histogram func(*analytics.Usage) analytics.Ordered[int]) func(analytics.Scope) chart.Tail {
		return func(s analytics.Scope) (t chart.Tail) {
			if u := r.Usage.At(s); u.Adoption != nil {
				t = tailOfHistogram(histogram(u))
			}
			return t
		}
	}
	perUse, uses := distribution("Usage", "spaces that use a model", "models", tail(func(u *analytics.Usage) analytics.Ordered[int] { return u.ModelDegree.Histogram }))
	perCoUse, coUses := distribution("Co-usage", "models that share a space with a model", "models", tail(func(u *analytics.Usage) analytics.Ordered[int] { return u.CoUsage.Degree.Histogram }))
	return rows(chart.Caption{
		Title: "Usage and co-usage of models by spaces",
		Text: "Four diagrams with logarithmic axes, a series for all used models and for those of each field. Above: models for each number of spaces that use them, and the share of the used models " +
			"that have at least so many. Below: the same for the number of other models that are used in the same space. Models that share no space are left out below.",
	}, width, func(s analytics.Scope) int {
		if u := r.Usage.At(s); u.Adoption != nil {
			return u.Models
		}
		return 0
	}, perUse, uses, perCoUse, coUses)
}
