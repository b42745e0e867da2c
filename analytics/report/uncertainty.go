package report

import (
	"fmt"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/figures"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// uncertaintyIntro says what the intervals are, and are not.
func uncertaintyIntro(u *analytics.Uncertainty) string {
	return fmt.Sprintf("How far these numbers would move if the repositories were a sample of those that a hub like this one could have: %s of as many repositories each, drawn with replacement, and in small print the bounds between which %.4g %% of them lie (percentile bootstrap, Efron and Tibshirani 1993). "+
		"They say nothing of what the data lack, nor of repositories that depend on each other.", thousands.Count(u.Draws, "sample", "samples"), 100*float64(u.Level))
}

func uncertaintyTables(u *analytics.Uncertainty) []comparison {
	shares := comparison{ID: "uncertainty", Caption: "Activity, with intervals", Corner: "of", Heads: []head{{"without any", "share of the repositories"}}}
	one := comparison{ID: "uncertainty-one", Caption: "Repositories with exactly one committer, with intervals", Corner: "of the", Heads: []head{{"share", ""}}}
	out := []comparison{}
	for _, k := range hub.Kinds {
		a := u.Activity.At(k)
		for i, e := range a.Metrics {
			line := row{Name: k.String() + "s: " + figures.ActivityName(e.Key), Cells: []cell{bounded(percent, e.Value.ZeroShare)}}
			for _, p := range e.Value.Pareto {
				if i == 0 && k == hub.Kinds[0] {
					shares.Heads = append(shares.Heads, head{p.Key + "% are in", "share of the repositories, the fewest that hold so much"})
				}
				line.Cells = append(line.Cells, bounded(percent, p.Value))
			}
			line.Cells = append(line.Cells, bounded(coefficient, e.Value.Gini))
			shares.Rows = append(shares.Rows, line)
		}
		one.Rows = append(one.Rows, row{Name: k.String() + "s", Cells: []cell{bounded(percent, a.CommittersExactlyOne)}})
		out = append(out, correlationBounds(k, *u.Pearson.At(k), *u.Spearman.At(k)))
	}
	shares.Heads = append(shares.Heads, head{"Gini", "coefficient"})
	return append([]comparison{shares, one}, out...)
}

func bounded(u unit, x analytics.Interval) cell { return withBounds(u, x.Estimate, x.Low, x.High) }

func correlationBounds(k hub.Kind, pearson, spearman analytics.Ordered[analytics.Ordered[analytics.Interval]]) comparison {
	t := comparison{ID: "uncertainty-correlations-" + k.String(), Caption: "Correlations over all " + k.String() + "s, with intervals", Corner: "of",
		Heads: []head{{"r", "Pearson correlation"}, {"ρ", "Spearman’s correlation of ranks"}}}
	for _, a := range pearson {
		ranks, _ := spearman.Get(a.Key)
		for _, b := range a.Value {
			rho, _ := ranks.Get(b.Key)
			t.Rows = append(t.Rows, row{Name: figures.ActivityName(a.Key) + " and " + figures.ActivityName(b.Key), Cells: []cell{bounded(coefficient, b.Value), bounded(coefficient, rho)}})
		}
	}
	return t
}
