package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := counts().Draw(t, "v")
		before := slices.Clone(v)
		want := slices.Sorted(slices.Values(v))
		got := Sort(v)
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
		if !slices.Equal(v, before) {
			t.Fatal("the column was changed")
		}
		zeros := 0
		for _, x := range v {
			if x == 0 {
				zeros++
			}
		}
		if got.Zeros() != zeros {
			t.Fatalf("zeros %d, want %d", got.Zeros(), zeros)
		}
	})
}

func TestTotal(t *testing.T) {
	tests := []struct {
		in   []int64
		want int64
		ok   bool
	}{
		{nil, 0, true},
		{[]int64{1, 2, 3}, 6, true},
		{[]int64{math.MaxInt64 - 1, 1}, math.MaxInt64, true},
		{[]int64{math.MaxInt64, 1}, 0, false},
		{[]int64{math.MaxInt64, math.MaxInt64, math.MaxInt64, 5}, 0, false}, // wraps around twice
	}
	for _, tt := range tests {
		got, ok := Total(tt.in)
		if ok != tt.ok || ok && got != tt.want {
			t.Errorf("Total(%v) = %d, %v, want %d, %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}
