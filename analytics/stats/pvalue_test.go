package stats

import (
	"encoding/json"
	"math"
	"math/big"
	"os"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// Tail probabilities to 20 digits; testdata/tails.py makes them.
func tails(t *testing.T) (normal, correlation []tail) {
	b, err := os.ReadFile("testdata/tails.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Normal, Correlation []tail }
	if err := json.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Normal, doc.Correlation
}

type tail struct {
	N      int
	Square string
	Log10  string
}

func (c tail) fraction(t *testing.T) (num, den *big.Int) {
	r, ok := new(big.Rat).SetString(c.Square)
	if !ok {
		t.Fatalf("no fraction: %s", c.Square)
	}
	return r.Num(), r.Denom()
}

func checkTail(t *testing.T, c tail, got PValue, relative float64) {
	t.Helper()
	log, err := strconv.ParseFloat(c.Log10, 64)
	if err != nil {
		t.Fatal(err)
	}
	// an absolute error of the logarithm is a relative one of the probability
	if slack := max(relative, 1e-15*math.Abs(log)); math.Abs(got.Log10-log) > slack {
		t.Errorf("n %d, square %s: log10 p %.17g, want %s", c.N, c.Square, got.Log10, c.Log10)
	}
	if want := math.Pow(10, log); want > 1e-300 && !near(got.P, want, relative+1e-12) || want == 0 && got.P != 0 {
		t.Errorf("n %d, square %s: p %.17g, want %.17g", c.N, c.Square, got.P, want)
	}
}

func TestNormalTails(t *testing.T) {
	normal, _ := tails(t)
	for _, c := range normal {
		num, den := c.fraction(t)
		checkTail(t, c, normalTails(num, den), 1e-13)
	}
}

func TestCorrelationTails(t *testing.T) {
	_, correlation := tails(t)
	for _, c := range correlation {
		num, den := c.fraction(t)
		checkTail(t, c, correlationTails(c.N, num, den), 1e-9)
	}
}

func TestHolm(t *testing.T) {
	inf := math.Inf(-1)
	nan := math.NaN()
	p := func(v ...float64) (out []PValue) {
		for _, x := range v {
			out = append(out, PValue{x, math.Log10(x)})
		}
		return out
	}
	tests := []struct {
		name     string
		in, want []PValue
	}{
		{"none", nil, nil},
		{"one", p(0.02), p(0.02)},
		// 4*0.01, then max(0.04, 3*0.015), 2*0.02 lifted to 0.045, 0.03 likewise
		{"four", p(0.03, 0.01, 0.02, 0.015), p(0.045, 0.04, 0.045, 0.045)},
		{"never above one", p(0.6, 0.9, 0.4), p(1, 1, 1)},
		{"undefined ones are no tests", []PValue{{nan, nan}, p(0.01)[0], {nan, nan}, p(0.5)[0]}, []PValue{{nan, nan}, p(0.02)[0], {nan, nan}, p(0.5)[0]}},
		// ranked by the logarithm where the float64 is 0 for both
		{"too small for a float64", []PValue{{0, -400}, {0, -500}, {0.5, math.Log10(0.5)}}, []PValue{{0, -400 + math.Log10(2)}, {0, -500 + math.Log10(3)}, {0.5, math.Log10(0.5)}}},
		{"zero itself", []PValue{{0, inf}, {0, -400}}, []PValue{{0, inf}, {0, -400}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, Holm(tt.in), cmpopts.EquateNaNs(), cmpopts.EquateApprox(1e-14, 0)); d != "" {
				t.Error(d)
			}
		})
	}
}

// A test is rejected at a level by the adjusted p-value just when Holm's
// step-down procedure rejects it.
func TestHolmByStepping(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ps := rapid.SliceOfN(rapid.Float64Range(1e-9, 0.2), 1, 12).Draw(t, "p")
		const level = 0.05
		rejected := make([]bool, len(ps))
		for left := len(ps); left > 0; left-- {
			least := -1
			for i, p := range ps {
				if !rejected[i] && (least < 0 || p < ps[least]) {
					least = i
				}
			}
			if float64(left)*ps[least] > level {
				break
			}
			rejected[least] = true
		}
		var family []PValue
		for _, p := range ps {
			family = append(family, newP(p))
		}
		for i, a := range Holm(family) {
			if (a.P <= level) != rejected[i] || a.P < ps[i] || math.Abs(a.Log10-math.Log10(a.P)) > 1e-12 {
				t.Fatalf("p %v adjusted to %+v, rejected %v", ps[i], a, rejected[i])
			}
		}
	})
}
