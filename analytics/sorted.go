package analytics

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/hubgraph/hubgraph/analytics/internal/pairs"
)

// sortStrings returns s in rising order and the place of each of its members there.
func sortStrings(s []string) (sorted []string, rank []int32) {
	order := sortedIndex(s)
	sorted = make([]string, len(s))
	for i, at := range order {
		sorted[i] = s[at]
	}
	return sorted, inverse(order)
}

// sortedIndex returns the indices of names in the order of the names. Most names
// differ early: they are sorted by a number made from their first eight bytes, and
// only those with the same number are compared in full.
func sortedIndex(names []string) []int32 {
	numbered := make([]pairs.Pair, len(names))
	for i, name := range names {
		numbered[i] = pairs.Pair{Key: prefix(name), Count: int64(i)}
	}
	numbered = pairs.Sort(numbered)
	order := make([]int32, len(names))
	for i, n := range numbered {
		order[i] = int32(n.Count)
	}
	for from, to := 0, 0; from < len(order); from = to {
		for to = from + 1; to < len(order) && numbered[to].Key == numbered[from].Key; to++ {
		}
		if to-from > 1 {
			slices.SortFunc(order[from:to], func(a, b int32) int { return strings.Compare(names[a], names[b]) })
		}
	}
	return order
}

// prefix returns the first eight bytes of a name as a number that sorts as they do.
func prefix(name string) uint64 {
	var first [8]byte
	copy(first[:], name)
	return binary.BigEndian.Uint64(first[:])
}

// inverse returns the place of each number in order.
func inverse(order []int32) []int32 {
	at := make([]int32, len(order))
	for i, x := range order {
		at[x] = int32(i)
	}
	return at
}
