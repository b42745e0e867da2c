package survival

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Span is how long one thing lasted, or has lasted so far.
type Span struct {
	Length float64
	Ended  bool // false: it was still going on when it was last seen ("censored")
}

// Point is the estimate from a length on, up to that of the next point.
type Point struct {
	Length   float64
	AtRisk   int // that lasted as long or longer
	Ended    int // that ended at this length
	Survival float64

	// Lower and Upper are the 95 % interval, by Greenwood's variance of ln(-ln(Survival)),
	// which keeps it between 0 and 1; both are Survival where that is 0 or 1.
	Lower, Upper float64
}

// Curve is an estimate by rising lengths, a point for each length that occurs.
type Curve []Point

// KaplanMeier estimates which share lasts longer than a length: the product, over the
// lengths up to it at which something ended, of 1 - ended/at risk. What was last seen at
// such a length is at risk there.
func KaplanMeier(spans []Span) Curve {
	sorted := slices.SortedFunc(slices.Values(spans), func(a, b Span) int { return cmp.Compare(a.Length, b.Length) })
	z := distuv.UnitNormal.Quantile(0.975)
	var out Curve
	survival, variance := 1.0, 0.0
	for i := 0; i < len(sorted); {
		p := Point{Length: sorted[i].Length, AtRisk: len(sorted) - i}
		for ; i < len(sorted) && sorted[i].Length == p.Length; i++ {
			if sorted[i].Ended {
				p.Ended++
			}
		}
		n, d := float64(p.AtRisk), float64(p.Ended)
		survival *= 1 - d/n
		variance += d / (n * (n - d)) // infinite when all end: then survival is 0
		p.Survival, p.Lower, p.Upper = survival, survival, survival
		if log := math.Log(survival); survival > 0 && survival < 1 {
			width := z * math.Sqrt(variance) / log
			p.Lower, p.Upper = math.Exp(-math.Exp(math.Log(-log)-width)), math.Exp(-math.Exp(math.Log(-log)+width))
		}
		out = append(out, p)
	}
	return out
}

// At is the point in force at a length; before the first one everything survives.
func (c Curve) At(length float64) Point {
	at := Point{Survival: 1, Lower: 1, Upper: 1}
	for _, p := range c {
		if p.Length > length {
			break
		}
		at = p
	}
	return at
}

// Median is the first length at which at most half survive; infinite when more do at the
// end.
func (c Curve) Median() float64 {
	for _, p := range c {
		if p.Survival <= 0.5 {
			return p.Length
		}
	}
	return math.Inf(1)
}
