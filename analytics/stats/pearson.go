package stats

import (
	"math"
	"math/big"
)

// Correlation is a Pearson correlation of two columns of N rows with the
// two-sided p-value of scipy.stats.pearsonr. R and P are NaN when a column is
// constant or has fewer than two rows.
type Correlation struct {
	N int
	R float64
	PValue
}

// Pearson correlates x and y, which must have equal lengths and no negative values.
// It equals Products.Correlation except for P of at most 15 points that lie on a
// line, or nearly so: there P is what the rounding errors of SciPy leave.
func Pearson(x, y []int64) Correlation {
	c := Multiply([][]int64{x, y}).Correlation(0, 1)
	if c.N > 2 && c.N <= lineRows && math.Abs(c.R) > 1-lineRest {
		c.PValue = lineTails(x, y)
	}
	return c
}

// Correlation correlates columns i and j. R is the float64 nearest to the exact
// value, so it is 1 for i = j and does not depend on the order of rows. P follows
// from the exact R^2 under the t distribution with N-2 degrees of freedom: 0 when
// all points lie on a line, but 1 for two rows.
func (p *Products) Correlation(i, j int) Correlation {
	xy, xx, yy := p.scatter(i, j), p.scatter(i, i), p.scatter(j, j)
	all := xx.Mul(xx, yy)
	if all.Sign() <= 0 {
		return Correlation{p.rows, math.NaN(), undefinedP()}
	}
	square := new(big.Int).Mul(xy, xy)
	r := sqrtRatio(square, all)
	if xy.Sign() < 0 {
		r = -r
	}
	return Correlation{p.rows, r, correlationTails(p.rows, square, all)}
}

// Correlations returns the correlation matrix of all columns, as
// pandas.DataFrame.corr(method="pearson") does, with p-values.
func (p *Products) Correlations() [][]Correlation {
	out := make([][]Correlation, len(p.sum))
	for i := range out {
		out[i] = make([]Correlation, len(p.sum))
		for j := range i + 1 {
			out[i][j] = p.Correlation(i, j)
			out[j][i] = out[i][j]
		}
	}
	return out
}

// correlationTails returns the probability of a correlation at least as far from 0
// as R in n rows of uncorrelated normal values, for R^2 = num/den: 1-R^2 has the
// beta distribution with parameters n/2-1 and 1/2.
func correlationTails(n int, num, den *big.Int) PValue {
	if n == 2 || num.Sign() == 0 {
		return newP(1)
	}
	square, _ := new(big.Rat).SetFrac(num, den).Float64()
	rest, _ := new(big.Rat).SetFrac(new(big.Int).Sub(den, num), den).Float64()
	log := logBetaHalf(float64(n)/2-1, rest, square)
	return PValue{math.Exp(log), log / math.Ln10}
}
