package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/figures"
	"github.com/hubgraph/hubgraph/hub"
)

// printedCorrelations puts the correlations that the paper prints beside ours.
func printedCorrelations(r *analytics.Results, p *paper) comparison {
	t := comparison{ID: "correlations-printed", Caption: "Correlations that the paper prints", Corner: "of", keyed: true, Heads: []head{{"r", "Pearson correlation"}, {"p", "two-sided"}, {"ρ", "Spearman’s correlation of ranks"}, {"p of ρ", "two-sided"}}}
	for _, e := range p.Pearson {
		k, ok := hub.ParseKind(e.Key)
		if !ok {
			continue // those with usage have a table of their own
		}
		all, _ := r.Pearson.At(k).Get("all")
		ranks, _ := r.Spearman.At(k).Get("all")
		for _, pair := range e.Value {
			a, b, _ := strings.Cut(pair.Key, ",")
			r, chance, log := entryOf(all, a, b)
			rho, rhoChance, rhoLog := entryOf(ranks, a, b)
			t.Rows = append(t.Rows, row{
				Name: figures.ActivityName(a) + " and " + figures.ActivityName(b), Info: "of " + k.String() + "s",
				Cells: []cell{compare(coefficient, r, pair.Value), pCell(chance, log), compare(coefficient, rho, printed{}), pCell(rhoChance, rhoLog)},
			})
		}
	}
	return t
}

// entryOf returns the entry of two columns of a matrix.
func entryOf(c analytics.Correlations, a, b string) (r, p, log10 analytics.Number) {
	i, j := slices.Index(c.Columns, a), slices.Index(c.Columns, b)
	at := func(m [][]analytics.Number) analytics.Number {
		if i < 0 || j < 0 || i >= len(m) || j >= len(m[i]) {
			return analytics.Undefined
		}
		return m[i][j]
	}
	return at(c.Matrix), at(c.P), at(c.Log10P)
}

// matrixParts are the matrices by their keys in results.json.
var matrixParts = []struct {
	kind       hub.Kind
	part, name string
}{
	{hub.Model, "all", "models"}, {hub.Dataset, "all", "datasets"}, {hub.Space, "all", "spaces"},
	{hub.Model, "permissive", "models with a permissive licence tag"},
	{hub.Model, "restrictive", "models with a restrictive licence tag"},
	{hub.Model, "none", "models without a licence tag"},
}

// correlationTables are the matrices of figure 3, with the correlations of ranks in
// small print. A p-value is shown unless it is small.
func correlationTables(r *analytics.Results) []comparison {
	var tables []comparison
	for _, m := range matrixParts {
		c, ok := r.Pearson.At(m.kind).Get(m.part)
		if !ok {
			continue
		}
		ranks, _ := r.Spearman.At(m.kind).Get(m.part)
		t := comparison{ID: "correlations-" + m.kind.String() + "-" + m.part, Caption: fmt.Sprintf("Correlations among %s %s", whole(c.N), m.name), Plain: "Correlations among " + m.name, Corner: "r"}
		for _, name := range c.Columns {
			t.Heads = append(t.Heads, head{Name: figures.ActivityName(name)})
		}
		for _, a := range c.Columns {
			line := row{Name: figures.ActivityName(a)}
			for _, b := range c.Columns {
				r, p, log := entryOf(c, a, b)
				x := compare(coefficient, r, printed{})
				if a != b && p.Defined() && float64(p) >= plainP {
					text, _ := pText(p, log) // without a power
					x.Aside = "p " + text
				}
				x.also = append(x.also, also{"p", pCell(p, log)})
				if rho, p, log := entryOf(ranks, a, b); a != b && rho.Defined() {
					x.Aside = strings.TrimSpace(x.Aside + " ρ " + decimal.format(float64(rho)))
					x.also = append(x.also, also{"rho", compare(coefficient, rho, printed{})}, also{"p of rho", pCell(p, log)})
				}
				line.Cells = append(line.Cells, x)
			}
			t.Rows = append(t.Rows, line)
		}
		tables = append(tables, t)
	}
	return tables
}
