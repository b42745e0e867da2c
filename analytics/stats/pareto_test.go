package stats

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestPareto(t *testing.T) {
	tests := []struct {
		name    string
		in      []int64
		percent int
		want    int
		ok      bool
	}{
		{"empty", nil, 80, 0, false},
		{"all zero", []int64{0, 0, 0}, 80, 0, false},
		{"one value", []int64{3}, 99, 1, true},
		{"exactly 80 of 100", []int64{80, 20}, 80, 1, true},
		{"just under 80 of 100", []int64{79, 21}, 80, 2, true},
		{"equal values: 4 of 5 are 80 %", []int64{1, 1, 1, 1, 1}, 80, 4, true},
		{"equal values: 81 % needs all", []int64{1, 1, 1, 1, 1}, 81, 5, true},
		{"zeros never count", []int64{0, 0, 5, 0}, 100, 1, true},
		{"one percent", []int64{1, 99}, 1, 1, true},
		{"100 times the sum overflows 64 bits", []int64{math.MaxInt64, 1}, 99, 1, true},
		{"100 % to the last unit", []int64{math.MaxInt64, 1}, 100, 2, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := Pareto(Sort(tt.in), tt.percent)
			if got != tt.want || ok != tt.ok {
				t.Errorf("got %d, %v, want %d, %v", got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestParetoByTrying(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOfN(rapid.OneOf(rapid.Int64Range(0, 9), rapid.Int64Range(0, math.MaxInt64/50)), 0, 50).Draw(t, "v")
		percent := rapid.IntRange(1, 100).Draw(t, "percent")
		falling := slices.Sorted(slices.Values(v))
		slices.Reverse(falling)
		sum := func(v []int64) *big.Int {
			s := new(big.Int)
			for _, x := range v {
				s.Add(s, big.NewInt(x))
			}
			return s
		}
		total := sum(v)
		want := 0
		for total.Sign() > 0 && new(big.Rat).SetFrac(sum(falling[:want]), total).Cmp(big.NewRat(int64(percent), 100)) < 0 {
			want++
		}
		got, ok := Pareto(Sort(v), percent)
		if got != want || ok != (total.Sign() > 0) {
			t.Fatalf("got %d, %v, want %d", got, ok, want)
		}
	})
}
