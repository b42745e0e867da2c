package report

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// nullsIntro says what the networks are compared with.
func nullsIntro(n *analytics.Nulls) string {
	return fmt.Sprintf("What of a number comes from the degrees alone: the collaboration networks beside %s each, in which everybody has the same degree, made by swapping the ends of two edges again and again (Maslov and Sneppen 2002). "+
		"A number far outside theirs, by z standard deviations, says something of who works with whom. The random networks need not be as connected: their largest component is shown beside.",
		thousands.Count(n.Samples, "random network", "random networks"))
}

func nullsTables(n *analytics.Nulls) []comparison {
	tables := []comparison{smallWorldTable(n)}
	for _, s := range analytics.Scopes {
		if x := *n.Scopes.At(s); x != nil {
			tables = append(tables, againstTable(s, x))
		}
	}
	return tables
}

func smallWorldTable(n *analytics.Nulls) comparison {
	t := comparison{ID: "nulls", Caption: "Rich club and small world", Corner: "of", Nothing: "nobody shares a model with anybody.", Heads: []head{
		{"rich club", "ARCC over its mean in the random networks"}, {"developers", "in the largest component"}, {"links", "in it, without directions"},
		{"σ", "transitivity over that of the random networks, over the same of the mean distance: above 1 in a small world"}, {"sources", "developers from whom distances are measured"},
		{"swaps", "of edges in a random network, on average"}, {"tried", "swaps of edges"}, {"swaps of links", "on average"}, {"tried, links", "swaps of links"}}}
	for _, s := range analytics.Scopes {
		x := *n.Scopes.At(s)
		if x == nil {
			continue
		}
		w := &x.SmallWorld
		t.Rows = append(t.Rows, row{Name: scopeNames[s.Name], Cells: []cell{
			compare(decimal, x.Normalised, printed{}), compareCount(w.Developers, printed{}), compareCount(w.Links, printed{}), compare(decimal, w.Sigma, printed{}), compareCount(w.Sources, printed{}),
			compare(mixed, x.Swaps.Made, printed{}), compareCount(x.Swaps.Tried, printed{}), compare(mixed, w.Swaps.Made, printed{}), compareCount(w.Swaps.Tried, printed{})}})
	}
	return t
}

// againstTable has the numbers of one network beside those of the random ones.
func againstTable(s analytics.Scope, x *analytics.NullOfNetwork) comparison {
	t := comparison{ID: "nulls-" + s.Name, Caption: "Beside random networks, " + scopeNames[s.Name], Corner: "of the network", keyed: true, Heads: []head{
		{"observed", ""}, {"mean", "of the random networks"}, {"std", "their standard deviation"}, {"min", ""}, {"max", ""}, {"z", "standard deviations above the mean"}, {"at most", "random networks whose number is at most the observed one"}}}
	for _, r := range []struct {
		name, info string
		unit       unit
		of         analytics.Against
	}{
		{"rich club", "ARCC", fraction, x.RichClub},
		{"assortativity", "ASS", signed, x.Assortativity},
		{"largest component", "developers", mixed, x.Largest},
		{"transitivity", "in the largest component, without directions", fraction, x.SmallWorld.Transitivity},
		{"mean distance", "there", decimal, x.SmallWorld.Distance},
		{"largest component", "of links", mixed, x.SmallWorld.Largest},
	} {
		line := row{Name: r.name, Info: r.info}
		for _, value := range []analytics.Number{r.of.Observed, r.of.Mean, r.of.Std, r.of.Min, r.of.Max} {
			line.Cells = append(line.Cells, compare(r.unit, value, printed{}))
		}
		line.Cells = append(line.Cells, compare(decimal, r.of.Z, printed{}), compare(percent, r.of.AtMost, printed{}))
		t.Rows = append(t.Rows, line)
	}
	return t
}
