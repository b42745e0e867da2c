package network

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestAverageClustering(t *testing.T) {
	tests := []struct {
		name                 string
		g                    weighted
		unweighted, weighted float64
	}{
		{"nothing", weighted{}, math.NaN(), math.NaN()},
		{"one edge", weighted{{0, 1}: 5}, 0, 0},
		{"a pair of edges", weighted{{0, 1}: 5, {1, 0}: 2}, 0, 0},
		// one triangle of s = 1; d (d-1) - 2 r = 2. Cube roots 1, 2, 3, all over 3: 6/27 in place of 1.
		{"directed triangle", weighted{{0, 1}: 1, {1, 2}: 8, {2, 0}: 27}, 1.0 / 2, 1.0 / 9},
		// the same without a circle counts the same
		{"triangle without a circle", weighted{{0, 1}: 1, {1, 2}: 8, {0, 2}: 27}, 1.0 / 2, 1.0 / 9},
		// s = 2 each: 8 over 4*3 - 2*2 = 8. Weighted: s = 1+1, 1+2, 2+2 over 2: 24/8 = 3 in place of 8.
		{"triangle of pairs", weighted{{0, 1}: 1, {1, 0}: 1, {1, 2}: 1, {2, 1}: 8, {2, 0}: 8, {0, 2}: 8}, 1, 3.0 / 8},
		// node 0: 8 over 5*4 - 2*2 = 16; 1 and 2: 1; 3: 0
		{"triangle of pairs with a tail", weighted{{0, 1}: 9, {1, 0}: 9, {1, 2}: 9, {2, 1}: 9, {2, 0}: 9, {0, 2}: 9, {3, 0}: 9}, 5.0 / 8, 5.0 / 8},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, _ := tt.g.graph()
			if g.N() == 0 {
				same(t, "unweighted", g.AverageClustering(Unweighted), tt.unweighted)
				same(t, "weighted", g.AverageClustering(Weighted), tt.weighted)
				return
			}
			near(t, "unweighted", g.AverageClustering(Unweighted), tt.unweighted)
			near(t, "weighted", g.AverageClustering(Weighted), tt.weighted)
		})
	}
	unlinked, _ := directed([2]int32{0, 1}, [2]int32{1, 2}).Induced(kept(true, false, true))
	for _, w := range weightings {
		same(t, w.String()+" nodes without edges", unlinked.AverageClustering(w), 0)
	}
	near(t, "complete digraph of 14", complete(14).AverageClustering(Unweighted), 1)
}

// fagiolo is the definition: for each node the directed triangles that it could
// be in and those that it is in, each counted by the cube root of its weights.
func fagiolo(a dense) float64 {
	most := 0.0
	for _, row := range a {
		for _, x := range row {
			most = max(most, x)
		}
	}
	c := func(i, j int) float64 { return math.Cbrt(a[i][j] / most) }
	sum := 0.0
	for i := range a {
		var t, d, mutual float64
		for j := range a {
			if a[i][j] > 0 {
				d++
			}
			if a[j][i] > 0 {
				d++
			}
			if a[i][j] > 0 && a[j][i] > 0 {
				mutual++
			}
			for k := range a {
				if i != j && j != k && i != k {
					t += (c(i, j) + c(j, i)) * (c(i, k) + c(k, i)) * (c(j, k) + c(k, j)) / 2
				}
			}
		}
		if t > 0 {
			sum += t / (d*(d-1) - 2*mutual)
		}
	}
	return sum / float64(len(a))
}

func TestAverageClusteringByDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, w := drawGraph(t), drawWeighting(t)
		roughly(t, "clustering", g.AverageClustering(w), fagiolo(g.dense(w)))
	})
}
