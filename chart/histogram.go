package chart

import (
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Sample is a named distribution of whole numbers.
type Sample struct {
	Name string
	Tail
}

// Histogram shows long-tailed distributions in two panels side by side, on
// logarithmic axes: the number of members per value (Tail.PerValue), and the share
// of all members that have at least the value (Tail.Shares). Zeros cannot be shown
// on such axes; a note says how many there are.
type Histogram struct {
	Caption
	Samples []Sample // at most MaxSeries
	Axis    string   // what is measured, "likes"
	Members string   // whose value it is, "models"
}

func (h *Histogram) empty() bool {
	for _, s := range h.Samples {
		if s.Positive() > 0 {
			return false
		}
	}
	return true
}

func (h *Histogram) size() vg.Point { return h.panels().size() }

func (h *Histogram) draw(c draw.Canvas) { h.panels().draw(c) }

func (h *Histogram) panels() *Panels {
	left, right := Distribution(h.Axis, h.Members)
	out := &Panels{Width: width, Row: lineRow, Columns: 2, Panels: []*Panel{left, right}, Foot: h.note()}
	for i, s := range h.Samples {
		n := len(left.Series)
		Distribute(left, right, Looks[i], s.Tail)
		for _, at := range left.Series[n].Points {
			left.Series[n].Tips = append(left.Series[n].Tips, Number.Format(math.Round(at.X))+": "+Number.Format(at.Y))
		}
		out.Legend = append(out.Legend, Key{Label: s.Name, Look: Looks[i], Line: true, Mark: true})
	}
	return out
}

// Distribution returns two empty panels like those of a Histogram.
func Distribution(value, members string) (perValue, shares *Panel) {
	return &Panel{X: Axis{Label: value}, Y: Axis{Label: strings.TrimSpace(members + " per value")}},
		&Panel{X: Axis{Label: value}, Y: Axis{Label: "share with at least so many", Unit: Percent, All: true}}
}

// Distribute adds a sample to the panels of Distribution.
func Distribute(perValue, shares *Panel, look Look, t Tail) {
	perValue.Series = append(perValue.Series, Points{Look: look, Points: t.PerValue(), Marks: true})
	shares.Series = append(shares.Series, Points{Look: look, Points: t.Shares(), Line: true, Step: true})
}

// note says how many members have 0.
func (h *Histogram) note() string {
	var parts []string
	for _, s := range h.Samples {
		if zeros := s.Members - s.Positive(); zeros > 0 {
			part := Number.Format(float64(zeros)) + " of " + Number.Format(float64(s.Members))
			if s.Name == "" {
				part += " " + h.Members
			}
			parts = append(parts, strings.TrimSpace(named(s.Name, " ", part)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Not shown, as they have 0: " + strings.Join(parts, "; ") + "."
}
