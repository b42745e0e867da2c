package chart

import (
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot/plotter"
)

// r10 are the lower edges of bins within a power of ten: the preferred numbers R10
// of ISO 3.
var r10 = [10]string{"1", "1.25", "1.6", "2", "2.5", "3.15", "4", "5", "6.3", "8"}

// BinEdge returns the lower edge of a bin: there are ten bins per power of ten, bin
// 0 begins at 1, bin -10 at 0.1. The result is the float64 nearest to the decimal
// number.
func BinEdge(bin int) float64 {
	step := (bin%10 + 10) % 10
	x, err := strconv.ParseFloat(r10[step]+"e"+strconv.Itoa((bin-step)/10), 64)
	if err != nil { // beyond the range of float64
		return math.Inf(1)
	}
	return x
}

// WholeBinEdge returns the lower edge of a bin of whole numbers: values below 10
// have a bin each, from bin 0, which holds 1; larger ones share ten per power of
// ten.
func WholeBinEdge(bin int) float64 {
	if bin < 9 {
		return float64(bin + 1)
	}
	return math.Ceil(BinEdge(bin + 1))
}

// Tail is the complementary cumulative distribution of a sample: how many of its
// members have at least each of some values above 0.
type Tail struct {
	Members int     // size of the sample, including members with 0
	Levels  []Level // by rising value; counts fall
}

// Count says how many members of a sample have a value, a whole number from 0 up.
type Count struct {
	Value   int64
	Members int
}

// TailOf returns the tail of a sample of whole numbers, given by rising value.
func TailOf(counts []Count) (t Tail) {
	for _, c := range counts {
		t.Members += c.Members
	}
	left := t.Members
	for _, c := range counts {
		if c.Members > 0 {
			t.Add(float64(c.Value), left)
		}
		left -= c.Members
	}
	return t
}

// Level is a value with the number of members that have at least that value.
type Level struct {
	Value float64
	Count int
}

// Add adds a level. It ignores a level whose value is not above 0 and the previous
// one, or whose count is not above 0 or rises.
func (t *Tail) Add(value float64, count int) {
	last := Level{0, t.Members}
	if n := len(t.Levels); n > 0 {
		last = t.Levels[n-1]
	}
	if value > last.Value && !math.IsInf(value, 0) && count > 0 && count <= last.Count {
		t.Levels = append(t.Levels, Level{value, count})
	}
}

// Positive is the number of members above 0.
func (t Tail) Positive() int {
	if len(t.Levels) == 0 {
		return 0
	}
	return t.Levels[0].Count
}

// Shares returns, for each level, the share of members that have at least its value.
func (t Tail) Shares() plotter.XYs {
	out := make(plotter.XYs, len(t.Levels))
	for i, l := range t.Levels {
		out[i] = plotter.XY{X: l.Value, Y: float64(l.Count) / float64(t.Members)}
	}
	return out
}

// AtLeast is the number of members with at least x, as far as the levels tell.
func (t Tail) AtLeast(x float64) int {
	i, _ := slices.BinarySearchFunc(t.Levels, x*(1-1e-9), func(l Level, x float64) int {
		if l.Value < x {
			return -1
		}
		return 1
	})
	if i == len(t.Levels) {
		return 0
	}
	return t.Levels[i].Count
}

// bins calls f for each bin that has members, beginning at the given one.
func (t Tail) bins(first int, edge func(int) float64, f func(lo, hi float64, members int)) {
	for bin := first; t.AtLeast(edge(bin)) > 0; bin++ {
		lo, hi := edge(bin), edge(bin+1)
		if n := t.AtLeast(lo) - t.AtLeast(hi); n > 0 && lo > 0 && !math.IsInf(hi, 0) {
			f(lo, hi, n)
		}
	}
}

// PerValue returns, for a sample of whole numbers, how many members have each value:
// the average over the values of each WholeBinEdge bin, at their geometric middle.
func (t Tail) PerValue() (out plotter.XYs) {
	t.bins(0, WholeBinEdge, func(lo, hi float64, members int) {
		out = append(out, plotter.XY{X: math.Sqrt(lo * (hi - 1)), Y: float64(members) / (hi - lo)})
	})
	return out
}

// PerBin returns the share of the members in each BinEdge bin, at its geometric
// middle.
func (t Tail) PerBin() (out plotter.XYs) {
	if len(t.Levels) == 0 {
		return nil
	}
	first := 10 * decade(t.Levels[0].Value, math.Floor)
	t.bins(first, BinEdge, func(lo, hi float64, members int) {
		out = append(out, plotter.XY{X: math.Sqrt(lo * hi), Y: float64(members) / float64(t.Members)})
	})
	return out
}
