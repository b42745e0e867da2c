package stats

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// giniOf is the mean difference of two values over twice their mean, of all pairs.
func giniOf(v []int64) float64 {
	differences, total := new(big.Int), new(big.Int)
	for _, x := range v {
		total.Add(total, big.NewInt(x))
		for _, y := range v {
			d := new(big.Int).Sub(big.NewInt(x), big.NewInt(y))
			differences.Add(differences, d.Abs(d))
		}
	}
	g, _ := new(big.Rat).SetFrac(differences, total.Mul(total, big.NewInt(2*int64(len(v))))).Float64()
	return g
}

func hhiOf(v []int64) float64 {
	total := new(big.Int)
	for _, x := range v {
		total.Add(total, big.NewInt(x))
	}
	sum := new(big.Rat)
	for _, x := range v {
		share := new(big.Rat).SetFrac(big.NewInt(x), total)
		sum.Add(sum, share.Mul(share, share))
	}
	h, _ := sum.Float64()
	return h
}

func TestInequality(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := counts().Draw(t, "values")
		s := Sort(v)
		if total := new(big.Int); func() bool {
			for _, x := range v {
				total.Add(total, big.NewInt(x))
			}
			return total.Sign() == 0
		}() {
			if !math.IsNaN(Gini(s)) || !math.IsNaN(HHI(s)) || !math.IsNaN(Lorenz(s, 50)) {
				t.Fatalf("a total of 0: %v, %v, %v", Gini(s), HHI(s), Lorenz(s, 50))
			}
			return
		}
		if got, want := Gini(s), giniOf(v); got != want {
			t.Fatalf("Gini %v, want %v", got, want)
		}
		if got, want := HHI(s), hhiOf(v); got != want {
			t.Fatalf("HHI %v, want %v", got, want)
		}
		if Lorenz(s, 0) != 0 || Lorenz(s, 100) != 1 {
			t.Fatalf("Lorenz from %v to %v", Lorenz(s, 0), Lorenz(s, 100))
		}
		// The area between the curve, which is straight between its whole values, and the
		// diagonal is half the Gini coefficient.
		if n := len(v); 100%n == 0 {
			area := 0.0
			for i := range n {
				area += (Lorenz(s, 100/n*i) + Lorenz(s, 100/n*(i+1))) / 2 / float64(n)
			}
			if math.Abs(1-2*area-Gini(s)) > 1e-12 {
				t.Fatalf("the area says Gini %v, want %v", 1-2*area, Gini(s))
			}
		}
	})
}
