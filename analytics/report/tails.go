package report

import (
	"fmt"
	"math"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/figures"
	"github.com/hubgraph/hubgraph/analytics/heavytail"
	"github.com/hubgraph/hubgraph/hub"
)

const tailsIntro = "Which distribution the upper tail of an activity follows, after Clauset, Shalizi and Newman (2009): a power law is fitted from the value on where it lies nearest to the sample, and other laws to the same tail. " +
	"A law is called better or worse where the logarithms of the likelihoods differ by 1 or more and the test of that difference has p of 0.1 or less; a power law is rejected where at most a tenth of the synthetic samples lie so far from theirs. " +
	"Gini is 0 when all have the same and near 1 when one has everything."

// beyond are the sections of what the paper does not have, those that were computed.
func beyond(r *analytics.Results) []part {
	var out []part
	if t := r.Tails; t != nil {
		out = append(out, part{Title: "Inequality and heavy tails", Intro: tailsIntro, Tables: []comparison{tailTable(r), lawTable(r)}})
	}
	if l := r.Lineage; l != nil {
		out = append(out, part{Title: "Models built on models", Intro: lineageIntro, Tables: lineageTables(l)})
	}
	if x := r.Retention; x != nil {
		out = append(out, part{Title: "How long developers stay", Intro: retentionIntro(x), Tables: retentionTables(x)})
	}
	if x := r.Communities; x != nil {
		out = append(out, part{"Communities and who joins them", communitiesIntro(x), communitiesTables(x), betweennessRankings(x)})
	}
	if x := r.TruckFactors; x != nil {
		out = append(out, part{Title: "On how few people the work rests", Intro: truckFactorIntro(x), Tables: []comparison{truckFactorTable(x)}})
	}
	if u := r.Uncertainty; u != nil {
		out = append(out, part{Title: "How certain the numbers are", Intro: uncertaintyIntro(u), Tables: uncertaintyTables(u)})
	}
	if x := r.Nulls; x != nil {
		out = append(out, part{Title: "Beside random networks", Intro: nullsIntro(x), Tables: nullsTables(x)})
	}
	return out
}

// namedTail is a tail with the name of its sample.
type namedTail struct {
	name string
	*analytics.Tail
}

func tailsOf(r *analytics.Results) []namedTail {
	var out []namedTail
	for _, k := range hub.Kinds {
		for _, e := range *r.Tails.Activity.At(k) {
			out = append(out, namedTail{k.String() + "s: " + figures.ActivityName(e.Key), e.Value})
		}
	}
	for _, s := range analytics.Scopes {
		if t := *r.Tails.Degree.At(s); t != nil {
			out = append(out, namedTail{"degree of developers: " + scopeNames[s.Name], t})
		}
	}
	return out
}

func tailTable(r *analytics.Results) comparison {
	t := comparison{ID: "inequality", Caption: "Inequality, and the power law of the tail", Corner: "of", Heads: []head{
		{"above 0", "values above 0"}, {"Gini", "coefficient of all values"}, {"HHI", "Herfindahl-Hirschman index: the sum of the squared shares"},
		{"from", "least value of the tail"}, {"tail", "values in the tail"}, {"α", "exponent of the power law"}, {"± σ", "its standard error"},
		{"KS", "Kolmogorov-Smirnov distance of the tail"}, {"p", "share of the synthetic samples that lie as far from their power law"}}}
	if r.Tails.Bootstrap == 0 {
		t.Note = "The fits were not tested (analyze --bootstrap N does): without p a fit says nothing for a power law."
	}
	for _, x := range tailsOf(r) {
		line := row{Name: x.name, Cells: []cell{compareCount(x.Positive, printed{}), compare(coefficient, x.Gini, printed{}), compare(fraction, x.HHI, printed{})}}
		p := &heavytail.PowerLaw{Alpha: math.NaN(), Sigma: math.NaN(), XMin: math.NaN(), D: math.NaN()}
		if x.PowerLaw != nil {
			p = x.PowerLaw
		}
		tested := analytics.Undefined
		if x.Goodness != nil {
			tested = analytics.Number(x.Goodness.P)
		}
		line.Cells = append(line.Cells, compare(count, analytics.Number(p.XMin), printed{}), compareCount(p.NTail, printed{}),
			compare(decimal, analytics.Number(p.Alpha), printed{}), compare(decimal, analytics.Number(p.Sigma), printed{}),
			compare(fraction, analytics.Number(p.D), printed{}), compare(decimal, tested, printed{}))
		t.Rows = append(t.Rows, line)
	}
	return t
}

func logOf(p analytics.Number) analytics.Number {
	return analytics.Number(math.Log10(float64(p)))
}

// lawNames are the laws beside the power law, as the report calls them.
var lawNames = map[string]string{heavytail.LogNormal: "log-normal", heavytail.Exponential: "exponential", heavytail.Truncated: "power law with cut-off"}

func lawTable(r *analytics.Results) comparison {
	t := comparison{ID: "laws", Caption: "Other laws on the same tail", Corner: "of",
		Note: "A ratio is the logarithm of the likelihood of the power law less that of the other law: above 0 the power law is the likelier one."}
	for _, law := range heavytail.Laws {
		t.Heads = append(t.Heads, head{lawNames[law], "ratio"}, head{"p, " + lawNames[law], "that neither is better"})
	}
	t.Heads = append(t.Heads, head{"in words", ""})
	for _, x := range tailsOf(r) {
		if x.PowerLaw == nil {
			continue
		}
		line := row{Name: x.name}
		for _, c := range x.Laws {
			p := analytics.Number(c.P)
			line.Cells = append(line.Cells, compare(decimal, ratioOf(c), printed{}), pCell(p, logOf(p)))
		}
		line.Cells = append(line.Cells, cell{Text: inWords(x.Tail), unit: word})
		t.Rows = append(t.Rows, line)
	}
	return t
}

// ratioOf is the ratio, 0 where it is what rounding leaves of two equal likelihoods.
func ratioOf(c heavytail.Comparison) analytics.Number {
	if math.Abs(c.Ratio) < 1e-9 {
		return 0
	}
	return analytics.Number(c.Ratio)
}

const (
	rejectsAt = 0.1 // as Clauset, Shalizi and Newman
	leastOdds = 1   // of logarithms of likelihoods
)

// inWords says which law the tail speaks against.
func inWords(t *analytics.Tail) string {
	var says []string
	switch {
	case t.Goodness == nil:
		says = append(says, "power law not tested")
	case t.Goodness.P <= rejectsAt:
		says = append(says, "power law rejected")
	default:
		says = append(says, "power law not rejected")
	}
	for _, c := range t.Laws {
		if c.P > rejectsAt || math.Abs(c.Ratio) < leastOdds {
			continue
		}
		than := "better"
		if c.Ratio > 0 {
			than = "worse"
		}
		says = append(says, fmt.Sprintf("%s %s", lawNames[c.Law], than))
	}
	return strings.Join(says, "; ")
}
