package chart

import (
	"math"
	"strings"
)

// Count says how many members of a sample have a value, a whole number from 0
// on.
type Count struct {
	Value   int64
	Members int64
}

// Sample is a named distribution: its counts by rising value.
type Sample struct {
	Name   string
	Counts []Count
}

// Histogram shows distributions with long tails twice, side by side, on
// logarithmic axes: the number of members per value, and the share of all
// members that have at least the value. Left, values below 10 stand alone and
// larger ones share ten bins to a power of ten, with the mean over the values
// of the bin. Zeros have no place on such axes; a note says how many there are.
type Histogram struct {
	Title, Text string
	Samples     []Sample // at most MaxSeries
	Axis        string   // what is measured, "likes"
	Members     string   // whose it is, "models"
}

// Head returns the title and the text.
func (h *Histogram) Head() (title, text string) { return h.Title, h.Text }

func (h *Histogram) empty() bool {
	for _, s := range h.Samples {
		if s.above() > 0 {
			return false
		}
	}
	return true
}

func (s Sample) members() (n int64) {
	for _, c := range s.Counts {
		n += c.Members
	}
	return n
}

// above is the number of members with more than 0.
func (s Sample) above() (n int64) {
	for _, c := range s.Counts {
		if c.Value > 0 {
			n += c.Members
		}
	}
	return n
}

const noteLine = 18.0

func (h *Histogram) height() float64 {
	return legendHeight(len(h.Samples)) + 18 + plotHeight + axisNumber + axisName + noteLine
}

func (h *Histogram) draw(c *canvas, top float64) {
	var names []string
	for _, s := range h.Samples {
		names = append(names, s.Name)
	}
	legend(c, top, names, lines)
	top += legendHeight(len(h.Samples)) + 18
	half := (right - margin - 24) / 2
	perValue, share := make([][]point, len(h.Samples)), make([][]point, len(h.Samples))
	for i, s := range h.Samples {
		perValue[i], share[i] = s.perValue(), s.atLeast()
	}
	left := panel{from: margin, to: margin + half, top: top, x: h.Axis, y: strings.TrimSpace(h.Members + " per value")}
	left.draw(c, perValue, Number, true)
	over := panel{from: right - half, to: right, top: top, x: h.Axis, y: "share with at least so many"}
	over.draw(c, share, Percent, false)
	if note := h.note(); note != "" {
		style := lettering{size: noteSize, color: muted}
		c.text(margin, top+plotHeight+axisNumber+axisName+noteLine-4, style.cut(note, right-margin), style)
	}
}

// note says how many members have 0.
func (h *Histogram) note() string {
	var parts []string
	for _, s := range h.Samples {
		all := s.members()
		if zeros := all - s.above(); zeros > 0 {
			part := Number.Format(float64(zeros)) + " of " + Number.Format(float64(all))
			if s.Name != "" {
				part = s.Name + " " + part
			} else {
				part += " " + h.Members
			}
			parts = append(parts, strings.TrimSpace(part))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Not shown, as they have 0: " + strings.Join(parts, "; ") + "."
}

// steps are the lower ends of bins within a power of ten: the preferred numbers
// R10 of ISO 3.
var steps = [10]float64{1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8}

// edge returns the lower end of a bin of whole numbers.
func edge(i int) float64 {
	if i < 9 {
		return float64(i + 1)
	}
	i -= 9
	return math.Ceil(steps[i%10]*math.Pow10(1+i/10) - 1e-6)
}

// perValue returns the mean number of members per value of each bin that has
// some, at the geometric middle of its whole numbers.
func (s Sample) perValue() []point {
	var out []point
	bin, sum := 0, int64(0)
	flush := func() {
		if lo, hi := edge(bin), edge(bin+1); sum > 0 {
			out = append(out, point{math.Sqrt(lo * (hi - 1)), float64(sum) / (hi - lo)})
		}
		sum = 0
	}
	for _, c := range s.Counts {
		if c.Value <= 0 {
			continue
		}
		for float64(c.Value) >= edge(bin+1) {
			flush()
			bin++
		}
		sum += c.Members
	}
	flush()
	return out
}

// atLeast returns the complementary cumulative distribution at each value.
func (s Sample) atLeast() []point {
	var out []point
	all, left := float64(s.members()), s.above()
	for _, c := range s.Counts {
		if c.Value > 0 && c.Members > 0 {
			out = append(out, point{float64(c.Value), float64(left) / all})
			left -= c.Members
		}
	}
	return out
}
