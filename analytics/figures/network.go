package figures

import (
	"strconv"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg/draw"

	"github.com/hubgraph/hubgraph/analytics"
)

func digits(n int) string { return strconv.Itoa(n) }

// scopes are the series of figures 4 and 5.
var scopes = [...]struct {
	scope analytics.Scope
	name  string
	look  look
}{
	{analytics.Scopes[0], "all models", whole},
	{analytics.Scopes[1], "computer vision", first},
	{analytics.Scopes[2], "natural language", second},
	{analytics.Scopes[3], "multimodal", third},
}

// distributions is a row of two panels: how many members have each value, and
// the share that has at least it.
type distributions struct {
	title, value string // of the quantity, such as Degree, "collaborators' edges"
	members      string // what is counted
}

// panels returns the row for the curves of the scopes.
func (d distributions) panels(curves [len(scopes)]curve) []*panel {
	number := &panel{title: d.title, x: axis{d.value, count}, y: axis{d.members + " per value", count}}
	shares := &panel{title: d.title + ", cumulative", x: axis{d.value, count}, y: axis{"share with at least so many", share}, toAll: true}
	for i, s := range scopes {
		number.series = append(number.series, series{s.look, curves[i].perValue(), true})
		shares.series = append(shares.series, series{s.look, curves[i].shares(), false})
	}
	return []*panel{number, shares}
}

// legend names the scopes with the number of members of each.
func scopeLegend(members func(analytics.Scope) int) []entry {
	var out []entry
	for _, s := range scopes {
		out = append(out, entry{label: s.name + " (" + grouped(members(s.scope)) + ")", look: s.look, line: true, mark: true})
	}
	return out
}

// collaboration is figure 4: degrees and PageRanks in the collaboration networks.
func collaboration(r *analytics.Results) Figure {
	var degrees [len(scopes)]curve
	bins := &panel{title: "PageRank", x: axis{"PageRank", powers}, y: axis{"share of developers per bin", share}}
	shares := &panel{title: "PageRank, cumulative", x: axis{"PageRank", powers}, y: axis{"share with at least so much", share}, toAll: true}
	for i, s := range scopes {
		n := r.Network.At(s.scope)
		if n.Degree != nil {
			degrees[i] = curveOfHistogram(n.Degree.Histogram)
		}
		var perBin, atLeast plotter.XYs
		if n.PageRank != nil {
			c := curveOf(n.PageRank.Count, n.PageRank.AtLeast)
			perBin, atLeast = c.perBin(), c.shares()
		}
		bins.series = append(bins.series, series{s.look, perBin, true})
		shares.series = append(shares.series, series{s.look, atLeast, false})
	}
	s := &sheet{cols: 2, legend: scopeLegend(func(s analytics.Scope) int { return r.Network.At(s).Size.NonIsolates })}
	s.panels = append(distributions{"Degree", "degree (edges in and out)", "developers"}.panels(degrees), bins, shares)
	return Figure{
		Number: 4, Name: "collaboration", Width: width, Height: s.height(226), draw: func(c draw.Canvas) { s.draw(c) },
		Title: "Degree and PageRank in the collaboration networks",
		Text: "Four diagrams with logarithmic axes, a series for all models and for each field. Above: developers for each degree, and the share of developers with at least that degree. " +
			"Below: the share of developers in bins of PageRank, ten to a power of ten, and the share with at least that PageRank. Isolated developers are left out.",
	}
}

// adoption is figure 5: how many spaces use a model, and with how many models
// it shares one.
func adoption(r *analytics.Results) Figure {
	var used, coUsed [len(scopes)]curve
	for i, s := range scopes {
		if u := r.Usage.At(s.scope); u.Adoption != nil {
			used[i] = curveOfHistogram(u.ModelDegree.Histogram)
			coUsed[i] = curveOfHistogram(u.CoUsage.Degree.Histogram)
		}
	}
	s := &sheet{cols: 2, legend: scopeLegend(func(s analytics.Scope) int {
		if u := r.Usage.At(s); u.Adoption != nil {
			return u.Models
		}
		return 0
	})}
	s.panels = append(distributions{"Usage", "spaces that use a model", "models"}.panels(used),
		distributions{"Co-usage", "models that share a space with a model", "models"}.panels(coUsed)...)
	return Figure{
		Number: 5, Name: "usage", Width: width, Height: s.height(226), draw: func(c draw.Canvas) { s.draw(c) },
		Title: "Usage and co-usage of models by spaces",
		Text: "Four diagrams with logarithmic axes, a series for all used models and for those of each field. Above: models for each number of spaces that use them, and the share of the used models " +
			"that have at least so many. Below: the same for the number of other models that are used in the same space. Models that share no space are left out below.",
	}
}
