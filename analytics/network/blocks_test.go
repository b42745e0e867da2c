package network

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	for _, tt := range []struct {
		start      []int
		size, step int
		want       []int
	}{
		{[]int{0}, 3, 1, []int{0}},
		{[]int{0, 0}, 3, 1, []int{0, 1}},
		{[]int{0, 1, 2, 3}, 3, 1, []int{0, 3}},
		{[]int{0, 1, 2, 3, 4}, 3, 1, []int{0, 3, 4}},
		{[]int{0, 9, 9, 10, 11, 12}, 3, 1, []int{0, 1, 5}},
		{[]int{0, 9, 9, 10, 11, 12}, 3, 4, []int{0, 4, 5}},
	} {
		if got := split(tt.start, tt.size, tt.step); !slices.Equal(got, tt.want) {
			t.Errorf("split(%v, %d, %d) = %v, want %v", tt.start, tt.size, tt.step, got, tt.want)
		}
	}
}

func TestSplitCoversAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		start := []int{0}
		for _, d := range rapid.SliceOfN(rapid.IntRange(0, 6), 1, 40).Draw(t, "entries") {
			start = append(start, start[len(start)-1]+d)
		}
		size, step := rapid.IntRange(1, 20).Draw(t, "size"), rapid.IntRange(1, 5).Draw(t, "step")
		bounds := split(start, size, step)
		if bounds[0] != 0 || bounds[len(bounds)-1] != len(start)-1 {
			t.Fatalf("%v does not reach from 0 to %d", bounds, len(start)-1)
		}
		for i := range len(bounds) - 1 {
			if bounds[i] >= bounds[i+1] || bounds[i]%step != 0 {
				t.Fatalf("bounds %v", bounds)
			}
		}
	})
}
