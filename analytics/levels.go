package analytics

import (
	"slices"
	"strconv"

	"github.com/hubgraph/hubgraph/analytics/stats"
)

// levels tells a distribution of whole numbers in few points.
func levels(s stats.Sorted) Ordered[int] { return bins(stats.AtLeast(s)) }

// fractionLevels is levels for fractions in any order.
func fractionLevels(values []float64) Ordered[int] {
	out := Ordered[int]{}
	for _, b := range stats.AtLeastFractions(slices.Sorted(slices.Values(values))) {
		out = append(out, Entry[int]{strconv.FormatFloat(b.Value, 'g', -1, 64), b.Count})
	}
	return out
}
