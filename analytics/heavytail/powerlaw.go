package heavytail

import (
	"errors"
	"math"
)

// PowerLaw is a power law fitted to the tail of a sample: P(x) is proportional to
// x^-Alpha from XMin on.
type PowerLaw struct {
	Alpha float64 `json:"alpha"`  // exponent, above 1
	Sigma float64 `json:"sigma"`  // standard error of Alpha: (Alpha-1)/sqrt(NTail)
	XMin  float64 `json:"x_min"`  // least value of the tail
	D     float64 `json:"ks"`     // Kolmogorov-Smirnov distance of the tail
	NTail int     `json:"n_tail"` // values at or above XMin
}

// ErrTooFew says that a sample has fewer than three different positive values: there is
// no tail to choose.
var ErrTooFew = errors.New("fewer than three different positive values")

// FitPowerLaw chooses, among the different values of the sample but for the two largest,
// the XMin from which on the power law that is most likely has the least
// Kolmogorov-Smirnov distance from the sample; of several the least.
//
// Alpha is that of greatest likelihood: continuous, 1 + n/sum(ln(x/XMin)); discrete, the
// solution of d ln zeta(Alpha, XMin)/dAlpha = -mean(ln x), or, from XMin = 10 on, its
// approximation 1 + n/sum(ln(x/(XMin-1/2))) (equation 3.7 of the paper) if that is above
// 1.5 and at most 3, as in powerlaw; it is less than 1 % off. Unlike powerlaw, whose
// exponents end at 3, any Alpha above 1 will do.
//
// The distance is the greatest of |P(X < x) - share of the tail below x| over the
// different values x of the tail, as in powerlaw and in the program of the paper.
func (s *Sample) FitPowerLaw() (PowerLaw, error) { return s.fitFrom(0) }

// fitFrom is FitPowerLaw that looks at the value with index first before the others:
// the better the first, the sooner the others are given up.
func (s *Sample) fitFrom(first int) (PowerLaw, error) {
	last := len(s.values) - 2
	if last < 1 {
		return PowerLaw{}, ErrTooFew
	}
	best, at := PowerLaw{D: math.Inf(1)}, -1
	try := func(i int) {
		fit := s.fitAt(i)
		// A distance above the best so far may be only the first part of it.
		d := s.distance(fit.Alpha, i, best.D)
		if d < best.D || d == best.D && i < at {
			fit.D = d
			best, at = fit, i
		}
	}
	first = min(first, last-1)
	try(first)
	for i := range last {
		if i != first {
			try(i)
		}
	}
	return best, nil
}

// fitAt is the power law of greatest likelihood from the value with index i on.
func (s *Sample) fitAt(i int) PowerLaw {
	n := float64(s.above[i])
	fit := PowerLaw{XMin: s.values[i], NTail: s.above[i]}
	mean := s.logs[i] / n // of the logarithms
	if s.Discrete {
		fit.Alpha = 1 + 1/(mean-math.Log(fit.XMin-0.5))
		if fit.XMin < 10 || fit.Alpha <= 1.5 || fit.Alpha > 3 {
			fit.Alpha = discreteAlpha(mean, fit.XMin)
		}
	} else {
		fit.Alpha = 1 + 1/(mean-math.Log(fit.XMin))
	}
	fit.Sigma = (fit.Alpha - 1) / math.Sqrt(n)
	return fit
}

// discreteAlpha solves d ln zeta(a, xMin)/da = -mean for a. The left side rises with a,
// from minus infinity at 1 to -ln xMin. It is nearly -ln(xMin-1/2) - 1/(a-1), which
// gives the first guess and, as a function of 1/(a-1), a slope for the next ones.
func discreteAlpha(mean, xMin float64) float64 {
	inverse := mean - math.Log(xMin-0.5)
	low, high := 0.0, math.Inf(1)
	_, slope := logZeta(1+1/inverse, xMin)
	for range 100 {
		off := slope + mean // above 0: a is too large, the inverse too small
		if off > 0 {
			low = inverse
		} else {
			high = inverse
		}
		next := inverse + off
		if next <= low || next >= high {
			next = (low + high) / 2
		}
		if math.Abs(next-inverse) <= 1e-13*inverse {
			return 1 + 1/next
		}
		inverse = next
		_, slope = logZeta(1+1/inverse, xMin)
	}
	return 1 + 1/inverse
}

// distance is the Kolmogorov-Smirnov distance between the values from index i on and the
// power law from there, or something above enough when it is above that.
func (s *Sample) distance(alpha float64, i int, enough float64) float64 {
	n, d := float64(s.above[i]), 0.0
	upper := s.upper(alpha, i)
	for j := i; j < len(s.values); j++ {
		// Of the tail, the shares at or above values[j].
		d = max(d, math.Abs(upper(j)-float64(s.above[j])/n))
		if d > enough {
			break
		}
	}
	return d
}

// upper returns P(X >= values[j]) of the power law from the value with index i on, for
// j = i, i+1, ... in that order.
func (s *Sample) upper(alpha float64, i int) func(j int) float64 {
	xMin := s.values[i]
	if !s.Discrete {
		return func(j int) float64 { return math.Pow(s.values[j]/xMin, 1-alpha) }
	}
	const near = 8 // steps that are quicker taken one by one
	all, _ := logZeta(alpha, xMin)
	x, p := xMin, 1.0
	return func(j int) float64 {
		if next := s.values[j]; next-x > near {
			log, _ := logZeta(alpha, next)
			x, p = next, math.Exp(log-all)
		}
		for ; x < s.values[j]; x++ {
			p -= math.Exp(-alpha*math.Log(x) - all)
		}
		return p
	}
}
