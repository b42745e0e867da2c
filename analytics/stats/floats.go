package stats

import (
	"math"
	"slices"
)

// DescribeFloats returns what pandas.Series.describe gives for float64 values. It
// sums in the order of NumPy, so that results agree to the last bit: for equal
// values the standard deviation is whatever rounding leaves, usually 0.
func DescribeFloats(v []float64) Summary {
	nan := math.NaN()
	if len(v) == 0 {
		return Summary{0, nan, nan, nan, nan, nan, nan, nan}
	}
	n := float64(len(v))
	mean := sumFloats(v) / n
	std := nan
	if len(v) > 1 {
		squares := make([]float64, len(v))
		for i, x := range v {
			squares[i] = float64((mean - x) * (mean - x))
		}
		std = math.Sqrt(sumFloats(squares) / (n - 1))
	}
	sorted := slices.Sorted(slices.Values(v))
	return Summary{
		N: len(v), Mean: mean, Std: std,
		Min: sorted[0], P25: quantile(sorted, 0.25), P50: quantile(sorted, 0.5), P75: quantile(sorted, 0.75), Max: sorted[len(v)-1],
	}
}

// sumFloats adds up v as numpy.add.reduce does, which goes through its buffer.
func sumFloats(v []float64) float64 {
	const buffer = 8192
	sum := 0.0
	for part := range slices.Chunk(v, buffer) {
		sum += pairwiseSum(part)
	}
	return sum
}

// pairwiseSum sums as NumPy does what fits into its buffer: it halves long arrays
// and adds short ones up in eight interleaved sums.
func pairwiseSum(v []float64) float64 {
	const short = 128
	switch n := len(v); {
	case n < 8:
		sum := 0.0
		for _, x := range v {
			sum += x
		}
		return sum
	case n <= short:
		var s [8]float64
		whole := n - n%8
		for i, x := range v[:whole] {
			s[i%8] += x
		}
		sum := ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]))
		for _, x := range v[whole:] {
			sum += x
		}
		return sum
	default:
		half := n / 2
		half -= half % 8
		return pairwiseSum(v[:half]) + pairwiseSum(v[half:])
	}
}
