package analytics

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/hubgraph/hubgraph/analytics/resample"
	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/hub"
)

const (
	intervalLevel = 0.95
	defaultDraws  = 1000 // the least that Efron and Tibshirani advise for percentile intervals
)

// uncertaintyOf resamples the repositories of each kind. r has the correlations.
func uncertaintyOf(ctx context.Context, c *Corpus, o Options, r *Results) (*Uncertainty, error) {
	out := &Uncertainty{Level: intervalLevel, Draws: o.Bootstrap, Seed: o.Seed}
	if out.Draws == 0 {
		out.Draws = defaultDraws
	}
	for _, k := range hub.Kinds {
		t := c.activities(k)
		if k == hub.Model {
			t = t.withUsage(c.usageSpaces())
		}
		table, err := resample.NewTable(t.columns)
		if err != nil {
			return nil, fmt.Errorf("resample %ss: %w", k, err)
		}
		draws, err := table.Bootstrap(ctx, resample.Options{Draws: out.Draws, Seed: o.Seed, Stream: uint64(k) << 32, Pareto: o.Pareto})
		if err != nil {
			return nil, err
		}
		one := r.Activity.At(k).CommittersExactlyOne.Share
		*out.Activity.At(k) = activityIntervals(t, draws, o.Pareto, one)
		*out.Pearson.At(k) = correlationIntervals(t.names, *r.Pearson.At(k), draws.Pearson)
		*out.Spearman.At(k) = correlationIntervals(t.names, *r.Spearman.At(k), draws.Spearman)
	}
	return out, nil
}

func activityIntervals(t table, draws *resample.Draws, percents []int, one Number) (out ActivityIntervals) {
	for i, name := range t.names {
		sorted := stats.Sort(t.columns[i])
		m := MetricIntervals{ZeroShare: intervalOf(ratio(sorted.Zeros(), len(sorted)), draws.ZeroShare(i, intervalLevel)),
			Gini: intervalOf(Number(stats.Gini(sorted)), draws.Gini(i, intervalLevel))}
		for j, percent := range percents {
			share := Undefined
			if n, ok := stats.Pareto(sorted, percent); ok {
				share = ratio(n, len(sorted))
			}
			m.Pareto = append(m.Pareto, Entry[Interval]{strconv.Itoa(percent), intervalOf(share, draws.Pareto(i, j, intervalLevel))})
		}
		out.Metrics = append(out.Metrics, Entry[MetricIntervals]{name, m})
	}
	out.CommittersExactlyOne = intervalOf(one, draws.OneShare(slices.Index(t.names, Committers), intervalLevel))
	return out
}

// correlationIntervals are those of each two columns. of has the estimates.
func correlationIntervals(names []string, of Ordered[Correlations], draw func(a, b int, level float64) resample.Interval) Ordered[Ordered[Interval]] {
	all, _ := of.Get("all")
	out := Ordered[Ordered[Interval]]{}
	for a := range len(names) - 1 {
		var with Ordered[Interval]
		for b := a + 1; b < len(names); b++ {
			with = append(with, Entry[Interval]{names[b], intervalOf(all.Matrix[a][b], draw(a, b, intervalLevel))})
		}
		out = append(out, Entry[Ordered[Interval]]{names[a], with})
	}
	return out
}

func intervalOf(estimate Number, x resample.Interval) Interval {
	return Interval{Estimate: estimate, Low: Number(x.Low), High: Number(x.High), Level: intervalLevel, Draws: x.Draws}
}
