package chart

import (
	"math"

	"gonum.org/v1/plot"
)

// axis maps values to pixels.
type axis struct {
	lo, hi   float64 // values
	from, to float64 // pixels
	log      bool
	unit     Unit
}

// at returns the pixel of a value.
func (a axis) at(x float64) float64 {
	lo, hi := a.lo, a.hi
	if a.log {
		lo, hi, x = math.Log10(lo), math.Log10(hi), math.Log10(x)
	}
	if hi == lo {
		return (a.from + a.to) / 2
	}
	return a.from + (x-lo)/(hi-lo)*(a.to-a.from)
}

// tick is a labelled place on an axis.
type tick struct {
	value float64
	label string
}

// ticks returns at most so many labelled ticks, in rising order.
func (a axis) ticks(most int) []tick {
	if a.log {
		return a.decades(most)
	}
	var out []tick
	for _, t := range (plot.DefaultTicks{}).Ticks(a.lo, a.hi) {
		if !t.IsMinor() && t.Value >= a.lo-1e-9 && t.Value <= a.hi+1e-9 {
			if math.Abs(t.Value) < 1e-12 {
				t.Value = 0
			}
			out = append(out, tick{t.Value, a.unit.short(t.Value)})
		}
	}
	for len(out) > most {
		out = everySecond(out)
	}
	return out
}

func everySecond(ticks []tick) []tick {
	var out []tick
	for i := 0; i < len(ticks); i += 2 {
		out = append(out, ticks[i])
	}
	return out
}

// decades are the ticks of a logarithmic axis: powers of ten, and 2 and 5 times
// these where there are few.
func (a axis) decades(most int) []tick {
	first, last := int(math.Floor(math.Log10(a.lo)+1e-9)), int(math.Ceil(math.Log10(a.hi)-1e-9))
	factors := []float64{1}
	if a.hi/a.lo < 100 {
		factors = []float64{1, 2, 5}
	}
	step := 1
	for (last-first)/step+1 > most {
		step++
	}
	var out []tick
	for e := first; e <= last; e += step {
		for _, f := range factors {
			if x := f * math.Pow10(e); x >= a.lo*0.999 && x <= a.hi*1.001 {
				out = append(out, tick{x, a.unit.short(x)})
			}
		}
	}
	return out
}

// nice widens a linear range to zero where it is near, and gives room above.
func nice(lo, hi float64) (float64, float64) {
	if lo > 0 {
		lo = 0
	}
	if hi < 0 {
		hi = 0
	}
	if lo == hi {
		hi = lo + 1
	}
	room := (hi - lo) * 0.04
	if lo < 0 {
		lo -= room
	}
	return lo, hi + room
}
