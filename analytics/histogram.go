package analytics

import (
	"slices"
	"strconv"

	"github.com/hubgraph/hubgraph/analytics/stats"
)

// histogram counts values, keys in numeric order.
func histogram[T int | int32](values []T) Ordered[int] {
	var count []int
	for _, v := range values {
		for int(v) >= len(count) {
			count = append(count, 0)
		}
		count[v]++
	}
	out := Ordered[int]{}
	for v, n := range count {
		if n > 0 {
			out = append(out, Entry[int]{strconv.Itoa(v), n})
		}
	}
	return out
}

// bins lists how often each value occurs, values rising.
func bins(h []stats.Bin) Ordered[int] {
	out := make(Ordered[int], len(h))
	for i, b := range h {
		out[i] = Entry[int]{strconv.FormatInt(b.Value, 10), b.Count}
	}
	return out
}

// levels summarises a distribution of whole numbers in few points.
func levels(s stats.Sorted) Ordered[int] { return bins(stats.AtLeast(s)) }

// fractionLevels is levels for fractions in any order.
func fractionLevels(values []float64) Ordered[int] {
	out := Ordered[int]{}
	for _, b := range stats.AtLeastFractions(slices.Sorted(slices.Values(values))) {
		out = append(out, Entry[int]{strconv.FormatFloat(b.Value, 'g', -1, 64), b.Count})
	}
	return out
}
