package stats

import (
	"math"
	"math/big"
	"math/bits"
)

// MannWhitney is a two-sided Mann-Whitney U test of two groups.
type MannWhitney struct {
	N1, N2       int
	TwiceU       uint64  // 2U, a whole number
	U            float64 // pairs in which the first group is higher, ties count one half
	Effect       float64 // U / (N1 N2): the chance that a member of the first group is higher; 0.5 is no difference
	RankBiserial float64 // 2 Effect - 1: -1 to 1, positive when the first group is higher
	Z            float64 // standardised U, corrected for ties, without continuity correction; NaN when all values are equal
	Exact        bool    // P counts all orders of the values instead of using the normal distribution
	PValue
}

// Up to this size of the smaller group, and without ties, P is exact.
const exactUpTo = 8

// MannWhitneyU tests whether x and y, which must have no negative values, come from
// the same distribution [1], as scipy.stats.mannwhitneyu(x, y,
// alternative="two-sided") does. For many tests of the same column use
// Tally.MannWhitney. ok is false when x or y is empty.
//
// [1] Mann, Whitney (1947): On a test of whether one of two random variables is
// stochastically larger than the other, doi:10.1214/aoms/1177730491.
func MannWhitneyU(x, y []int64) (test MannWhitney, ok bool) {
	t := newTallier(2)
	for g, sample := range [2][]int64{x, y} {
		for _, v := range sample {
			t.add(v, g)
		}
	}
	return t.tally().MannWhitney(0, 1)
}

// MannWhitney tests group a against group b; U is that of a. As SciPy 1.11 to 1.17
// do by default, P is exact when the smaller group has at most 8 values and no value
// occurs twice; otherwise it uses the normal approximation, corrected for ties and
// continuity. If all values are equal, P is 1. ok is false when a group is empty.
// The two groups together may hold up to 2^32 values.
func (t *Tally) MannWhitney(a, b int) (test MannWhitney, ok bool) {
	r := t.rankSum(a, b)
	if r.n1 == 0 || r.n2 == 0 {
		return MannWhitney{}, false
	}
	// twice the distance of U from its mean
	pairs := r.n1 * r.n2
	shift := int64(r.twiceU - pairs)
	test = MannWhitney{
		N1: int(r.n1), N2: int(r.n2),
		TwiceU:       r.twiceU,
		U:            float64(r.twiceU) / 2,
		Effect:       float64(r.twiceU) / (2 * float64(pairs)),
		RankBiserial: float64(shift) / float64(pairs),
		Z:            r.z(shift),
	}
	test.Exact = r.tied.zero() && min(r.n1, r.n2) <= exactUpTo && r.n1+r.n2 <= exactValues
	if test.Exact {
		test.PValue = newP(exactTails(test.N1, test.N2, int(min(r.twiceU, 2*pairs-r.twiceU)/2)))
	} else {
		test.PValue = r.tails(shift)
	}
	return test, true
}

// Higher says which group tends to be higher: 1 for the first, -1 for the
// second, 0 for neither.
func (m *MannWhitney) Higher() int {
	switch {
	case m.RankBiserial > 0:
		return 1
	case m.RankBiserial < 0:
		return -1
	}
	return 0
}

// rankSum is what the test needs of two groups.
type rankSum struct {
	n1, n2 uint64
	twiceU uint64
	tied   wide // sum of t^3 - t over the numbers t of equal values
}

func (t *Tally) rankSum(a, b int) rankSum {
	var r rankSum
	for i := 0; i < len(t.counts); i += t.groups {
		x, y := uint64(t.counts[i+a]), uint64(t.counts[i+b])
		r.twiceU += x * (2*r.n2 + y)
		r.n1 += x
		r.n2 += y
		if n := x + y; n > 1 {
			// n^3 - n = (n-1) n (n+1)
			r.tied.add(bits.Mul64((n-1)*n, n+1))
		}
	}
	return r
}

// variance returns the variance of 2U as a fraction:
// n1 n2 / 3 (n + 1 - tied / (n (n-1))) = n1 n2 (n^3 - n - tied) / (3 n (n-1)).
func (r *rankSum) variance() (num, den *big.Int) {
	n := new(big.Int).SetUint64(r.n1 + r.n2)
	den = new(big.Int).Mul(n, new(big.Int).Sub(n, big.NewInt(1)))
	num = new(big.Int).Mul(den, new(big.Int).Add(n, big.NewInt(1)))
	num.Sub(num, r.tied.big())
	num.Mul(num, new(big.Int).SetUint64(r.n1*r.n2))
	return num, den.Mul(den, big.NewInt(3))
}

func (r *rankSum) z(shift int64) float64 {
	num, den := r.squared(shift)
	if den.Sign() == 0 {
		return math.NaN()
	}
	return math.Copysign(sqrtRatio(num, den), float64(shift))
}

// squared returns shift^2 over the variance of 2U.
func (r *rankSum) squared(shift int64) (num, den *big.Int) {
	den, num = r.variance()
	s := big.NewInt(shift)
	return num.Mul(num, s.Mul(s, s)), den
}

// tails returns the normal approximation of P. The correction for continuity
// moves U by one half, 2U by one, towards its mean; a U at the mean has P 1.
func (r *rankSum) tails(shift int64) PValue {
	num, den := r.squared(max(shift, -shift) - 1)
	if shift == 0 || den.Sign() == 0 {
		return newP(1)
	}
	return normalTails(num, den)
}
