package stats

import (
	"cmp"
	"math"
	"math/big"
	"slices"
)

// PValue is a probability with its decimal logarithm, which stays finite where P is
// too small for a float64 and reads 0. Log10 is -Inf where the probability is
// exactly 0. Both are NaN where there is no test.
type PValue struct {
	P     float64
	Log10 float64
}

func undefinedP() PValue { return PValue{math.NaN(), math.NaN()} }

func newP(p float64) PValue {
	p = min(p, 1)
	return PValue{p, math.Log10(p)}
}

// Holm adjusts the p-values of a family of tests by Holm (1979), "A Simple
// Sequentially Rejective Multiple Test Procedure": the i-th smallest of m is
// multiplied by m-i+1, and the results are kept in order and at most 1. Undefined
// p-values stay undefined and do not count as tests. The order of the family is
// kept.
func Holm(family []PValue) []PValue {
	out := slices.Clone(family)
	var order []int
	for i, p := range family {
		if !math.IsNaN(p.P) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(family[a].P, family[b].P), cmp.Compare(family[a].Log10, family[b].Log10))
	})
	last := PValue{0, math.Inf(-1)}
	for i, at := range order {
		left := float64(len(order) - i)
		last.P = min(1, max(last.P, left*family[at].P))
		last.Log10 = min(0, max(last.Log10, math.Log10(left)+family[at].Log10))
		out[at] = last
	}
	return out
}

// Below this the logarithm of a normal tail comes from a series: the tail
// itself runs out of digits at 1e-308.
const smallTail = 1e-290

// normalTails returns the probability of a standard normal value beyond ±z for
// z^2 = num/den: erfc(z / sqrt 2).
func normalTails(num, den *big.Int) PValue {
	twice := new(big.Int).Lsh(den, 1)
	x := sqrtRatio(num, twice)
	if p := math.Erfc(x); p > smallTail {
		return newP(p)
	}
	square, _ := new(big.Rat).SetFrac(num, twice).Float64()
	// erfc(x) = exp(-x^2) / (x sqrt(pi)) (1 - 1/(2x^2) + 3/(4x^4) - ...), here x > 25
	series, term := 1.0, 1.0
	for k := 1.0; k <= 6; k++ {
		term *= -(2*k - 1) / (2 * square)
		series += term
	}
	log := -square - math.Log(x*math.SqrtPi) + math.Log(series)
	return PValue{math.Erfc(x), log / math.Ln10}
}
