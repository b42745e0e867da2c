package stats

import "math"

// logBetaHalf returns the logarithm of the regularised incomplete beta function
// I_x(a, 1/2) for a > 0, 0 <= x <= 1 and y = 1-x; both are given because either may
// be too small to be computed from the other. The relative error of the function
// itself is below 1e-9 down to 1e-300, and its logarithm stays accurate below that.
func logBetaHalf(a, x, y float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case y == 0:
		return 0
	}
	logX, logY := math.Log(x), math.Log(y)
	if x > 0.5 {
		logX = math.Log1p(-y)
	} else {
		logY = math.Log1p(-x)
	}
	// x^a y^(1/2) / B(a, 1/2), common to both tails
	front := a*logX + logY/2 - logBeta(a)
	if x < (a+1)/(a+2.5) {
		return front - math.Log(a) + math.Log(betaFraction(a, 0.5, x))
	}
	return math.Log1p(-2 * math.Exp(front) * betaFraction(0.5, a, y))
}

// logBeta returns the logarithm of the beta function B(a, 1/2) =
// Γ(a) sqrt(π) / Γ(a+1/2). For large a the difference of the logarithms of Γ
// would lose digits, so it is taken from their common series.
func logBeta(a float64) float64 {
	const logSqrtPi = 0.57236494292470008707171367567652936
	if a < 20 {
		g, _ := math.Lgamma(a)
		h, _ := math.Lgamma(a + 0.5)
		return g - h + logSqrtPi
	}
	q := 1 / (a * a)
	// ln Γ(a+1/2) - ln Γ(a) = ln(a)/2 - 1/(8a) + 1/(192a^3) - 1/(640a^5) + 17/(14336a^7) - ...
	series := (-1.0/8 + q*(1.0/192+q*(-1.0/640+q*17.0/14336))) / a
	return logSqrtPi - math.Log(a)/2 - series
}

// betaFraction returns the continued fraction of the incomplete beta function
// by the method of Lentz: I_x(a, b) = x^a (1-x)^b / (a B(a, b)) times it. It
// converges in a few times sqrt(a+b) steps for x < (a+1)/(a+b+2). DLMF 8.17.22.
func betaFraction(a, b, x float64) float64 {
	const tiny = 1e-300
	nonzero := func(v float64) float64 {
		if math.Abs(v) < tiny {
			return tiny
		}
		return v
	}
	c, d := 1.0, 1/nonzero(1-(a+b)*x/(a+1))
	f := d
	for m := 1.0; ; m++ {
		even := m * (b - m) * x / ((a + 2*m - 1) * (a + 2*m))
		d = 1 / nonzero(1+even*d)
		c = nonzero(1 + even/c)
		f *= d * c
		odd := -(a + m) * (a + b + m) * x / ((a + 2*m) * (a + 2*m + 1))
		d = 1 / nonzero(1+odd*d)
		c = nonzero(1 + odd/c)
		step := d * c
		f *= step
		if math.Abs(step-1) <= 4e-16 || m > 1e6 {
			return f
		}
	}
}
