package analytics

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/hubgraph/hubgraph/analytics/stats"
)

// activity describes every activity of the repositories of one kind (tables 2-4).
func activity(r *Repositories, t table, percents []int) (Activity, error) {
	out := Activity{Repositories: r.Len()}
	for i, name := range t.names {
		m, err := metric(t.columns[i], percents)
		if err != nil {
			return out, fmt.Errorf("%s: %w", name, err)
		}
		out.Metrics = append(out.Metrics, Entry[Metric]{name, m})
	}
	one := 0
	for i := range r.Len() {
		if r.Committers.Number(i) == 1 {
			one++
		}
	}
	out.CommittersExactlyOne = Part{one, ratio(one, r.Len())}
	return out, nil
}

func metric(column []int64, percents []int) (Metric, error) {
	total, ok := stats.Total(column)
	if !ok {
		return Metric{}, errors.New("the total does not fit into 64 bits")
	}
	sorted := stats.Sort(column)
	zeros := sorted.Zeros()
	m := Metric{Summary: summary(stats.Describe(sorted)), Total: total, Zeros: zeros, ZeroShare: ratio(zeros, len(column))}
	m.AtLeast = levels(sorted)
	for _, q := range percents {
		var part *Part
		if n, ok := stats.Pareto(sorted, q); ok {
			part = &Part{n, ratio(n, len(column))}
		}
		m.Pareto = append(m.Pareto, Entry[*Part]{strconv.Itoa(q), part})
	}
	return m, nil
}

func summary(s stats.Summary) Summary {
	return Summary{Count: s.N, Mean: Number(s.Mean), Std: Number(s.Std), Min: Number(s.Min),
		P25: Number(s.P25), P50: Number(s.P50), P75: Number(s.P75), Max: Number(s.Max)}
}
