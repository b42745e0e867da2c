package resample

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/hubgraph/hubgraph/analytics/stats"
	"github.com/hubgraph/hubgraph/internal/parallel"
)

// Options say how a table is resampled.
type Options struct {
	Draws        int
	Seed, Stream uint64 // draw number i, from 0, is made by rand.NewPCG(Seed, Stream + i)
	Pareto       []int  // percentages of an activity whose fewest holders are counted
}

// Draws are the statistics of all resamples: a list of values, one a draw, of each.
type Draws struct {
	columns int
	pareto  []int
	values  [][]float64 // by number of the statistic
}

// The statistics of one column, in the order of their numbers; one for each percentage of
// Pareto follows them, and the correlations follow those of all columns.
const (
	zeroShare = iota
	oneShare
	gini
	single // how many
)

// Bootstrap draws resamples: each of as many rows as the table has, each row by
// rand.IntN(rows) among the rows in their order. The same seed gives the same draws on any
// number of processors.
func (t *Table) Bootstrap(ctx context.Context, o Options) (*Draws, error) {
	d := &Draws{columns: t.columns, pareto: o.Pareto}
	d.values = make([][]float64, t.columns*d.perColumn()+t.columns*t.columns)
	if t.rows == 0 {
		return d, ctx.Err()
	}
	for i := range d.values {
		d.values[i] = make([]float64, o.Draws)
	}
	scratch := sync.Pool{New: func() any { return t.newResample() }}
	parallel.For(o.Draws, func(i int) {
		if ctx.Err() != nil {
			return
		}
		s := scratch.Get().(*resample)
		s.draw(rand.New(rand.NewPCG(o.Seed, o.Stream+uint64(i))))
		s.measure(d, i)
		scratch.Put(s)
	})
	return d, ctx.Err()
}

func (d *Draws) perColumn() int { return single + len(d.pareto) }

// pair is the number of a correlation of columns a < b: that of Pearson stands above the
// diagonal of a square, that of Spearman below it.
func (d *Draws) pair(a, b int) (pearson, spearman int) {
	base := d.columns * d.perColumn()
	return base + a*d.columns + b, base + b*d.columns + a
}

// Interval is what lies between two quantiles of the draws of a statistic.
type Interval struct {
	Low, High float64 // NaN when Draws is 0
	Draws     int     // those in which the statistic is defined
}

// interval is that of a statistic, at a level such as 0.95: from the 2.5 to the 97.5 percent
// quantile, by linear interpolation as NumPy has it.
func (d *Draws) interval(statistic int, level float64) Interval {
	var defined []float64
	for _, x := range d.values[statistic] {
		if !math.IsNaN(x) {
			defined = append(defined, x)
		}
	}
	slices.Sort(defined)
	tail := (1 - level) / 2
	return Interval{stats.QuantileFloats(defined, tail), stats.QuantileFloats(defined, 1-tail), len(defined)}
}

// ZeroShare is that of the share of rows with 0 in a column.
func (d *Draws) ZeroShare(column int, level float64) Interval {
	return d.interval(column*d.perColumn()+zeroShare, level)
}

// OneShare is that of the share of rows with exactly 1.
func (d *Draws) OneShare(column int, level float64) Interval {
	return d.interval(column*d.perColumn()+oneShare, level)
}

// Gini is that of the Gini coefficient of a column (stats.Gini).
func (d *Draws) Gini(column int, level float64) Interval {
	return d.interval(column*d.perColumn()+gini, level)
}

// Pareto is that of the share of the fewest rows that hold a percentage of a column
// (stats.Pareto), the i-th of Options.Pareto.
func (d *Draws) Pareto(column, i int, level float64) Interval {
	return d.interval(column*d.perColumn()+single+i, level)
}

// Pearson is that of the correlation of two columns a < b.
func (d *Draws) Pearson(a, b int, level float64) Interval {
	pearson, _ := d.pair(a, b)
	return d.interval(pearson, level)
}

// Spearman is that of the correlation of the ranks of two columns a < b, equal values
// sharing the average of their places.
func (d *Draws) Spearman(a, b int, level float64) Interval {
	_, spearman := d.pair(a, b)
	return d.interval(spearman, level)
}
