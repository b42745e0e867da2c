package figures

import (
	"math"
	"strconv"

	"gonum.org/v1/plot"
)

// unit says how the numbers on an axis are written.
type unit uint8

const (
	count  unit = iota // 1, 10, 100, 1k, 10k, 1M
	share              // 100%, 10%, 1%
	powers             // 10^-5
)

// decades are the ticks of a logarithmic axis: at each power of ten, with small
// ones between where there are few, and so few labels that they have room.
type decades struct {
	unit   unit
	labels int // at most so many
}

// Ticks returns the ticks between lo and hi, which are above 0.
func (d decades) Ticks(lo, hi float64) []plot.Tick {
	from, to := decade(lo, math.Ceil), decade(hi, math.Floor)
	if to-from < 2 {
		return d.close(lo, hi)
	}
	step := 1
	for (to-from)/step+1 > d.labels {
		step++
	}
	var ticks []plot.Tick
	for k := from - 1; k <= to; k++ {
		t := plot.Tick{Value: math.Pow10(k)}
		if k >= from {
			if k%step == 0 {
				t.Label = d.unit.label(t.Value)
			}
			ticks = append(ticks, t)
		}
		if to-from <= 5 {
			ticks = append(ticks, between(k, lo, hi)...)
		}
	}
	return ticks
}

// close are the ticks of an axis shorter than two decades: 1, 2, 5, 10, 20, 50.
func (d decades) close(lo, hi float64) []plot.Tick {
	if d.unit == powers && lo >= 0.0005 {
		d.unit = count
	}
	var ticks []plot.Tick
	for k := decade(lo, math.Floor); k <= decade(hi, math.Floor); k++ {
		if x := math.Pow10(k); x >= lo && x <= hi {
			ticks = append(ticks, plot.Tick{Value: x, Label: d.unit.label(x)})
		}
		for _, t := range between(k, lo, hi) {
			if m := math.Round(t.Value / math.Pow10(k)); m == 2 || m == 5 {
				t.Label = d.unit.label(t.Value)
			}
			ticks = append(ticks, t)
		}
	}
	return ticks
}

// between returns unlabelled ticks at 2 to 9 times 10^k.
func between(k int, lo, hi float64) []plot.Tick {
	var ticks []plot.Tick
	for m := 2.0; m < 10; m++ {
		if x := m * math.Pow10(k); x >= lo && x <= hi {
			ticks = append(ticks, plot.Tick{Value: x})
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

// label writes a power of ten or a small multiple of it.
func (u unit) label(x float64) string {
	switch {
	case u == share && x >= 9e-6:
		return strconv.FormatFloat(x*100, 'g', 3, 64) + "%"
	case u == count && x >= 999_999_999:
		return strconv.FormatFloat(x/1e9, 'g', 3, 64) + "G"
	case u == count && x >= 999_999:
		return strconv.FormatFloat(x/1e6, 'g', 3, 64) + "M"
	case u == count && x >= 999:
		return strconv.FormatFloat(x/1e3, 'g', 3, 64) + "k"
	case u == count && x >= 0.0009, x >= 0.09:
		return strconv.FormatFloat(x, 'g', 3, 64)
	}
	e := decade(x, math.Floor)
	power := "10^" + minus(e)
	if m := math.Round(x / math.Pow10(e)); m > 1 {
		return strconv.FormatFloat(m, 'f', 0, 64) + "×" + power
	}
	return power
}

// minus writes a whole number with an en dash for a minus, which every font and format has.
func minus(n int) string {
	if n < 0 {
		return "–" + strconv.Itoa(-n)
	}
	return strconv.Itoa(n)
}
