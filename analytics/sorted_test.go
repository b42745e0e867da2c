package analytics

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Names that share eight bytes and more, or end within them.
func TestSortedIndex(t *testing.T) {
	name := rapid.Map(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "/", "ada-wren", "é", "\uffff", "🙂", "\x01", "\x7f"}), 0, 6),
		func(parts []string) string { return strings.Join(parts, "") })
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(name, 0, 60).Draw(t, "names")
		order := sortedIndex(names)
		for place, i := range order {
			if inverse(order)[i] != int32(place) {
				t.Fatalf("the inverse of %v is %v", order, inverse(order))
			}
		}
		if !slices.IsSortedFunc(order, func(i, j int32) int { return cmp.Compare(names[i], names[j]) }) {
			t.Fatalf("%v does not order %q", order, names)
		}
		if seen := slices.Sorted(slices.Values(order)); len(slices.Compact(seen)) != len(names) {
			t.Fatalf("%v names one twice", order)
		}
	})
}
