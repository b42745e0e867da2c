package stats

import (
	"math"
	"math/big"
)

// Gini is the Gini coefficient of values of 0 or more: the mean difference between two of
// them over twice their mean, 2 sum(i x_i)/(n sum x) - (n+1)/n with x_i the i-th smallest.
// It is 0 when all are equal and (n-1)/n when one has everything; NaN when the total is 0.
func Gini(s Sorted) float64 {
	var ranked, total big.Int
	var term, rank big.Int
	for i, x := range s {
		total.Add(&total, term.SetInt64(x))
		ranked.Add(&ranked, term.Mul(&term, rank.SetInt64(int64(i)+1)))
	}
	if total.Sign() == 0 {
		return math.NaN()
	}
	n := big.NewInt(int64(len(s)))
	// (2 ranked - (n+1) total) / (n total), rounded once.
	over := new(big.Int).Mul(new(big.Int).Add(n, big.NewInt(1)), &total)
	ranked.Sub(ranked.Lsh(&ranked, 1), over)
	gini, _ := new(big.Rat).SetFrac(&ranked, n.Mul(n, &total)).Float64()
	return gini
}

// HHI is the Herfindahl-Hirschman index of values of 0 or more: the sum of their squared
// shares of the total, from 1/n to 1; NaN when the total is 0.
func HHI(s Sorted) float64 {
	sum, squares := moments(s)
	if sum.Sign() == 0 {
		return math.NaN()
	}
	hhi, _ := new(big.Rat).SetFrac(squares, sum.Mul(sum, sum)).Float64()
	return hhi
}

// Lorenz is the curve of Lorenz at a percentage from 0 to 100: the share of the total that
// the smallest percent/100 of the values hold. Of a value that the cut goes through its
// part counts. It is NaN when the total is 0.
func Lorenz(s Sorted, percent int) float64 {
	total, at := new(big.Int), new(big.Int)
	cut := len(s) * percent // hundredths of a value
	for i, x := range s {
		total.Add(total, big.NewInt(x))
		if part := min(100, cut-100*i); part > 0 {
			at.Add(at, new(big.Int).Mul(big.NewInt(x), big.NewInt(int64(part))))
		}
	}
	if total.Sign() == 0 {
		return math.NaN()
	}
	share, _ := new(big.Rat).SetFrac(at, total.Mul(total, big.NewInt(100))).Float64()
	return share
}
