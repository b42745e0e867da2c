package pairs

import (
	"cmp"
	"slices"
)

const (
	digitBits = 11
	digits    = (64 + digitBits - 1) / digitBits
	radixFrom = 1 << 10 // below this length comparison sort is faster
)

// Sort returns p in rising order of keys; p is used as working space. Pairs of equal
// key keep their order. It takes O(n) time: a radix sort from the lowest digit up
// that skips digits which all keys share.
func Sort(p []Pair) []Pair {
	byKey := func(x, y Pair) int { return cmp.Compare(x.Key, y.Key) }
	if slices.IsSortedFunc(p, byKey) {
		return p
	}
	if len(p) < radixFrom {
		slices.SortStableFunc(p, byKey)
		return p
	}
	count := countDigits(p)
	spare := make([]Pair, len(p))
	for d := range digits {
		start := &count[d]
		if start[p[0].Key>>(d*digitBits)&(1<<digitBits-1)] == len(p) {
			continue // the same digit everywhere
		}
		at := 0
		for i, n := range start {
			start[i] = at
			at += n
		}
		for _, x := range p {
			i := x.Key >> (d * digitBits) & (1<<digitBits - 1)
			spare[start[i]] = x
			start[i]++
		}
		p, spare = spare, p
	}
	return p
}

// countDigits counts, for each of the digits of the keys, how often each value occurs.
func countDigits(p []Pair) *[digits][1 << digitBits]int {
	var count [digits][1 << digitBits]int
	for _, x := range p {
		for d := range digits {
			count[d][x.Key>>(d*digitBits)&(1<<digitBits-1)]++
		}
	}
	return &count
}
