package stats

import (
	"math"
	"math/big"
)

// Summary describes a sample. Std divides by n-1 and is NaN for fewer than two
// values; of an empty sample everything but N is NaN.
type Summary struct {
	N                       int
	Mean, Std               float64
	Min, P25, P50, P75, Max float64
}

// Describe returns what pandas.Series.describe gives. Mean and Std are the
// float64 nearest to the exact value.
func Describe(s Sorted) Summary {
	nan := math.NaN()
	if len(s) == 0 {
		return Summary{0, nan, nan, nan, nan, nan, nan, nan}
	}
	sum, squares := moments(s)
	return Summary{
		N:    len(s),
		Mean: mean(len(s), sum),
		Std:  deviation(len(s), sum, squares),
		Min:  float64(s[0]),
		P25:  Quantile(s, 0.25),
		P50:  Quantile(s, 0.5),
		P75:  Quantile(s, 0.75),
		Max:  float64(s[len(s)-1]),
	}
}

func mean(n int, sum *big.Int) float64 {
	m, _ := new(big.Rat).SetFrac(sum, big.NewInt(int64(n))).Float64()
	return m
}

// deviation returns sqrt((n Q - S^2) / (n (n-1))) for the sum S and the sum of
// squares Q of n values.
func deviation(n int, sum, squares *big.Int) float64 {
	if n < 2 {
		return math.NaN()
	}
	num := new(big.Int).Mul(big.NewInt(int64(n)), squares)
	num.Sub(num, new(big.Int).Mul(sum, sum))
	den := new(big.Int).Mul(big.NewInt(int64(n)), big.NewInt(int64(n-1)))
	return sqrtRatio(num, den)
}

// sqrtRatio returns the float64 nearest to sqrt(num/den), for num >= 0, den > 0.
func sqrtRatio(num, den *big.Int) float64 {
	if num.Sign() == 0 {
		return 0
	}
	// root = floor(sqrt(num * 4^shift / den)) with more than 64 bits. One more
	// bit stands for everything cut off: a float64 keeps 53, so rounding root
	// with it is rounding the true value.
	shift := max(0, (den.BitLen()-num.BitLen())/2+66)
	scaled, rest := new(big.Int), new(big.Int)
	scaled.QuoRem(new(big.Int).Lsh(num, uint(2*shift)), den, rest)
	root := new(big.Int).Sqrt(scaled)
	exact := rest.Sign() == 0 && new(big.Int).Mul(root, root).Cmp(scaled) == 0
	root.Lsh(root, 1)
	if !exact {
		root.SetBit(root, 0, 1)
	}
	f, _ := new(big.Float).SetInt(root).Float64()
	return math.Ldexp(f, -shift-1)
}
