package stats

import "math/big"

// Up to this many values the orders of two groups, the smaller of at most 8,
// are counted in 192 bits: 2^(25*8) / 8! < 2^192.
const exactValues = 1 << 25

// exactTails returns the probability that U of two groups of n1 and n2 distinct
// values is at least as far from its mean as u, for u <= n1 n2 / 2: twice the
// probability of U <= u, capped at 1.
//
// The number of orders with U = j is the coefficient of q^j in the Gaussian
// binomial, the product of (1 - q^(n+i)) / (1 - q^i) for i = 1..k, with k and n
// the smaller and the larger group (Mann and Whitney, 1947).
func exactTails(n1, n2, u int) float64 {
	k, n := min(n1, n2), max(n1, n2)
	orders := make([]wide, u+1)
	orders[0] = wide{lo: 1}
	for i := 1; i <= k; i++ {
		for j := u; j >= n+i; j-- {
			orders[j].minus(orders[j-n-i])
		}
		for j := i; j <= u; j++ {
			orders[j].plus(orders[j-i])
		}
	}
	var atMost wide
	for _, x := range orders {
		atMost.plus(x)
	}
	all := new(big.Int).Binomial(int64(n1+n2), int64(k))
	p, _ := new(big.Rat).SetFrac(new(big.Int).Lsh(atMost.big(), 1), all).Float64()
	return min(p, 1)
}
