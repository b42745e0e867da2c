package heavytail

import (
	"context"
	"math"
	"math/rand/v2"

	"github.com/hubgraph/hubgraph/internal/parallel"
)

// Goodness is the outcome of a bootstrap of the fit of a power law.
type Goodness struct {
	// P is the share of the synthetic samples whose own best power law is at least as far
	// from them as that of the sample from it. The paper rejects a power law when it is at
	// or below 0.1; its standard error is sqrt(P(1-P)/Samples).
	P       float64 `json:"p"`
	Samples int     `json:"samples"`
	Seed    uint64  `json:"seed"`
}

// Bootstrap tests the fit of a power law by synthetic samples like it (section 4.1 of the
// paper): each of as many values as the sample is, with probability NTail/N, drawn from
// the power law, else from the values below XMin; to each the whole procedure of
// FitPowerLaw is applied. The same seed gives the same result on any number of
// processors.
func (s *Sample) Bootstrap(ctx context.Context, p PowerLaw, samples int, seed uint64) (Goodness, error) {
	first := s.from(p.XMin)
	body := make([]int32, 0, s.N-p.NTail) // the index of each value below XMin
	for i := range first {
		for range s.counts[i] {
			body = append(body, int32(i))
		}
	}
	worse := make([]bool, samples)
	parallel.For(samples, func(i int) {
		if ctx.Err() != nil {
			return
		}
		random := rand.New(rand.NewPCG(seed, uint64(i)))
		synthetic := s.like(p, first, body, random)
		fit, err := synthetic.fitFrom(synthetic.from(p.XMin))
		worse[i] = err == nil && fit.D >= p.D
	})
	if err := ctx.Err(); err != nil {
		return Goodness{}, err
	}
	g := Goodness{Samples: samples, Seed: seed}
	for _, w := range worse {
		if w {
			g.P++
		}
	}
	g.P /= float64(samples)
	return g, nil
}

// like draws a synthetic sample.
func (s *Sample) like(p PowerLaw, first int, body []int32, random *rand.Rand) *Sample {
	out := &Sample{Discrete: s.Discrete}
	counts := make([]int, first)
	tail := make([]float64, 0, p.NTail+p.NTail/8+64)
	draw := s.draw(p)
	for range s.N {
		if len(body) == 0 || random.IntN(s.N) < p.NTail {
			tail = append(tail, draw(random))
		} else {
			counts[body[random.IntN(len(body))]]++
		}
	}
	for i, c := range counts {
		if c > 0 {
			out.values, out.counts = append(out.values, s.values[i]), append(out.counts, c)
		}
	}
	out.add(tail)
	out.accumulate()
	return out
}

// draw returns a source of values of a power law: by inversion, if continuous; else real
// values rounded down, of which those are refused that come too often (Devroye,
// Non-Uniform Random Variate Generation, 1986, X.6.1, for Zipf's law).
func (s *Sample) draw(p PowerLaw) func(*rand.Rand) float64 {
	exponent := -1 / (p.Alpha - 1)
	if !s.Discrete {
		return func(random *rand.Rand) float64 { return p.XMin * math.Pow(1-random.Float64(), exponent) }
	}
	// Wanted over offered, of x: falls with x.
	ratio := func(x float64) float64 { return -1 / (x * math.Expm1((1-p.Alpha)*math.Log1p(1/x))) }
	most := ratio(p.XMin)
	return func(random *rand.Rand) float64 {
		for {
			x := math.Floor(p.XMin * math.Pow(1-random.Float64(), exponent))
			if x < math.MaxInt64 && random.Float64()*most <= ratio(x) {
				return x
			}
		}
	}
}
