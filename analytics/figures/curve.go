package figures

import (
	"strconv"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/chart"
)

// tailOf reads the counts of results.json. As a file can hold anything, it skips
// keys that are not numbers above 0 and counts that do not fall.
func tailOf(members int, atLeast analytics.Ordered[int]) chart.Tail {
	t := chart.Tail{Members: members}
	for _, e := range atLeast {
		if x, err := strconv.ParseFloat(e.Key, 64); err == nil {
			t.Add(x, e.Value)
		}
	}
	return t
}

// tailOfHistogram accumulates a histogram of whole numbers, values rising, at the
// values of stats.Levels.
func tailOfHistogram(h analytics.Ordered[int]) chart.Tail {
	var counts []chart.Count
	for _, e := range h {
		x, err := strconv.ParseInt(e.Key, 10, 64)
		if err == nil && x >= 0 && e.Value > 0 && (len(counts) == 0 || x > counts[len(counts)-1].Value) {
			counts = append(counts, chart.Count{Value: x, Members: e.Value})
		}
	}
	whole := chart.TailOf(counts)
	t := chart.Tail{Members: whole.Members}
	if len(counts) > 0 {
		for _, x := range stats.Levels(counts[len(counts)-1].Value) {
			t.Add(float64(x), whole.AtLeast(float64(x)))
		}
	}
	return t
}
