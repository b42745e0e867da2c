package network

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"
)

func TestPageRank(t *testing.T) {
	alone, _ := directed([2]int32{0, 1}).Induced(kept(false, true))
	unlinked, _ := directed([2]int32{0, 1}, [2]int32{1, 2}).Induced(kept(true, false, true))
	fork, _ := weighted{{0, 1}: 3, {0, 2}: 1, {1, 0}: 7, {2, 0}: 7}.graph()
	// With x for node 0 of fork: x = 0.15/3 + 0.85 (1-x), so x = 0.9/1.85.
	x := 0.9 / 1.85
	tests := []struct {
		name                 string
		g                    *Graph
		unweighted, weighted []float64
	}{
		{"nothing", directed(), nil, nil},
		{"one node", alone, []float64{1}, []float64{1}},
		{"two nodes without edges", unlinked, []float64{0.5, 0.5}, []float64{0.5, 0.5}},
		// from node 1 no edge leaves: x = 0.15/2 + 0.85 (1-x)/2, so x = 0.5/1.425 = 20/57
		{"one edge", directed([2]int32{0, 1}), []float64{20.0 / 57, 37.0 / 57}, []float64{20.0 / 57, 37.0 / 57}},
		{"directed ring", directed([2]int32{0, 1}, [2]int32{1, 2}, [2]int32{2, 0}), []float64{1.0 / 3, 1.0 / 3, 1.0 / 3}, []float64{1.0 / 3, 1.0 / 3, 1.0 / 3}},
		{"fork", fork, []float64{x, (1 - x) / 2, (1 - x) / 2}, []float64{x, 0.05 + 0.85*0.75*x, 0.05 + 0.85*0.25*x}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, w := range weightings {
				want := tt.unweighted
				if w == Weighted {
					want = tt.weighted
				}
				got := ranks(tt.g, w, referenceTolerance)
				if !slices.EqualFunc(got, want, func(x, y float64) bool { return math.Abs(x-y) < 1e-11 }) {
					t.Errorf("%v: %v, want %v", w, got, want)
				}
			}
		})
	}
}

// stationary solves x = 0.85 (x P + lost/n) + 0.15/n.
func stationary(a dense) []float64 {
	n := len(a)
	out, _, _ := a.degrees()
	m, right := mat.NewDense(n, n, nil), mat.NewVecDense(n, nil)
	for v := range n {
		right.SetVec(v, 0.15/float64(n))
		for u := range n {
			step := 1 / float64(n)
			if out[u] > 0 {
				step = a[u][v] / out[u]
			}
			m.Set(v, u, -0.85*step)
		}
		m.Set(v, v, m.At(v, v)+1)
	}
	var x mat.VecDense
	if err := x.SolveVec(m, right); err != nil {
		panic(err)
	}
	return x.RawVector().Data
}

func TestPageRankBySolving(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, w := drawGraph(t), drawWeighting(t)
		if g.N() == 0 {
			return
		}
		got, want := ranks(g, w, referenceTolerance), stationary(g.dense(w))
		sum := 0.0
		for v, x := range got {
			sum += x
			if math.Abs(x-want[v]) > 1e-11 {
				t.Fatalf("%v: %v, want %v", w, got, want)
			}
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Fatalf("the ranks add up to %v", sum)
		}
	})
}

// plainPageRank is the program that PageRank must equal to the last bit.
func plainPageRank(g *Graph, w Weighting, tol float64) []float64 {
	n, follow := float64(g.N()), 0.85
	jump := 1 - follow
	share := make([]float64, g.N())
	for v, s := range g.out.strengths(w) {
		if s > 0 {
			share[v] = 1 / float64(s)
		}
	}
	x := slices.Repeat([]float64{1 / n}, g.N())
	for change := math.Inf(1); change >= n*tol; {
		next, lost := make([]float64, len(x)), 0.0
		for u, s := range share {
			if s == 0 {
				lost += x[u]
			}
			for i, v := range g.Out(int32(u)) {
				a := float64(s * float64(w.of(g.OutWeights(int32(u))[i])))
				next[v] += float64(a * x[u])
			}
		}
		change = 0
		for v := range next {
			next[v] = float64(follow*(next[v]+float64(lost*(1/n)))) + float64(jump*(1/n))
			change += math.Abs(next[v] - x[v])
		}
		x = next
	}
	return x
}

func TestPageRankOfALargeGraph(t *testing.T) {
	var b Builder
	teams(&b, 60_000, 35_000)
	g, _ := built(&b)
	for _, w := range weightings {
		if !slices.Equal(ranks(g, w, 1e-10), plainPageRank(g, w, 1e-10)) {
			t.Errorf("%v ranks of a graph of %d edges are not those of the plain program", w, g.E())
		}
	}
}
