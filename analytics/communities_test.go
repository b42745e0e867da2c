package analytics

import (
	"testing"

	"github.com/hubgraph/hubgraph/analytics/network"
)

func TestNMIOfRuns(t *testing.T) {
	halves, across := &network.Communities{Of: []int32{0, 0, 1, 1}, Sizes: []int{2, 2}}, &network.Communities{Of: []int32{0, 1, 0, 1}, Sizes: []int{2, 2}}
	got := nmiOf([]*network.Communities{halves, across, halves})
	if !isClose(float64(got.Mean), 1.0/3, 1e-14, 0) || got.Min != 0 {
		t.Errorf("%+v", got)
	}
}

// chains is a network of so many chains of three developers; in each the second one is on
// the only path between the others.
func chains(t *testing.T, n int32) *Collaboration {
	t.Helper()
	var edges []Edge
	for i := range n {
		edges = append(edges, Edge{3 * i, 3*i + 1, 1}, Edge{3*i + 1, 3*i + 2, 1})
	}
	c, err := CollaborationOf(int(3*n), edges)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// From 20,001 developers on the betweenness is that of a sample.
func TestBetweennessOfManyIsSampled(t *testing.T) {
	for n, sampled := range map[int32]bool{6666: false, 6667: true} {
		c := chains(t, n)
		names := make([]string, 3*n)
		got := betweenness(c, names, 1)
		if got.Sampled != sampled || got.Count != int(3*n) {
			t.Errorf("%d chains: %+v", n, got.Summary)
		}
		exact := 1 / (float64(3*n-1) * float64(3*n-2))
		switch {
		case !sampled:
			if got.Sources != int(3*n) || got.Epsilon != 0 || got.Delta != 0 || float64(got.Max) != exact {
				t.Errorf("%+v", got)
			}
		case got.Sources != 10_000 || got.Delta != 0.1 || float64(got.Max) <= exact || float64(got.Max)-exact > float64(got.Epsilon) || float64(got.Epsilon) > 1e-3:
			t.Errorf("%+v, the exact value is %v", got, exact)
		}
	}
}
