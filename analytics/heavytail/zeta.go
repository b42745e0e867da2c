package heavytail

import "math"

// bernoulli holds B(2j)/(2j)! for j = 1, 2, ..., the weights of the Euler-Maclaurin formula.
var bernoulli = [...]float64{
	1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160,
	-691.0 / 1307674368000, 1.0 / 74724249600, -3617.0 / 10670622842880000,
}

// logZeta returns the logarithm of the Hurwitz zeta function, the sum of (q+k)^-s over
// k = 0, 1, 2, ..., and its derivative by s, for s > 1 and q > 0. The first terms are
// added up, the rest is the Euler-Maclaurin formula; all are taken times q^s, so that
// none is too small to hold. The relative error of the sum is below 1e-13.
func logZeta(s, q float64) (value, slope float64) {
	sum, bySlope := 0.0, 0.0 // times q^s; the derivative of the terms likewise
	add := func(term, logs float64) { sum += term; bySlope += term * logs }
	a := q
	for enough := max(10, s); a < enough; a++ {
		log := math.Log(a / q)
		add(math.Exp(-s*log), -log)
	}
	log := math.Log(a / q)
	scale := math.Exp(-s * log)
	add(scale*a/(s-1), -log-1/(s-1))
	add(scale/2, -log)
	rising, logs := s, 1/s // s(s+1)...(s+2j-2), and the derivative of its logarithm
	power := 1 / a         // a^(1-2j)
	for j, b := range bernoulli {
		add(scale*b*rising*power, logs-log)
		k := float64(2*j + 1)
		rising *= (s + k) * (s + k + 1)
		logs += 1/(s+k) + 1/(s+k+1)
		power /= a * a
	}
	return math.Log(sum) - s*math.Log(q), bySlope/sum - math.Log(q)
}
