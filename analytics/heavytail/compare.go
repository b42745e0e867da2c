package heavytail

import "math"

// Comparison sets a law beside the power law, on the same tail.
type Comparison struct {
	Law           string             `json:"law"`
	Parameters    map[string]float64 `json:"parameters"`
	LogLikelihood float64            `json:"log_likelihood"`

	// Ratio is the log-likelihood of the power law less that of the law: above 0 the power
	// law is the better one. Normalized is Ratio/(sd sqrt(n)), with sd the standard
	// deviation of the difference of one value.
	Ratio      float64 `json:"ratio"`
	Normalized float64 `json:"normalized_ratio"`

	// P is the probability of a ratio so far from 0 if neither is better: of Vuong's test,
	// or, where the power law is a case of the other law, of the chi-squared test with one
	// degree of freedom, which then asks whether the other law is needed.
	P float64 `json:"p"`
}

// Compare fits a law to the tail of a power law and compares the two.
func (s *Sample) Compare(p PowerLaw, law string) Comparison {
	c := Comparison{Law: law}
	var of density
	switch law {
	case LogNormal:
		mu, sigma := s.fitLogNormal(p.XMin)
		of, c.Parameters = s.logLogNormal(mu, sigma, p.XMin), map[string]float64{"mu": mu, "sigma": sigma}
	case Exponential:
		lambda := s.fitExponential(p.XMin)
		of, c.Parameters = s.logExponential(lambda, p.XMin), map[string]float64{"lambda": lambda}
	case Truncated:
		alpha, lambda := s.fitTruncated(p)
		of, c.Parameters = s.logTruncated(alpha, lambda, p.XMin), map[string]float64{"alpha": alpha, "lambda": lambda}
	default:
		panic("heavytail: unknown law " + law)
	}
	i := s.from(p.XMin)
	c.LogLikelihood = s.logLikelihood(of, i)
	c.ratio(s, s.logPowerLaw(p), of, i)
	return c
}

// ratio compares two laws by the values from index i on.
func (c *Comparison) ratio(s *Sample, power, other density, i int) {
	n := float64(s.above[i])
	differences := make([]float64, len(s.values))
	for j := i; j < len(s.values); j++ {
		differences[j] = power(s.values[j]) - other(s.values[j])
		c.Ratio += float64(s.counts[j]) * differences[j]
	}
	variance := 0.0
	for j := i; j < len(s.values); j++ {
		off := differences[j] - c.Ratio/n
		variance += float64(s.counts[j]) * off * off / n
	}
	c.Normalized = c.Ratio / math.Sqrt(n*variance)
	if variance == 0 { // the two are the same
		c.Normalized = 0
	}
	if c.Law == Truncated {
		c.P = math.Erfc(math.Sqrt(math.Abs(c.Ratio)))
		return
	}
	c.P = math.Erfc(math.Abs(c.Normalized) / math.Sqrt2)
}
