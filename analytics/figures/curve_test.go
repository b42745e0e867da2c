package figures

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"gonum.org/v1/plot/plotter"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/chart"
)

type counts = analytics.Ordered[int]

// Ten models: 4 with 0, three with 1, one with 2, one with 12, one with 40.
var ten = counts{{Key: "0", Value: 4}, {Key: "1", Value: 3}, {Key: "2", Value: 1}, {Key: "12", Value: 1}, {Key: "40", Value: 1}}

func TestShares(t *testing.T) {
	c := tailOfHistogram(ten)
	// 6 of 10 have at least 1, 3 at least 2, 2 from 3 to 11 (12 is no level), 1 from 13 to 40
	want := plotter.XYs{{X: 1, Y: .6}, {X: 2, Y: .3}}
	for _, x := range []float64{3, 4, 5, 6, 7, 8, 9, 10, 11} {
		want = append(want, plotter.XY{X: x, Y: .2})
	}
	for _, x := range []float64{13, 14, 16, 18, 20, 22, 25, 28, 32, 36, 40} {
		want = append(want, plotter.XY{X: x, Y: .1})
	}
	if d := cmp.Diff(want, c.Shares()); d != "" {
		t.Error(d)
	}
}

func TestPerValue(t *testing.T) {
	c := tailOfHistogram(ten)
	// 12 lies in the bin 10 to 12, of three values; 40 in 40 to 49, of ten
	want := plotter.XYs{{X: 1, Y: 3}, {X: 2, Y: 1}, {X: math.Sqrt(10 * 12), Y: 1. / 3}, {X: math.Sqrt(40 * 49), Y: .1}}
	if d := cmp.Diff(want, c.PerValue(), cmpopts.EquateApprox(1e-12, 0)); d != "" {
		t.Error(d)
	}
	if c.Positive() != 6 {
		t.Errorf("%d members in bins, 6 have more than 0", c.Positive())
	}
}

// The edges of bins are among the values that results.json has counts at, so
// that no count is split.
func TestBinEdgesAreLevels(t *testing.T) {
	levels := stats.Levels(1e15)
	want := []float64{}
	for _, x := range levels[:len(levels)-1] { // the rule by which the figures once had them
		if x <= 10 || float64(x) >= 1.2*want[len(want)-1] {
			want = append(want, float64(x))
		}
	}
	var got []float64
	for i := range want {
		got = append(got, chart.WholeBinEdge(i))
	}
	if d := cmp.Diff(want, got); d != "" || len(want) < 140 {
		t.Error(d, len(want))
	}
}

func TestPerBin(t *testing.T) {
	// ranks 0.0001 (twice), 0.000115, 0.0002 of four developers
	c := tailOf(4, counts{{Key: "0.0001", Value: 4}, {Key: "0.000112", Value: 2}, {Key: "0.000125", Value: 1}, {Key: "0.00014", Value: 1}, {Key: "0.00016", Value: 1}, {Key: "0.00018", Value: 1}, {Key: "0.0002", Value: 1}})
	want := plotter.XYs{{X: math.Sqrt(1e-4 * 1.25e-4), Y: .75}, {X: math.Sqrt(2e-4 * 2.5e-4), Y: .25}}
	if d := cmp.Diff(want, c.PerBin(), cmpopts.EquateApprox(1e-12, 0)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(plotter.XYs{{X: 0.0001, Y: 1}, {X: 0.000112, Y: .5}}, c.Shares()[:2]); d != "" {
		t.Error(d)
	}
}

// A file can hold anything; a figure must not fail over it.
func TestOddCounts(t *testing.T) {
	for _, odd := range []counts{
		nil,
		{{Key: "0", Value: 5}},
		{{Key: "x", Value: 5}},
		{{Key: "-1", Value: 5}, {Key: "NaN", Value: 5}, {Key: "Inf", Value: 5}},
		{{Key: "1", Value: 0}},
		{{Key: "1", Value: 11}}, // of ten
	} {
		if c := tailOf(10, odd); c.Positive() > 0 || len(c.Shares())+len(c.PerValue())+len(c.PerBin()) > 0 {
			t.Errorf("%v: %+v", odd, c)
		}
	}
	if c := tailOf(10, counts{{Key: "2", Value: 5}, {Key: "1", Value: 4}, {Key: "3", Value: 6}, {Key: "4", Value: 5}}); len(c.Levels) != 2 {
		t.Errorf("values that fall and counts that rise are kept: %+v", c)
	}
	if c := tailOfHistogram(counts{{Key: "0", Value: 5}}); c.Positive() > 0 || c.Members != 5 {
		t.Errorf("zeros only: %+v", c)
	}
}
