package analytics

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics/network"
)

func TestAgainst(t *testing.T) {
	nan := math.NaN()
	for name, tt := range map[string]struct {
		values []float64
		want   Against
	}{
		// The variance of 1, 2, 3, 4 is 5/3.
		"above":     {[]float64{5, 1, 2, 3, 4}, Against{5, 2.5, Number(math.Sqrt(5.0 / 3)), 1, 4, Number(2.5 / math.Sqrt(5.0/3)), 1}},
		"among":     {[]float64{2, 1, 2, 3, 4}, Against{2, 2.5, Number(math.Sqrt(5.0 / 3)), 1, 4, Number(-0.5 / math.Sqrt(5.0/3)), 0.5}},
		"all equal": {[]float64{0.2, 0.1, 0.1, 0.1}, Against{0.2, 0.1, 0, 0.1, 0.1, Undefined, 1}},
		"undefined": {[]float64{nan, 1, 1}, Against{Undefined, 1, 0, 1, 1, Undefined, Undefined}},
	} {
		if d := cmp.Diff(tt.want, against(tt.values), equateNearly); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// Sigma and the normalised rich club are quotients of what stands beside them.
func TestNullsOfNetwork(t *testing.T) {
	const n = 150
	var edges []Edge
	for v := range int32(n) {
		edges = append(edges, Edge{v, (v + 1) % n, 1}, Edge{v, (v + 2) % n, 1}, Edge{v, v / 2, 1})
	}
	c, err := CollaborationOf(n, edges)
	if err != nil {
		t.Fatal(err)
	}
	var x *NullOfNetwork
	if err := nullTasks(t.Context(), c.Graph, 1, &x).run(t.Context()); err != nil {
		t.Fatal(err)
	}
	w := x.SmallWorld
	if w.Developers != n || w.Sources != n || !(w.Sigma > 1) {
		t.Errorf("%+v", w)
	}
	if got, want := w.Sigma, w.Transitivity.Observed/w.Transitivity.Mean/(w.Distance.Observed/w.Distance.Mean); !isClose(float64(got), float64(want), 1e-12, 0) {
		t.Errorf("sigma %v, want %v", got, want)
	}
	if got, want := x.Normalised, x.RichClub.Observed/x.RichClub.Mean; got != want {
		t.Errorf("normalised %v, want %v", got, want)
	}
	var none *NullOfNetwork
	if work := nullTasks(t.Context(), new(network.Graph), 1, &none); len(work) != 0 || none != nil {
		t.Error("a network without edges has random ones")
	}
}

// In a large component distances are measured from some of its developers, each once.
func TestDrawSources(t *testing.T) {
	for n, want := range map[int]int{1: 1, 2000: 2000, 2001: 1000} {
		if got := sourcesOf(n); got != want {
			t.Errorf("%d of %d, want %d", got, n, want)
		}
		drawn := draw(n, sourcesOf(n), rand.New(rand.NewPCG(1, 1)))
		slices.Sort(drawn)
		if len(slices.Compact(drawn)) != want || drawn[0] < 0 || int(drawn[want-1]) >= n {
			t.Errorf("%d of %d: %v", want, n, drawn)
		}
	}
}
