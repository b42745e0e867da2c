package network

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestBetweennessOracle(t *testing.T) {
	above := 0
	for _, c := range communityCases(t) {
		for v, got := range c.graph.Betweenness() {
			want := c.Betweenness[v]
			if math.Abs(got-want) > 1e-12*want {
				t.Errorf("%s: node %d has %v, want %v", c.Name, v, got, want)
			}
			if want > 0 {
				above++
			}
		}
	}
	if above < 1000 {
		t.Errorf("%d values above 0", above)
	}
}

func TestBetweennessOfFew(t *testing.T) {
	if got := new(Graph).Betweenness(); len(got) != 0 {
		t.Errorf("%v", got)
	}
	if got := directed([2]int32{0, 1}).Betweenness(); !slices.Equal(got, []float64{0, 0}) {
		t.Errorf("%v", got)
	}
	if got := directed([2]int32{0, 1}).SampleBetweenness(5, 0.1, 1); !slices.Equal(got.Values, []float64{0, 0}) || got.Epsilon != 0 {
		t.Errorf("%+v", got)
	}
}

// Estimates are within their bound at least as often as it says, and are not biased.
func TestSampledBetweenness(t *testing.T) {
	const delta, pivots, seeds = 0.1, 800, 5
	for _, c := range communityCases(t) {
		if !slices.Contains([]string{"hub", "teams of 400", "star both 40", "karate"}, c.Name) {
			continue
		}
		outside := 0
		mean := make([]float64, c.graph.N())
		for seed := range uint64(seeds) {
			s := c.graph.SampleBetweenness(pivots, delta, seed)
			if !(s.Epsilon > 0 && s.Epsilon < 0.1) || s.Delta != delta {
				t.Errorf("%s: epsilon %v, delta %v", c.Name, s.Epsilon, s.Delta)
			}
			far := 0.0
			for v, x := range s.Values {
				far = max(far, math.Abs(x-c.Betweenness[v]))
				mean[v] += x / seeds
			}
			if far > s.Epsilon {
				outside++
			}
			if far == 0 {
				t.Errorf("%s: nothing was drawn", c.Name)
			}
		}
		if float64(outside) > delta*seeds {
			t.Errorf("%s: %d of %d samples are outside the bound", c.Name, outside, seeds)
		}
		// The mean of the samples is nearer than one of them has to be: they are not biased.
		bound := c.graph.SampleBetweenness(pivots*seeds, delta, 99).Epsilon
		for v, x := range mean {
			if math.Abs(x-c.Betweenness[v]) > bound {
				t.Errorf("%s: node %d has %v on average, want %v, at most %v off", c.Name, v, x, c.Betweenness[v], bound)
			}
		}
	}
}

// The bound is the formula of Maurer and Pontil: values of at most R, a variance of V, both
// sides of each of N estimates.
func TestBoundOfSampledBetweenness(t *testing.T) {
	const pivots, delta, seed = 60, 0.05, 7
	g := directed([2]int32{0, 1}, [2]int32{1, 2}, [2]int32{2, 3}, [2]int32{2, 4}, [2]int32{5, 6}) // components of 5 and 2
	random := rand.New(rand.NewPCG(seed, 0))
	var drawn [][]float64
	for range pivots {
		of, _ := g.dependencies([]int32{random.Int32N(7)})
		drawn = append(drawn, of)
	}
	want, epsilon := make([]float64, 7), 0.0
	for v := range want {
		for _, of := range drawn {
			want[v] += of[v] / pivots
		}
		variance := 0.0
		for _, of := range drawn {
			variance += (of[v] - want[v]) * (of[v] - want[v]) / (pivots - 1)
		}
		r := 3.0 // from one node of the larger component to all others but the node between
		l := math.Log(4 * 7 / delta)
		epsilon = max(epsilon, math.Sqrt(2*variance*l/pivots)+7*r*l/(3*(pivots-1)))
		want[v] *= 7.0 / (6 * 5)
	}
	got := g.SampleBetweenness(pivots, delta, seed)
	if math.Abs(got.Epsilon-epsilon*7/(6*5)) > 1e-12 {
		t.Errorf("epsilon %v, want %v", got.Epsilon, epsilon*7/(6*5))
	}
	for v, x := range got.Values {
		if math.Abs(x-want[v]) > 1e-12 {
			t.Errorf("node %d has %v, want %v", v, x, want[v])
		}
	}
}

func TestBetweennessOnProcessors(t *testing.T) {
	var b Builder
	teams(&b, 800, 600)
	g, _ := built(&b)
	onProcessors(t, 1)
	one, sampled := g.Betweenness(), g.SampleBetweenness(50, 0.1, 3)
	onProcessors(t, 3)
	if !slices.Equal(one, g.Betweenness()) {
		t.Error("other betweenness on three processors")
	}
	if again := g.SampleBetweenness(50, 0.1, 3); !slices.Equal(sampled.Values, again.Values) || sampled.Epsilon != again.Epsilon {
		t.Error("other estimates on three processors")
	}
	if other := g.SampleBetweenness(50, 0.1, 4); slices.Equal(sampled.Values, other.Values) {
		t.Error("the seed changes nothing")
	}
}
