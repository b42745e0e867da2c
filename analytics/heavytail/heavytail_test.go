package heavytail

import (
	_ "embed"
	"encoding/json"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"pgregory.net/rapid"
)

//go:embed testdata/expected.json
var expected []byte

// oracle is what the Python package powerlaw says of a sample (testdata/expected.py).
type oracle struct {
	Name     string
	Discrete bool
	Alpha    float64
	XMin     float64 `json:"x_min"`
	D        float64
	NTail    int `json:"n_tail"`
	Laws     []struct {
		Law           string
		Parameters    map[string]float64
		LogLikelihood float64 `json:"log_likelihood"`
		Ratio         float64
		Normalized    float64 `json:"normalized_ratio"`
		P             float64
	}
	Values []float64
	Counts []int
}

func oracles(t *testing.T) []oracle {
	t.Helper()
	var out []oracle
	if err := json.Unmarshal(expected, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func (o *oracle) sample(t *testing.T) *Sample {
	t.Helper()
	var values []float64
	for i, v := range o.Values {
		values = append(values, slices.Repeat([]float64{v}, o.Counts[i])...)
	}
	s, err := NewSample(values, o.Discrete)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func near(a, b, tolerance float64) bool { return math.Abs(a-b) <= tolerance*max(1, math.Abs(b)) }

func TestPowerLawIsThatOfPowerlaw(t *testing.T) {
	for _, o := range oracles(t) {
		t.Run(o.Name, func(t *testing.T) {
			s := o.sample(t)
			got, err := s.FitPowerLaw()
			if err != nil {
				t.Fatal(err)
			}
			if o.Name == "geometric" {
				// Starts with steeper tails are nearer to the sample, but powerlaw takes
				// probabilities as 1-zeta(alpha, x), which is 1 there.
				if got.D >= o.D {
					t.Errorf("%+v, powerlaw found %v", got, o.D)
				}
				i := s.from(o.XMin)
				got = s.fitAt(i)
				got.D = s.distance(got.Alpha, i, 2)
			}
			if !near(got.Alpha, o.Alpha, 1e-4) || got.XMin != o.XMin || !near(got.D, o.D, 1e-4) || got.NTail != o.NTail {
				t.Errorf("%+v, want alpha %v, x_min %v, D %v of %d values", got, o.Alpha, o.XMin, o.D, o.NTail)
			}
		})
	}
}

// With the parameters of powerlaw the likelihoods and ratios are those of powerlaw; with
// those found here no law is less likely.
func TestLawsAreThoseOfPowerlaw(t *testing.T) {
	for _, o := range oracles(t) {
		s := o.sample(t)
		p := PowerLaw{Alpha: o.Alpha, XMin: o.XMin}
		i := s.from(o.XMin)
		for _, want := range o.Laws {
			t.Run(o.Name+"/"+want.Law, func(t *testing.T) {
				var of density
				switch q := want.Parameters; want.Law {
				case LogNormal:
					of = s.logLogNormal(q["mu"], q["sigma"], o.XMin)
				case Exponential:
					of = s.logExponential(q["lambda"], o.XMin)
				case Truncated:
					of = s.logTruncated(q["alpha"], q["lambda"], o.XMin)
				}
				if got := s.logLikelihood(of, i); !near(got, want.LogLikelihood, 1e-8) {
					t.Errorf("log-likelihood of its parameters %v, want %v", got, want.LogLikelihood)
				}
				c := Comparison{Law: want.Law}
				c.ratio(s, s.logPowerLaw(p), of, i)
				if !near(c.Ratio, want.Ratio, 1e-5) || !near(c.Normalized, want.Normalized, 1e-4) || !near(c.P, want.P, 1e-4) {
					t.Errorf("ratio %v, %v, p %v; want %v, %v, %v", c.Ratio, c.Normalized, c.P, want.Ratio, want.Normalized, want.P)
				}
				if got := s.Compare(p, want.Law); got.LogLikelihood < want.LogLikelihood-1e-4 {
					t.Errorf("the likeliest found is %+v, powerlaw has %v", got, want.LogLikelihood)
				}
			})
		}
	}
}

func TestZeta(t *testing.T) {
	if got, _ := logZeta(2, 1); !near(got, math.Log(math.Pi*math.Pi/6), 1e-14) {
		t.Errorf("ln zeta(2) = %v", got)
	}
	if _, got := logZeta(2, 1); !near(got, -0.5699609930945328, 1e-13) { // mpmath: zeta(2, derivative=1)/zeta(2)
		t.Errorf("zeta'(2)/zeta(2) = %v", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		s, q := rapid.Float64Range(1.0001, 12).Draw(t, "s"), float64(rapid.IntRange(1, 1e6).Draw(t, "q"))
		value, slope := logZeta(s, q)
		if want := math.Log(mathext.Zeta(s, q)); !near(value, want, 1e-12) {
			t.Fatalf("ln zeta(%v, %v) = %v, want %v", s, q, value, want)
		}
		h := 1e-5 * (s - 1)
		up, _ := logZeta(s+h, q)
		down, _ := logZeta(s-h, q)
		if !near(slope, (up-down)/(2*h), 1e-5) {
			t.Fatalf("slope at %v, %v: %v, want %v", s, q, slope, (up-down)/(2*h))
		}
	})
}

// The probabilities of a discrete law add up to 1.
func TestLawsAddUp(t *testing.T) {
	s := &Sample{Discrete: true}
	rapid.Check(t, func(t *rapid.T) {
		xMin := float64(rapid.IntRange(1, 300).Draw(t, "xMin"))
		laws := map[string]density{
			LogNormal:   s.logLogNormal(rapid.Float64Range(-3, 3).Draw(t, "mu"), rapid.Float64Range(0.2, 0.7).Draw(t, "sigma"), xMin),
			Exponential: s.logExponential(rapid.Float64Range(0.01, 3).Draw(t, "lambda"), xMin),
			Truncated:   s.logTruncated(rapid.Float64Range(-0.5, 4).Draw(t, "alpha"), rapid.Float64Range(0.01, 2).Draw(t, "cut"), xMin),
		}
		for name, of := range laws {
			sum := 0.0
			for x := xMin; x < xMin+10_000; x++ {
				p := math.Exp(of(x))
				sum += p
				if p < 1e-15 && x > xMin+1000 {
					break
				}
			}
			if !near(sum, 1, 1e-7) {
				t.Fatalf("%s from %v: the probabilities add up to %v", name, xMin, sum)
			}
		}
	})
}

// Giving up early changes nothing: the fit is that of looking at every start to the end.
func TestSearchIsExhaustive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		discrete := rapid.Bool().Draw(t, "discrete")
		values := rapid.SliceOfN(rapid.Map(rapid.IntRange(1, 60), func(i int) float64 { return float64(i * i) }), 3, 80).Draw(t, "values")
		s, err := NewSample(values, discrete)
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.fitFrom(rapid.IntRange(0, 100).Draw(t, "first"))
		if len(s.values) < 3 {
			if !errors.Is(err, ErrTooFew) {
				t.Fatalf("%v", err)
			}
			return
		}
		want := PowerLaw{D: 2}
		for i := range len(s.values) - 2 {
			fit := s.fitAt(i)
			for j := i; j < len(s.values); j++ {
				upper := math.Pow(s.values[j]/fit.XMin, 1-fit.Alpha)
				if discrete {
					upper = mathext.Zeta(fit.Alpha, s.values[j]) / mathext.Zeta(fit.Alpha, fit.XMin)
				}
				fit.D = max(fit.D, math.Abs(upper-float64(s.above[j])/float64(s.above[i])))
			}
			if fit.D < want.D-1e-9 {
				want = fit
			}
		}
		if !near(got.D, want.D, 1e-8) {
			t.Fatalf("%+v, want %+v", got, want)
		}
	})
}

// A power law is not rejected, what is none is: at the probabilities of the paper.
func TestBootstrap(t *testing.T) {
	for _, o := range oracles(t) {
		if !slices.Contains([]string{"body and tail", "log-normal counts", "zipf"}, o.Name) {
			continue
		}
		s := o.sample(t)
		fit, err := s.FitPowerLaw()
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.Bootstrap(t.Context(), fit, 60, 1)
		if err != nil {
			t.Fatal(err)
		}
		again, err := s.Bootstrap(t.Context(), fit, 60, 1)
		if err != nil || got != again {
			t.Errorf("%s: %v, then with the same seed %v, %v", o.Name, got, again, err)
		}
		if rejected := got.P <= 0.1; rejected != (o.Name == "log-normal counts") {
			t.Errorf("%s: p = %v", o.Name, got.P)
		}
	}
}

// What is drawn has the distribution it is drawn of: the distance of Kolmogorov and
// Smirnov stays below its critical value at 0.1 %, 1.95/sqrt(n).
func TestDraw(t *testing.T) {
	for _, discrete := range []bool{true, false} {
		for _, p := range []PowerLaw{{Alpha: 1.4, XMin: 1}, {Alpha: 2.5, XMin: 1}, {Alpha: 2.5, XMin: 37}, {Alpha: 6, XMin: 3}} {
			s := &Sample{Discrete: discrete}
			random, draw := rand.New(rand.NewPCG(1, 2)), s.draw(p)
			const n = 20_000
			drawn := make([]float64, n)
			for i := range drawn {
				drawn[i] = draw(random)
			}
			drawn = append(drawn, p.XMin) // so that the sample begins there
			of, err := NewSample(drawn, discrete)
			if err != nil {
				t.Fatal(err)
			}
			if d := of.distance(p.Alpha, 0, 2); d > 1.95/math.Sqrt(n) {
				t.Errorf("discrete %v, %+v: distance %v", discrete, p, d)
			}
		}
	}
}

func TestSample(t *testing.T) {
	if s, err := NewSample([]float64{0, 3, -1, 3, 7}, true); err != nil || s.N != 3 || s.LeftOut != 2 || !slices.Equal(s.above, []int{3, 1}) {
		t.Errorf("%+v, %v", s, err)
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1), 1.5} {
		if _, err := NewSample([]float64{1, bad}, true); err == nil {
			t.Errorf("%v is taken", bad)
		}
	}
	s, _ := NewSample([]float64{4, 4, 9}, true)
	if _, err := s.FitPowerLaw(); !errors.Is(err, ErrTooFew) {
		t.Errorf("two different values: %v", err)
	}
}

func BenchmarkFit(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 1))
	draw := (&Sample{Discrete: true}).draw(PowerLaw{Alpha: 1.9, XMin: 1})
	values := make([]float64, 40_000)
	for i := range values {
		values[i] = draw(random)
	}
	s, err := NewSample(values, true)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.FitPowerLaw(); err != nil {
			b.Fatal(err)
		}
	}
}
