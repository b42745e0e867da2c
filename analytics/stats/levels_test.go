package stats

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestLevels(t *testing.T) {
	for _, c := range []struct {
		largest int64
		want    []int64
	}{
		{-1, nil}, {0, nil}, {1, []int64{1}}, {3, []int64{1, 2, 3}}, {10, []int64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
		// R20 times 10, halves up: 11.2 12.5 14 16 18 20 22.4 25 28 31.5
		{30, []int64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 16, 18, 20, 22, 25, 28, 30}},
	} {
		if diff := cmp.Diff(c.want, Levels(c.largest)); diff != "" {
			t.Errorf("%d: %s", c.largest, diff)
		}
	}
	all := Levels(math.MaxInt64)
	if !slices.IsSorted(all) || all[len(all)-1] != math.MaxInt64 || all[len(all)-2] != 9e18 || slices.Index(all, 355) < 0 {
		t.Error("up to the largest of all:", all)
	}
	if got := len(Levels(65_729_394)); got > 150 {
		t.Errorf("%d levels are many", got)
	}
}

func TestAtLeast(t *testing.T) {
	// 0 0 1 1 1 2 12 12 40: at least 1 seven, 2 four, 3 to 11 three (both 12s and 40), 13 one
	got := AtLeast(Sort([]int64{12, 0, 1, 2, 1, 40, 1, 0, 12}))
	want := []Bin{{1, 7}, {2, 4}, {3, 3}, {4, 3}, {5, 3}, {6, 3}, {7, 3}, {8, 3}, {9, 3}, {10, 3}, {11, 3}, {13, 1}, {14, 1}, {16, 1}, {18, 1},
		{20, 1}, {22, 1}, {25, 1}, {28, 1}, {32, 1}, {36, 1}, {40, 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(AtLeast(nil))+len(AtLeast(Sort([]int64{0, 0}))) > 0 {
		t.Error("nothing above 0, yet levels")
	}
}

func TestAtLeastFractions(t *testing.T) {
	// 1e-4 is a level, and one that all reach; 0.00028 is the last one that any reaches
	got := AtLeastFractions([]float64{0.0001, 0.0001, 0.000125, 0.0002, 0.000299})
	want := []FractionBin{{0.0001, 5}, {0.000112, 3}, {0.000125, 3}, {0.00014, 2}, {0.00016, 2}, {0.00018, 2}, {0.0002, 2}, {0.000224, 1}, {0.00025, 1}, {0.00028, 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]FractionBin{{0.9, 1}}, AtLeastFractions([]float64{0.95})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]FractionBin{{1, 2}}, AtLeastFractions([]float64{1, 1})); diff != "" {
		t.Error(diff)
	}
	for _, bad := range [][]float64{nil, {0, 1}, {-1}, {math.NaN()}, {1, math.Inf(1)}} {
		if got := AtLeastFractions(bad); got != nil {
			t.Errorf("%v: %v", bad, got)
		}
	}
}

// Every level counts what a loop counts.
func TestAtLeastBrute(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOf(rapid.OneOf(rapid.Int64Range(0, 20), rapid.Int64Range(0, 1e6))).Draw(t, "values")
		for _, b := range AtLeast(Sort(v)) {
			n := 0
			for _, x := range v {
				if x >= b.Value {
					n++
				}
			}
			if n != b.Count || n == 0 {
				t.Fatalf("%d values of at least %d, counted %d", n, b.Value, b.Count)
			}
		}
		f := make([]float64, len(v))
		for i, x := range v {
			f[i] = float64(x+1) * 1e-7
		}
		slices.Sort(f)
		last := len(f) + 1
		for _, b := range AtLeastFractions(f) {
			n := 0
			for _, x := range f {
				if x >= b.Value {
					n++
				}
			}
			if n != b.Count || n == 0 || n > last || n == last && n == len(f) {
				t.Fatalf("%d values of at least %g, counted %d after %d", n, b.Value, b.Count, last)
			}
			last = n
		}
	})
}
