package network

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestModularity(t *testing.T) {
	path, _ := weighted{{0, 1}: 1, {1, 0}: 1, {1, 2}: 10, {2, 1}: 10, {2, 3}: 1, {3, 2}: 1}.graph()
	tests := []struct {
		name                 string
		g                    *Graph
		of                   []int32
		unweighted, weighted float64
	}{
		{"nothing", directed(), nil, math.NaN(), math.NaN()},
		{"all in one", path, []int32{0, 0, 0, 0}, 0, 0},
		// half of the degrees on each side; 2 of 6 edges, and 2 of 24 of the weight, inside each
		{"halves", path, []int32{0, 0, 1, 1}, 2 * (2.0/6 - 1.0/4), 2 * (2.0/24 - 1.0/4)},
		// shares of degrees 1/6 1/3 1/3 1/6 and 1/24 11/24 11/24 1/24
		{"each alone", path, []int32{0, 1, 2, 3}, -10.0 / 36, -244.0 / 576},
		{"middle", path, []int32{1, 0, 0, 2}, 2.0/6 - 4.0/9 - 2.0/36, 20.0/24 - 484.0/576 - 2.0/576},
		// out- and in-degrees differ: 1/2 inside, 2/2 * 1/2 expected; then 0 expected
		{"one way", directed([2]int32{0, 1}, [2]int32{0, 2}), []int32{0, 0, 1}, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCommunities(tt.of)
			if tt.g.N() == 0 {
				same(t, "unweighted", tt.g.Modularity(c, Unweighted), tt.unweighted)
				same(t, "weighted", tt.g.Modularity(c, Weighted), tt.weighted)
				return
			}
			near(t, "unweighted", tt.g.Modularity(c, Unweighted), tt.unweighted)
			near(t, "weighted", tt.g.Modularity(c, Weighted), tt.weighted)
		})
	}
}

func modularityByPairs(a dense, of []int32) float64 {
	out, in, m := a.degrees()
	q := 0.0
	for i := range a {
		for j := range a {
			if of[i] == of[j] {
				q += a[i][j]/m - out[i]*in[j]/(m*m)
			}
		}
	}
	return q
}

func TestModularityByPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, w := drawGraph(t), drawWeighting(t)
		if g.N() == 0 {
			return
		}
		label := rapid.SliceOfN(rapid.Int32Range(0, int32(g.N())-1), g.N(), g.N()).Draw(t, "labels")
		roughly(t, "modularity", g.Modularity(newCommunities(label), w), modularityByPairs(g.dense(w), label))
	})
}

func TestNewCommunities(t *testing.T) {
	c := newCommunities([]int32{5, 4, 5, 3, 1, 4})
	if want := []int32{1, 0, 1, 3, 2, 0}; !slices.Equal(c.Of, want) {
		t.Errorf("communities %v, want %v", c.Of, want)
	}
	if want := []int{2, 2, 1, 1}; !slices.Equal(c.Sizes, want) || c.Count() != 4 {
		t.Errorf("%d of sizes %v, want %v", c.Count(), c.Sizes, want)
	}
}
