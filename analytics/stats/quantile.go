package stats

import "math"

// Quantile returns the q-quantile (0 <= q <= 1) by linear interpolation, as
// numpy.percentile does by default: definition 7 of Hyndman and Fan (1996),
// "Sample Quantiles in Statistical Packages". It is NaN for an empty sample.
func Quantile(s Sorted, q float64) float64 {
	return quantile(s, q)
}

// quantile is Quantile of rising values.
func quantile[T int64 | float64](sorted []T, q float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := float64(len(sorted)-1) * q
	i := int(math.Floor(at))
	lo := float64(sorted[i])
	if i+1 == len(sorted) {
		return lo
	}
	return lerp(lo, float64(sorted[i+1]), at-float64(i))
}

// lerp goes from a to b as NumPy does, from the nearer end, so that t = 1
// gives b itself.
func lerp(a, b, t float64) float64 {
	d := b - a
	if t >= 0.5 {
		return b - float64(d*(1-t))
	}
	return a + float64(d*t)
}

// QuantileFloats is Quantile of rising values that are no counts.
func QuantileFloats(sorted []float64, q float64) float64 { return quantile(sorted, q) }
