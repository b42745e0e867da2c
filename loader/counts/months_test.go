package counts

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestMonths compares the set with a sorted list, over spans shorter and longer
// than what it holds without memory of its own.
func TestMonths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var sets [2]months
		var all []int32
		span := rapid.SampledFrom([]int{3, 60, 64, 200, 5000}).Draw(t, "span")
		for range rapid.IntRange(0, 30).Draw(t, "adds") {
			at := int32(2000*12 + rapid.IntRange(0, span).Draw(t, "month"))
			month := at/12*100 + at%12 + 1
			sets[rapid.IntRange(0, 1).Draw(t, "set")].add(month)
			all = append(all, month)
		}
		slices.Sort(all)
		sets[0].addAll(sets[1])
		if got, want := sets[0].list(), slices.Compact(all); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// TestHour: hours before 1970 are rounded down as those after it.
func TestHour(t *testing.T) {
	for second, want := range map[int64]int64{0: 0, 3599: 0, 3600: 1, -1: -1, -3600: -1, -3601: -2} {
		if got := (moment{second: second}).hour(); got != want {
			t.Errorf("second %d is in hour %d, want %d", second, got, want)
		}
	}
}
