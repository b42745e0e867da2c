package figures

import (
	"math"
	"strconv"
	"sync"

	"gonum.org/v1/plot/plotter"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/analytics/stats"
)

// curve says of a sample how many of its members have at least each of some
// values above 0.
type curve struct {
	members int
	at      []level // by rising value; counts fall and are above 0
}

type level struct {
	value float64
	count int // members with at least this value
}

// curveOf reads the counts of results.json. Keys that are no number above 0 and
// counts that do not fall are passed over, as a file can hold anything.
func curveOf(members int, atLeast analytics.Ordered[int]) curve {
	c := curve{members: members}
	for _, e := range atLeast {
		x, err := strconv.ParseFloat(e.Key, 64)
		if err == nil {
			c.add(x, e.Value)
		}
	}
	return c
}

func (c *curve) add(x float64, count int) {
	last := level{0, c.members}
	if n := len(c.at); n > 0 {
		last = c.at[n-1]
	}
	if x > last.value && !math.IsInf(x, 0) && count > 0 && count <= last.count {
		c.at = append(c.at, level{x, count})
	}
}

// curveOfHistogram counts down a histogram of whole numbers, values rising, at
// the values of stats.Levels.
func curveOfHistogram(h analytics.Ordered[int]) curve {
	var values []int64
	var counts []int
	var c curve
	for _, e := range h {
		x, err := strconv.ParseInt(e.Key, 10, 64)
		if err == nil && x >= 0 && e.Value > 0 && (len(values) == 0 || x > values[len(values)-1]) {
			values, counts = append(values, x), append(counts, e.Value)
			c.members += e.Value
		}
	}
	if len(values) == 0 {
		return c
	}
	left, i := c.members, 0
	for _, x := range stats.Levels(values[len(values)-1]) {
		for ; values[i] < x; i++ {
			left -= counts[i]
		}
		c.add(float64(x), left)
	}
	return c
}

// empty reports whether there is nothing above 0 to draw.
func (c curve) empty() bool { return len(c.at) == 0 }

// shares returns the complementary cumulative distribution: at each value the
// share of the members that have at least so much.
func (c curve) shares() plotter.XYs {
	out := make(plotter.XYs, len(c.at))
	for i, l := range c.at {
		out[i] = plotter.XY{X: l.value, Y: float64(l.count) / float64(c.members)}
	}
	return out
}

// bin holds the members with values from lo up to, not including, hi.
type bin struct {
	lo, hi float64
	count  int
}

// Whole numbers up to this have a bin each. Larger ones, and all fractions, share
// bins that end where the preferred numbers have grown so many times: ten bins a
// power of ten.
const (
	aloneUpTo = 10
	binRatio  = 1.2
)

// bins counts the members between edges, which rise, up to the first edge that
// none reaches. Each edge but those after the largest member is one of the
// levels.
func (c curve) bins(edges []float64) []bin {
	count := map[float64]int{}
	for _, l := range c.at {
		count[l.value] = l.count
	}
	var out []bin
	for i, lo := range edges[:len(edges)-1] {
		hi := edges[i+1]
		if n := count[lo] - count[hi]; n > 0 {
			out = append(out, bin{lo, hi, n})
		}
	}
	return out
}

// perValue returns how many members have each whole number, on average over the
// numbers of a bin.
func (c curve) perValue() plotter.XYs {
	var out plotter.XYs
	for _, b := range c.bins(wholeEdges()) {
		out = append(out, plotter.XY{X: math.Sqrt(b.lo * (b.hi - 1)), Y: float64(b.count) / (b.hi - b.lo)})
	}
	return out
}

// wholeEdges are the edges of the bins of whole numbers.
var wholeEdges = sync.OnceValue(func() []float64 {
	var out []float64
	for _, x := range stats.Levels(math.MaxInt64) {
		if x <= aloneUpTo || float64(x) >= binRatio*out[len(out)-1] {
			out = append(out, float64(x))
		}
	}
	return out
})

// perBin returns the share of the members in each bin of a sample of fractions.
func (c curve) perBin() plotter.XYs {
	var edges []float64
	for _, l := range c.at {
		if len(edges) == 0 || l.value >= binRatio*edges[len(edges)-1] {
			edges = append(edges, l.value)
		}
	}
	if len(edges) == 0 {
		return nil
	}
	edges = append(edges, edges[len(edges)-1]*math.Pow(10, 0.1))
	var out plotter.XYs
	for _, b := range c.bins(edges) {
		out = append(out, plotter.XY{X: math.Sqrt(b.lo * b.hi), Y: float64(b.count) / float64(c.members)})
	}
	return out
}
