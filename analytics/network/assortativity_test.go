package network

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestAssortativity(t *testing.T) {
	nan := math.NaN()
	lonely, _ := directed([2]int32{0, 1}, [2]int32{2, 3}).Induced(kept(true, true, true, false))
	tests := []struct {
		name                 string
		g                    *Graph
		directed, undirected float64
	}{
		{"nothing", directed(), nan, nan},
		{"one edge", directed([2]int32{0, 1}), nan, nan},
		{"one edge and a node without", lonely, nan, nan},
		{"directed ring", directed([2]int32{0, 1}, [2]int32{1, 2}, [2]int32{2, 0}), nan, nan},
		{"complete digraph of 14", complete(14), nan, nan},
		// all sources have out-degree 1, though not all nodes
		{"two edges in a row", directed([2]int32{0, 1}, [2]int32{1, 2}), nan, -1},
		// all targets have in-degree 1; undirected all edges join degree 3 with 1
		{"star", directed([2]int32{0, 1}, [2]int32{0, 2}, [2]int32{0, 3}), nan, -1},
		// out-degrees of sources 2 2 1, in-degrees of targets 1 2 2: means 5/3, covariance 8/3 - 25/9 = -1/9, variances 2/9
		{"three edges without a circle", directed([2]int32{0, 1}, [2]int32{0, 2}, [2]int32{1, 2}), -1.0 / 2, nan},
		// over both directions degrees are 1 2 2 2 2 1 and 2 1 2 2 1 2: means 5/3, covariance 16/6 - 25/9 = -1/9, variances 2/9
		{"path of 4", directed([2]int32{0, 1}, [2]int32{2, 1}, [2]int32{2, 3}), -1.0 / 2, -1.0 / 2},
		// the pair counts once: star of 3 edges
		{"star with a pair", directed([2]int32{0, 1}, [2]int32{1, 0}, [2]int32{0, 2}, [2]int32{0, 3}), nan, -1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			same(t, "directed", tt.g.Assortativity(), tt.directed)
			same(t, "undirected", tt.g.AssortativityUndirected(), tt.undirected)
		})
	}
}

// pearson is the definition of the correlation.
func pearson(x, y []float64) float64 {
	var mx, my, xx, yy, xy float64
	for i := range x {
		mx += x[i] / float64(len(x))
		my += y[i] / float64(len(x))
	}
	varied := [2]bool{}
	for i := range x {
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
		xy += (x[i] - mx) * (y[i] - my)
		varied[0] = varied[0] || x[i] != x[0]
		varied[1] = varied[1] || y[i] != y[0]
	}
	if !varied[0] || !varied[1] {
		return math.NaN()
	}
	return xy / math.Sqrt(xx*yy)
}

func TestAssortativityByEdges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawGraph(t)
		var x, y, bothX, bothY []float64
		neighbours := map[int32]map[int32]bool{}
		for v := range int32(g.N()) {
			neighbours[v] = map[int32]bool{}
			for _, u := range g.In(v) {
				neighbours[v][u] = true
			}
			for _, u := range g.Out(v) {
				neighbours[v][u] = true
				x, y = append(x, float64(len(g.Out(v)))), append(y, float64(len(g.In(u))))
			}
		}
		for v := range int32(g.N()) {
			for u := range neighbours[v] {
				bothX, bothY = append(bothX, float64(len(neighbours[v]))), append(bothY, float64(len(neighbours[u])))
			}
		}
		roughly(t, "directed", g.Assortativity(), pearson(x, y))
		roughly(t, "undirected", g.AssortativityUndirected(), pearson(bothX, bothY))
	})
}

// A graph of several parts, one of them with degrees whose cubes do not fit
// into 64 bits together.
func TestAssortativityOfALargeGraph(t *testing.T) {
	var b Builder
	teams(&b, 60_000, 35_000)
	for v := range int32(70_000) {
		b.Add(7, v+20_000, 1)
		b.Add(2*v+30_000, 11, 1)
	}
	g, _ := built(&b)
	var x, y []float64
	for v := range int32(g.N()) {
		for _, u := range g.Out(v) {
			x, y = append(x, float64(len(g.Out(v)))), append(y, float64(len(g.In(u))))
		}
	}
	if got, want := g.Assortativity(), pearson(x, y); math.Abs(got-want) > 1e-9 {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Runs end at nodes, at hubs and within a part.
func TestProducts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := &rows{start: []int{0}}
		n := rapid.IntRange(1, 40).Draw(t, "nodes")
		y := rapid.SliceOfN(rapid.Int32Range(0, math.MaxInt32), n, n).Draw(t, "y")
		for range n {
			size := rapid.OneOf(rapid.IntRange(0, 3), rapid.IntRange(0, run/3), rapid.IntRange(run-1, run+1)).Draw(t, "size")
			for i := range size {
				r.node = append(r.node, int32((i*7+len(r.node))%n))
			}
			r.start = append(r.start, len(r.node))
		}
		r.measure()
		want := new(big.Int)
		for u := range int32(n) {
			for _, v := range r.of(u) {
				want.Add(want, big.NewInt(int64(r.size[u])*int64(y[v])))
			}
		}
		cut := rapid.IntRange(0, n).Draw(t, "cut")
		if got := r.productsFrom(0, cut, y).plus(r.productsFrom(cut, n, y)); got.int().Cmp(want) != 0 {
			t.Fatalf("got %v, want %v", got.int(), want)
		}
	})
}

func TestPowersOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		top := rapid.SampledFrom([]int32{3, 1<<16 - 1, 1 << 30}).Draw(t, "largest")
		degree := rapid.SliceOfN(rapid.Int32Range(0, top), 0, 9).Draw(t, "degrees")
		squares, cubes := new(big.Int), new(big.Int)
		for _, d := range degree {
			x := big.NewInt(int64(d))
			squares.Add(squares, new(big.Int).Mul(x, x))
			cubes.Add(cubes, new(big.Int).Mul(x, new(big.Int).Mul(x, x)))
		}
		if got := powersOf(degree); squares.Cmp(new(big.Int).SetUint64(got.squares)) != 0 || got.cubes.int().Cmp(cubes) != 0 {
			t.Fatalf("%v: got %v, want %v and %v", degree, got, squares, cubes)
		}
	})
}

// covariance is exact but for one rounding.
func TestCovariance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.Uint64(), rapid.Uint64Range(0, 1<<20), rapid.Uint64Range(1<<52, 1<<54))
		n, x, y := word.Draw(t, "n"), word.Draw(t, "x"), word.Draw(t, "y")
		xy := sum128{word.Draw(t, "upper") >> rapid.IntRange(1, 64).Draw(t, "shift"), word.Draw(t, "lower")}
		c := new(big.Int).Mul(new(big.Int).SetUint64(n), xy.int())
		c.Sub(c, new(big.Int).Mul(new(big.Int).SetUint64(x), new(big.Int).SetUint64(y)))
		if want, _ := new(big.Float).SetInt(c).Float64(); covariance(n, x, y, xy) != want {
			t.Fatalf("got %v, want %v", covariance(n, x, y, xy), want)
		}
	})
}
