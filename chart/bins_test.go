package chart

import (
	"math"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"gonum.org/v1/plot/plotter"
)

// Bins hold whole numbers only, one each below 10, then ten to a power of ten,
// as ISO 3 has them in R10.
func TestWholeBinEdges(t *testing.T) {
	want := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 16, 20, 25, 32, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250}
	for i, w := range want {
		if got := WholeBinEdge(i); got != w {
			t.Errorf("edge %d is %v, want %v", i, got, w)
		}
	}
}

// Edges are the preferred numbers exactly, in rational arithmetic, as far as
// float64 holds them: whole ones up to 10^15, where they are the least whole
// numbers from a preferred number on.
func TestBinEdgesAreExact(t *testing.T) {
	hundredths := []int64{100, 125, 160, 200, 250, 315, 400, 500, 630, 800}
	for bin := -120; bin <= 160; bin++ {
		step, power := ((bin%10)+10)%10, int64(math.Floor(float64(bin)/10))
		exact := big.NewRat(hundredths[step], 100)
		ten := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(max(power, -power)), nil))
		if power < 0 {
			exact.Quo(exact, ten)
		} else {
			exact.Mul(exact, ten)
		}
		if want, _ := exact.Float64(); BinEdge(bin) != want {
			t.Errorf("edge %d is %v, want %v", bin, BinEdge(bin), want)
		}
		if bin < 10 || bin > 150 {
			continue
		}
		up := new(big.Int).Add(exact.Num(), new(big.Int).Sub(exact.Denom(), big.NewInt(1)))
		up.Quo(up, exact.Denom())
		if got := WholeBinEdge(bin - 1); got != float64(up.Int64()) {
			t.Errorf("whole edge %d is %v, want %v", bin-1, got, up)
		}
	}
	if !math.IsInf(BinEdge(4000), 1) || BinEdge(-4000) != 0 {
		t.Error("beyond float64:", BinEdge(4000), BinEdge(-4000))
	}
}

// Of 100 models 90 have 0, 6 have 1, 3 have 12, 1 has 400. The value 12 lies in
// the bin 10 to 12, with 3 whole numbers; 400 in 400 to 499, with 100.
func TestDistribution(t *testing.T) {
	s := tail().Samples[0]
	near := cmpopts.EquateApprox(1e-12, 0)
	if d := cmp.Diff(plotter.XYs{{X: 1, Y: 6}, {X: math.Sqrt(10 * 12), Y: 1}, {X: math.Sqrt(400 * 499), Y: 0.01}}, s.PerValue(), near); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(plotter.XYs{{X: 1, Y: 0.10}, {X: 12, Y: 0.04}, {X: 400, Y: 0.01}}, s.Shares(), near); d != "" {
		t.Error(d)
	}
	if got := tail().note(); got != "Not shown, as they have 0: models 90 of 100." {
		t.Error(got)
	}
}

// Ranks 0.0001 (twice), 0.000115, 0.0002 of four developers, and the bins of
// those from 0.00012 on.
func TestPerBin(t *testing.T) {
	c := Tail{Members: 4}
	for _, l := range []Level{{1e-4, 4}, {1.12e-4, 2}, {1.25e-4, 1}, {1.4e-4, 1}, {1.6e-4, 1}, {1.8e-4, 1}, {2e-4, 1}} {
		c.Add(l.Value, l.Count)
	}
	want := plotter.XYs{{X: math.Sqrt(1e-4 * 1.25e-4), Y: .75}, {X: math.Sqrt(2e-4 * 2.5e-4), Y: .25}}
	if d := cmp.Diff(want, c.PerBin(), cmpopts.EquateApprox(1e-12, 0)); d != "" {
		t.Error(d)
	}
	c.Levels = c.Levels[1:] // the first level within a bin
	c.Members = 2
	if d := cmp.Diff(plotter.XYs{{X: math.Sqrt(1e-4 * 1.25e-4), Y: .5}, {X: math.Sqrt(2e-4 * 2.5e-4), Y: .5}}, c.PerBin(), cmpopts.EquateApprox(1e-12, 0)); d != "" {
		t.Error(d)
	}
}

func TestOddLevels(t *testing.T) {
	for _, l := range []Level{{0, 5}, {-1, 5}, {math.NaN(), 5}, {math.Inf(1), 5}, {1, 0}, {1, 11}} {
		c := Tail{Members: 10}
		if c.Add(l.Value, l.Count); len(c.Levels)+len(c.Shares())+len(c.PerValue())+len(c.PerBin())+c.Positive() > 0 {
			t.Errorf("%v: %+v", l, c)
		}
	}
	for _, x := range []float64{5e-324, math.MaxFloat64} { // what no axis can hold must not hang
		c := Tail{Members: 1}
		c.Add(x, 1)
		if got := c.PerBin(); len(got) > 0 && !(got[0].X > 0 && !math.IsInf(got[0].X, 0)) {
			t.Errorf("%g: %v", x, got)
		}
	}
	zeros := TailOf([]Count{{0, 5}})
	if zeros.Positive() != 0 || zeros.Members != 5 {
		t.Errorf("zeros only: %+v", zeros)
	}
}

// Axes of shares reach 100 % and not beyond, whatever the shares.
func TestSharesReachAll(t *testing.T) {
	for _, y := range []float64{1, 0.5, 1e-4} {
		p := Panel{X: Axis{Label: "x"}, Y: Axis{Label: "y", Unit: Percent, All: true}, Series: []Points{{Look: Whole, Points: plotter.XYs{{X: 1, Y: y}, {X: 9, Y: y}}, Line: true}}}
		drawn := p.plot(200)
		if drawn.Y.Max != 1.3 || drawn.Y.Min > y/1.3 || drawn.Y.Min <= 0 {
			t.Errorf("share %g: axis from %g to %g", y, drawn.Y.Min, drawn.Y.Max)
		}
		for _, tick := range drawn.Y.Tick.Marker.Ticks(drawn.Y.Min, drawn.Y.Max) {
			if tick.Value > 1 {
				t.Errorf("share %g: tick at %g", y, tick.Value)
			}
		}
	}
}
