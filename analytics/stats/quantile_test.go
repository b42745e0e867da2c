package stats

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestQuantile(t *testing.T) {
	if q := Quantile(nil, 0.5); !math.IsNaN(q) {
		t.Errorf("median of nothing is %v, want NaN", q)
	}
	s := Sort([]int64{1, 2, 4, 8, 16})
	for _, tt := range []struct{ q, want float64 }{
		{0, 1}, {0.25, 2}, {0.5, 4}, {0.75, 8}, {1, 16},
		{0.125, 1.5}, {0.375, 3}, {0.625, 6}, {0.875, 12},
	} {
		if got := Quantile(s, tt.q); got != tt.want {
			t.Errorf("Quantile(%v) = %v, want %v", tt.q, got, tt.want)
		}
	}
}

// Quarters have exact positions, so the quantile of counts below 2^50 is the
// exact rational value: at = (n-1) p/4 lies between two order statistics.
func TestQuartilesAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.SliceOfN(rapid.Int64Range(0, 1<<50-1), 1, 40).Draw(t, "v")
		quarter := rapid.Int64Range(0, 4).Draw(t, "quarter")
		slices.Sort(v)
		at := int64(len(v)-1) * quarter
		i, rest := at/4, at%4
		want := new(big.Rat).SetInt64(v[i])
		if rest > 0 {
			want.Add(want, big.NewRat((v[i+1]-v[i])*rest, 4))
		}
		f, exact := want.Float64()
		if got := Quantile(v, float64(quarter)/4); !exact || got != f {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}
