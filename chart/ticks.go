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
	var ticks []plot.Tick
	var labelled []int
	for k := decade(lo, math.Floor); k <= to; k++ {
		for m := 1.0; m < 10; m++ {
			t := plot.Tick{Value: m * math.Pow10(k)}
			if t.Value < lo*(1-1e-9) || t.Value > hi*(1+1e-9) || m > 1 && to-from > 5 {
				continue
			}
			if short && (m == 1 || m == 2 || m == 5) || !short && m == 1 && k%step == 0 {
				labelled = append(labelled, len(ticks))
			}
			ticks = append(ticks, t)
		}
	}
	if len(labelled) > 0 {
		write := d.unit.notation(ticks[labelled[0]].Value, ticks[labelled[len(labelled)-1]].Value)
		for _, i := range labelled {
			ticks[i].Label = minus(write(ticks[i].Value))
		}
	}
	return ticks
}

// notation returns how the numbers of a logarithmic axis are written: all alike, as
// shares in percent, as decimal numbers where they are short, or else as powers of
// ten.
func (u Unit) notation(lo, hi float64) func(float64) string {
	switch {
	case u == Percent && lo >= 9e-6:
		return func(x float64) string { return strconv.FormatFloat(x*100, 'g', 4, 64) + "%" }
	case u != Percent && lo >= 0.0009 && hi <= 10000*(1+1e-9):
		return func(x float64) string { return grouped(strconv.FormatFloat(math.Round(x*1e4)/1e4, 'f', -1, 64)) }
	}
	return power
}

// power writes a number with one digit as a power of ten.
func power(x float64) string {
	e := decade(x, math.Floor)
	text := "10^" + strconv.Itoa(e)
	if m := math.Round(x / math.Pow10(e)); m != 1 {
		text = strconv.FormatFloat(m, 'f', 0, 64) + "×" + text
	}
	return text
}

// decade returns the power of ten of x, rounded; a power itself is not rounded.
func decade(x float64, round func(float64) float64) int {
	e := math.Log10(x)
	if n := math.Round(e); math.Abs(e-n) < 1e-9 {
		return int(n)
	}
	return int(round(e))
}

// even are the ticks of a linear axis, all labelled: at multiples of 1, 2 or 5 times a
// power of ten.
type even struct {
	unit   Unit
	labels int  // at most this many
	whole  bool // only at whole numbers
}

// step is the distance of the ticks between lo and hi.
func (e even) step(lo, hi float64) float64 {
	k := decade((hi-lo)/float64(e.labels), math.Floor)
	for ; ; k++ {
		for _, m := range []float64{1, 2, 5} {
			step := m * math.Pow10(k)
			if (!e.whole || step >= 1) && math.Floor(hi/step+1e-9)-math.Ceil(lo/step-1e-9)+1 <= float64(e.labels) {
				return step
			}
		}
	}
}

// round widens a range to ticks at both ends.
func (e even) round(lo, hi float64) (float64, float64) {
	for range 3 { // a wider range may take a wider step
		step := e.step(lo, hi)
		lo, hi = math.Floor(lo/step+1e-9)*step, math.Ceil(hi/step-1e-9)*step
	}
	return lo, hi
}

// Ticks returns the ticks between lo and hi.
func (e even) Ticks(lo, hi float64) []plot.Tick {
	step := e.step(lo, hi)
	first, last := math.Ceil(lo/step-1e-9), math.Floor(hi/step+1e-9)
	write := e.unit.short
	if most := max(math.Abs(first), math.Abs(last)) * step; e.unit != Percent && most < 1e4 && step >= 0.001 {
		write = func(x float64) string { return minus(strconv.FormatFloat(x, 'f', -1, 64)) } // years, too
	}
	var out []plot.Tick
	for i := first; i <= last; i++ {
		value := i*step + 0 // no -0
		if step < 1 {
			value = math.Round(value*1e12) / 1e12 // 3 × 0.1 is 0.3
		}
		out = append(out, plot.Tick{Value: value, Label: write(value)})
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
	last := len(p.names) - 1
	for i := 0; i <= last; i++ {
		if i == last || i%step == 0 && i+step <= last { // both ends have one, and no two touch
			out = append(out, plot.Tick{Value: float64(i), Label: cut(p.style, p.names[i], most)})
		}
	}
	return out
}
