package chart

import (
	"math"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// decades are the ticks of a logarithmic axis: at each power of ten, with minor
// ticks between when there are few, and no more labels than have room. An axis
// shorter than two decades has labels at 1, 2, 5, 10, 20, 50.
type decades struct {
	unit   Unit
	labels int // at most this many
}

// Ticks returns the ticks between lo and hi, which are above 0.
func (d decades) Ticks(lo, hi float64) []plot.Tick {
	from, to := decade(lo, math.Ceil), decade(hi, math.Floor)
	short, step := to-from < 2, 1
	for (to-from)/step+1 > d.labels {
		step++
	}
	if short && d.unit == Power && lo >= 0.0005 {
		d.unit = Number
	}
	var ticks []plot.Tick
	for k := decade(lo, math.Floor); k <= to; k++ {
		for m := 1.0; m < 10; m++ {
			t := plot.Tick{Value: m * math.Pow10(k)}
			if t.Value < lo*(1-1e-9) || t.Value > hi*(1+1e-9) || m > 1 && to-from > 5 {
				continue
			}
			if short && (m == 1 || m == 2 || m == 5) || !short && m == 1 && k%step == 0 {
				t.Label = d.unit.short(t.Value)
			}
			ticks = append(ticks, t)
		}
	}
	return ticks
}

// decade returns the power of ten of x, rounded; a power itself is not rounded.
func decade(x float64, round func(float64) float64) int {
	e := math.Log10(x)
	if n := math.Round(e); math.Abs(e-n) < 1e-9 {
		return int(n)
	}
	return int(round(e))
}

// even are the ticks of a linear axis, all labelled.
type even struct {
	unit   Unit
	labels int // at most this many
}

// Ticks returns the ticks between lo and hi.
func (e even) Ticks(lo, hi float64) []plot.Tick {
	var out []plot.Tick
	for _, t := range (plot.DefaultTicks{}).Ticks(lo, hi) {
		if t.IsMinor() || t.Value < lo-1e-9 || t.Value > hi+1e-9 {
			continue
		}
		if math.Abs(t.Value) < 1e-12 {
			t.Value = 0
		}
		if t.Label = e.unit.short(t.Value); e.unit == Number && math.Abs(t.Value) >= 1e3 && math.Abs(t.Value) < 1e4 {
			t.Label = minus(strconv.FormatFloat(t.Value, 'f', -1, 64)) // years
		}
		out = append(out, t)
	}
	for len(out) > e.labels {
		for i := range (len(out) + 1) / 2 {
			out[i] = out[2*i]
		}
		out = out[:(len(out)+1)/2]
	}
	return out
}

// places are the ticks of an axis of names, at 0, 1, 2 and so on, labelled where
// there is room.
type places struct {
	names []string
	width vg.Length // of the axis
	style text.Style
}

// Ticks returns the ticks between lo and hi.
func (p places) Ticks(lo, hi float64) []plot.Tick {
	const most = vg.Length(90)
	step := 1 + int((widest(p.style, most, p.names)+8)*vg.Length(len(p.names))/p.width)
	out := make([]plot.Tick, 0, len(p.names))
	for i := 0; i < len(p.names); i += step {
		out = append(out, plot.Tick{Value: float64(i), Label: cut(p.style, p.names[i], most)})
	}
	return out
}
