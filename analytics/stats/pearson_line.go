package stats

import "math"

// Where points lie on a line, or nearly so, 1-R^2 computed from a float64 R is a
// rounding error, and so is the p-value that scipy.stats.pearsonr derives from it:
// 4e-16 for some four points on a line, where the exact value is 0. To report what
// SciPy reports, Pearson repeats its arithmetic step by step. That works for few
// rows, whose order of summation is known.
const (
	lineRows = 15   // the most rows for which this gives SciPy's R to the last bit
	lineRest = 1e-9 // this method is used for 1-|R| below it
)

// lineTails returns the p-value of SciPy 1.17 with NumPy 1.26 for 3 to lineRows
// rows, where neither column is constant.
func lineTails(x, y []int64) PValue {
	p, q := unitVector(x), unitVector(y)
	r := 0.0
	for i := range p {
		r = math.FMA(p[i], q[i], r) // as OpenBLAS sums products
	}
	// SciPy takes the beta distribution of (1+r)/2, of which rest is what is left to 1
	rest := 1 - (1+min(math.Abs(r), 1))/2
	root := 1 - 2*rest
	log := logBetaHalf(float64(len(x))/2-1, 4*rest*(1-rest), root*root)
	return PValue{math.Exp(log), log / math.Ln10}
}

// unitVector returns the deviations from the mean, divided by their length. The
// conversions keep the compiler from fusing steps.
func unitVector(v []int64) []float64 {
	d := make([]float64, len(v))
	for i, x := range v {
		d[i] = float64(x)
	}
	mean := pairwiseSum(d) / float64(len(d))
	largest := 0.0
	for i := range d {
		d[i] -= mean
		largest = max(largest, math.Abs(d[i]))
	}
	squares := make([]float64, len(d))
	for i, x := range d {
		s := x / largest
		squares[i] = float64(s * s)
	}
	norm := largest * math.Sqrt(pairwiseSum(squares))
	for i := range d {
		d[i] /= norm
	}
	return d
}
