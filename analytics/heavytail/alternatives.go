package heavytail

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/optimize"
)

// The laws that are compared with the power law, all from its XMin on.
const (
	LogNormal   = "lognormal"           // ln x is normally distributed with Mu and Sigma, cut at XMin
	Exponential = "exponential"         // P(x) is proportional to e^(-Lambda x)
	Truncated   = "truncated_power_law" // P(x) is proportional to x^-Alpha e^(-Lambda x)
)

// Laws lists them in the order of results.
var Laws = []string{LogNormal, Exponential, Truncated}

// density returns the logarithm of the probability (continuous: of the density) at x.
type density func(x float64) float64

// logPowerLaw is that of a power law.
func (s *Sample) logPowerLaw(p PowerLaw) density {
	if s.Discrete {
		all, _ := logZeta(p.Alpha, p.XMin)
		return func(x float64) float64 { return -p.Alpha*math.Log(x) - all }
	}
	scale := math.Log((p.Alpha - 1) / p.XMin)
	return func(x float64) float64 { return scale - p.Alpha*math.Log(x/p.XMin) }
}

// logLogNormal is that of a log-normal distribution cut at xMin. A whole number x has the
// probability of the real ones from x-1/2 to x+1/2, as in powerlaw.
func (s *Sample) logLogNormal(mu, sigma, xMin float64) density {
	z := func(x float64) float64 { return (math.Log(x) - mu) / (sigma * math.Sqrt2) }
	if s.Discrete {
		all := logErfc(z(xMin - 0.5))
		return func(x float64) float64 {
			lower, upper := logErfc(z(x-0.5)), logErfc(z(x+0.5))
			return lower + math.Log(-math.Expm1(upper-lower)) - all
		}
	}
	all := logErfc(z(xMin)) + math.Log(sigma*math.Sqrt(math.Pi/2))
	return func(x float64) float64 { return -z(x)*z(x) - math.Log(x) - all }
}

// logErfc is the logarithm of the complementary error function, also where that is too
// small for a float64: there it is the asymptotic series, whose relative error is below
// 1e-11 from 20 on.
func logErfc(x float64) float64 {
	if x < 20 {
		return math.Log(math.Erfc(x))
	}
	y := 1 / (2 * x * x)
	series := 1 - y*(1-3*y*(1-5*y*(1-7*y)))
	return -x*x - math.Log(x*math.Sqrt(math.Pi)) + math.Log(series)
}

// logExponential is that of an exponential distribution from xMin on.
func (s *Sample) logExponential(lambda, xMin float64) density {
	scale := math.Log(lambda)
	if s.Discrete {
		scale = math.Log(-math.Expm1(-lambda))
	}
	return func(x float64) float64 { return scale - lambda*(x-xMin) }
}

// logTruncated is that of a power law with an exponential cut-off.
func (s *Sample) logTruncated(alpha, lambda, xMin float64) density {
	all := s.logTruncatedSum(alpha, lambda, xMin)
	return func(x float64) float64 { return -alpha*math.Log(x/xMin) - lambda*(x-xMin) - all }
}

// logTruncatedSum is the logarithm of the sum over x = xMin, xMin+1, ... (continuous: of
// the integral from xMin on) of (x/xMin)^-alpha e^(-lambda(x-xMin)), for lambda > 0. The
// sum is added up as far as 60 terms, or as all of them where the cut-off is steep, and
// goes on by the Euler-Maclaurin formula; its relative error is below 1e-9.
func (s *Sample) logTruncatedSum(alpha, lambda, xMin float64) float64 {
	term := func(x float64) float64 { return math.Exp(-alpha*math.Log(x/xMin) - lambda*(x-xMin)) }
	if !s.Discrete {
		return math.Log(tailIntegral(alpha, lambda, xMin, xMin))
	}
	const terms, steep = 60, 0.05
	sum, x := 0.0, xMin
	for k := 0; k < terms || lambda > steep; k++ {
		t := term(x)
		sum += t
		x++
		if lambda > steep && t < 1e-17*sum {
			return math.Log(sum)
		}
	}
	// With h the derivative of the logarithm of the term.
	h, h1, h2 := -alpha/x-lambda, alpha/(x*x), -2*alpha/(x*x*x)
	t := term(x)
	sum += tailIntegral(alpha, lambda, xMin, x) + t/2 - t*h*bernoulli[0] - t*(h*h*h+3*h*h1+h2)*bernoulli[1]
	return math.Log(sum)
}

// legendreAt and legendreWeight are the rule of Gauss and Legendre on (0, 1).
var legendreAt, legendreWeight = make([]float64, 16), make([]float64, 16)

func init() { quad.Legendre{}.FixedLocations(legendreAt, legendreWeight, 0, 1) }

// tailIntegral is the integral from a on of (x/xMin)^-alpha e^(-lambda(x-xMin)), by the
// rule of Gauss and Legendre for x = a e^u on pieces of u.
func tailIntegral(alpha, lambda, xMin, a float64) float64 {
	head := -alpha*math.Log(a/xMin) - lambda*(a-xMin)
	sum := 0.0
	const piece = 0.5
	for u := 0.0; u < 700; u += piece {
		part := 0.0
		for i, at := range legendreAt {
			v := u + piece*at
			part += legendreWeight[i] * math.Exp((1-alpha)*v-lambda*a*math.Expm1(v))
		}
		part *= piece
		sum += part
		if part < 1e-16*sum {
			break
		}
	}
	return a * math.Exp(head) * sum
}

// minimum finds a minimum of f near start by the method of Nelder and Mead, begun again at
// what it found, as its simplex may shrink early.
func minimum(f func([]float64) float64, start []float64) []float64 {
	finite := func(x []float64) float64 {
		if v := f(x); !math.IsNaN(v) {
			return v
		}
		return math.Inf(1)
	}
	at := start
	for range 3 {
		found, err := optimize.Minimize(optimize.Problem{Func: finite}, at,
			&optimize.Settings{Converger: &optimize.FunctionConverge{Absolute: 1e-9, Relative: 1e-12, Iterations: 60}, FuncEvaluations: 4000},
			&optimize.NelderMead{})
		if found == nil || err != nil && found.X == nil {
			return at
		}
		at = found.X
	}
	return at
}

// logLikelihood is the sum of the logarithms over the values from index i on.
func (s *Sample) logLikelihood(of density, i int) float64 {
	sum := 0.0
	for j := i; j < len(s.values); j++ {
		sum += float64(s.counts[j]) * of(s.values[j])
	}
	return sum
}

// fitLogNormal returns Mu and Sigma of greatest likelihood. On a tail that is straight
// they may lie far out on a ridge where the log-normal is as good as a power law.
func (s *Sample) fitLogNormal(xMin float64) (mu, sigma float64) {
	i := s.from(xMin)
	n := float64(s.above[i])
	mean, squares := s.logs[i]/n, 0.0
	for j := i; j < len(s.values); j++ {
		off := math.Log(s.values[j]) - mean
		squares += float64(s.counts[j]) * off * off
	}
	best := minimum(func(p []float64) float64 {
		return -s.logLikelihood(s.logLogNormal(p[0], math.Exp(p[1]), xMin), i)
	}, []float64{mean, math.Log(squares/n) / 2})
	return best[0], math.Exp(best[1])
}

// fitExponential returns the Lambda of greatest likelihood.
func (s *Sample) fitExponential(xMin float64) float64 {
	i := s.from(xMin)
	beyond := s.sums[i]/float64(s.above[i]) - xMin // mean
	if s.Discrete {
		return math.Log1p(1 / beyond)
	}
	return 1 / beyond
}

// fitTruncated returns Alpha and Lambda of greatest likelihood, begun at the power law.
func (s *Sample) fitTruncated(p PowerLaw) (alpha, lambda float64) {
	i := s.from(p.XMin)
	n := float64(s.above[i])
	logs, beyond := s.logs[i]-n*math.Log(p.XMin), s.sums[i]-n*p.XMin
	best := minimum(func(q []float64) float64 {
		lambda := math.Exp(q[1])
		return n*s.logTruncatedSum(q[0], lambda, p.XMin) + q[0]*logs + lambda*beyond
	}, []float64{p.Alpha, math.Log(0.1 * n / beyond)})
	return best[0], math.Exp(best[1])
}
