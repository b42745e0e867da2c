package resample

import (
	"context"
	"errors"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics/stats"
)

// Each of the 3,125 draws from five rows is measured as package stats measures the rows drawn.
func TestMeasuresAsStatsDoes(t *testing.T) {
	columns := [][]int64{{0, 1, 1, 7, 40}, {3, 0, 1, 1, 0}}
	table, err := NewTable(columns)
	if err != nil {
		t.Fatal(err)
	}
	s := table.newResample()
	d := &Draws{columns: 2, pareto: []int{1, 80, 100}, values: make([][]float64, 2*6+4)}
	for i := range d.values {
		d.values[i] = make([]float64, 1)
	}
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 1e-14 || math.IsNaN(got) != math.IsNaN(want) {
			t.Errorf("weights %v: %s is %v, want %v", s.weight, what, got, want)
		}
	}
	for draw := range 5 * 5 * 5 * 5 * 5 {
		clear(s.weight)
		drawn := [2][]int64{}
		for rest := draw + 5*5*5*5*5; rest >= 5; rest /= 5 {
			row := rest % 5
			s.weight[table.of[row]]++
			drawn[0], drawn[1] = append(drawn[0], columns[0][row]), append(drawn[1], columns[1][row])
		}
		s.measure(d, 0)
		for c := range columns {
			sorted := stats.Sort(drawn[c])
			near("zero", d.values[c*6+zeroShare][0], float64(sorted.Zeros())/5)
			near("gini", d.values[c*6+gini][0], stats.Gini(sorted))
			for i, percent := range d.pareto {
				want := math.NaN()
				if n, ok := stats.Pareto(sorted, percent); ok {
					want = float64(n) / 5
				}
				near("Pareto", d.values[c*6+single+i][0], want)
			}
		}
		pearson, spearman := d.pair(0, 1)
		near("Pearson", d.values[pearson][0], stats.Pearson(drawn[0], drawn[1]).R)
		near("Spearman", d.values[spearman][0], stats.Spearman(drawn[0], drawn[1]).R)
		if t.Failed() {
			return
		}
	}
}

func TestFewRows(t *testing.T) {
	o := Options{Draws: 50, Pareto: []int{80}}
	for name, c := range map[string]struct {
		columns [][]int64
		want    [4]Interval // zeros, Gini, Pareto of the first column, Pearson of both
	}{
		"none":     {[][]int64{{}, {}}, [4]Interval{}},
		"one":      {[][]int64{{5}, {0}}, [4]Interval{{0, 0, 50}, {0, 0, 50}, {1, 1, 50}, {}}},
		"nothing":  {[][]int64{{0, 0}, {1, 2}}, [4]Interval{{1, 1, 50}, {}, {}, {}}},
		"constant": {[][]int64{{3, 3, 3}, {1, 2, 4}}, [4]Interval{{0, 0, 50}, {0, 0, 50}, {1, 1, 50}, {}}},
	} {
		table, err := NewTable(c.columns)
		if err != nil {
			t.Fatal(err)
		}
		d, err := table.Bootstrap(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		for i, got := range [4]Interval{d.ZeroShare(0, 0.95), d.Gini(0, 0.95), d.Pareto(0, 0, 0.95), d.Pearson(0, 1, 0.95)} {
			if want := c.want[i]; got.Draws != want.Draws || got.Draws > 0 && got != want || got.Draws == 0 && !math.IsNaN(got.Low+got.High) {
				t.Errorf("%s, statistic %d: %+v, want %+v", name, i, got, want)
			}
		}
	}
}

// The correlation of two rows is defined in the draws that have both.
func TestUndefinedDraws(t *testing.T) {
	table, err := NewTable([][]int64{{1, 2}, {1, 2}})
	if err != nil {
		t.Fatal(err)
	}
	d, err := table.Bootstrap(t.Context(), Options{Draws: 1000, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	if x := d.Pearson(0, 1, 0.95); x.Low != 1 || x.High != 1 || x.Draws < 400 || x.Draws > 600 { // half of 1,000, six standard errors
		t.Errorf("%+v", x)
	}
}

func TestSeeds(t *testing.T) {
	table, err := NewTable([][]int64{{0, 1, 5, 9, 200, 3}})
	if err != nil {
		t.Fatal(err)
	}
	draw := func(seed, stream uint64) []float64 {
		d, err := table.Bootstrap(t.Context(), Options{Draws: 40, Seed: seed, Stream: stream})
		if err != nil {
			t.Fatal(err)
		}
		return d.values[gini]
	}
	all := draw(1, 0)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if one := draw(1, 0); !slices.Equal(all, one) {
		t.Error("one processor draws otherwise")
	}
	if slices.Equal(all, draw(2, 0)) || !slices.Equal(all[7:], draw(1, 7)[:33]) {
		t.Error("seeds or streams")
	}
}

func TestRefused(t *testing.T) {
	if _, err := NewTable([][]int64{{1, math.MaxInt64 / 150, 0}}); err == nil || !strings.Contains(err.Error(), "too large to be resampled in 3 rows") {
		t.Errorf("error %v", err)
	}
	table, err := NewTable([][]int64{{1, 2}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := table.Bootstrap(ctx, Options{Draws: 3}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
