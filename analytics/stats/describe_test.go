package stats

import (
	"math"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestDescribe(t *testing.T) {
	nan := math.NaN()
	tests := []struct {
		name string
		in   []int64
		want Summary
	}{
		{"empty", nil, Summary{0, nan, nan, nan, nan, nan, nan, nan}},
		{"one value has no deviation", []int64{7}, Summary{1, 7, nan, 7, 7, 7, 7, 7}},
		{"two values", []int64{3, 1}, Summary{2, 2, math.Sqrt2, 1, 1.5, 2, 2.5, 3}},
		// deviations from 5: -3 -1 -1 -1 0 0 2 4, squares add up to 32
		{"textbook", []int64{2, 4, 4, 4, 5, 5, 7, 9}, Summary{8, 5, math.Sqrt(32.0 / 7), 2, 4, 4.5, 5.5, 9}},
		{"all equal", []int64{4, 4, 4, 4, 4}, Summary{5, 4, 0, 4, 4, 4, 4, 4}},
		{"all zero", make([]int64, 6), Summary{6, 0, 0, 0, 0, 0, 0, 0}},
		// quarter positions: at = 3/4, 3/2, 9/4
		{"quartiles between values", []int64{0, 10, 30, 100}, Summary{4, 35, math.Sqrt(6100.0 / 3), 0, 7.5, 20, 47.5, 100}},
		// the squares need more than 64 bits: mean 2^62, deviations -2^62, 0, 2^62
		{"huge", []int64{1 << 62, 0, math.MaxInt64}, Summary{3, 1 << 62, 1 << 62, 0, 1 << 61, 1 << 62, 1<<62 + 1<<61, 1 << 63}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, Describe(Sort(tt.in)), cmpopts.EquateNaNs()); d != "" {
				t.Error(d)
			}
		})
	}
}

// A naive sum of squares in float64 loses the deviation of large, close values.
func TestDescribeCancellation(t *testing.T) {
	const base = 1 << 40
	got := Describe(Sort([]int64{base, base + 1, base + 2}))
	if got.Mean != base+1 || got.Std != 1 {
		t.Errorf("mean %v, std %v, want %v, 1", got.Mean, got.Std, base+1)
	}
}

func counts() *rapid.Generator[[]int64] {
	value := rapid.OneOf(rapid.Int64Range(0, 5), rapid.Int64Range(0, 3*countedBelow), rapid.Int64Range(0, math.MaxInt64))
	return rapid.SliceOfN(value, 0, 60)
}

func TestDescribeIsRoundedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := counts().Filter(func(v []int64) bool { return len(v) > 1 }).Draw(t, "v")
		const prec = 2000 // sums are exact, quotient and root good to 600 digits
		float := func(x int64) *big.Float { return new(big.Float).SetPrec(prec).SetInt64(x) }
		sum, n := float(0), float(int64(len(v)))
		for _, x := range v {
			sum.Add(sum, float(x))
		}
		mean := new(big.Float).SetPrec(prec).Quo(sum, n)
		squares := float(0)
		for _, x := range v {
			d := new(big.Float).SetPrec(prec).Sub(new(big.Float).SetPrec(prec).Mul(float(x), n), sum) // n (x - mean)
			squares.Add(squares, d.Mul(d, d))
		}
		variance := new(big.Float).SetPrec(prec).Quo(squares, new(big.Float).SetPrec(prec).Mul(new(big.Float).SetPrec(prec).Mul(n, n), float(int64(len(v)-1))))
		std := new(big.Float).SetPrec(prec).Sqrt(variance)
		wantMean, _ := mean.Float64()
		wantStd, _ := std.Float64()
		got := Describe(Sort(v))
		if got.Mean != wantMean || got.Std != wantStd {
			t.Fatalf("mean %v, std %v, want %v, %v", got.Mean, got.Std, wantMean, wantStd)
		}
	})
}

func TestDescribeDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := counts().Draw(t, "v")
		p := rapid.Permutation(v).Draw(t, "permuted")
		if d := cmp.Diff(Describe(Sort(v)), Describe(Sort(p)), cmpopts.EquateNaNs()); d != "" {
			t.Fatal(d)
		}
	})
}
