package stats

import "slices"

// Sorted is a column of counts in rising order.
type Sorted []int64

// Activity columns hold mostly small numbers: values below this bound are counted,
// only the rest is sorted by comparison.
const countedBelow = 1 << 10

// Sort returns v in rising order and leaves v unchanged. Values must not be
// negative.
func Sort(v []int64) Sorted {
	var count [countedBelow]int
	large := 0
	for _, x := range v {
		if x < countedBelow {
			count[x]++
		} else {
			large++
		}
	}
	out := make(Sorted, 0, len(v))
	for x, n := range count {
		for range n {
			out = append(out, int64(x))
		}
	}
	if large > 0 {
		for _, x := range v {
			if x >= countedBelow {
				out = append(out, x)
			}
		}
		slices.Sort(out[len(v)-large:])
	}
	return out
}

// Zeros returns how many values are 0.
func (s Sorted) Zeros() int {
	n, _ := slices.BinarySearch(s, 1)
	return n
}
