package chart

import (
	"math"
	"strings"
	"time"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Series is a named list of values, NaN where one is missing.
type Series struct {
	Name   string
	Values []float64
}

// Line joins the values of each series. The positions on the horizontal axis are
// numbers, dates, or, where both are nil, labels in order. Labels that are all months, such as
// 2023-04, lie as far apart as they are in time: a month that is not there has 0, and
// what lies far from the rest or after Until is counted below the picture instead.
type Line struct {
	Caption
	X            []float64   // rising, or nil
	Dates        []time.Time // rising, or nil; as far apart as they are in time
	Labels       []string    // used where X and Dates are nil
	Series       []Series    // at most MaxSeries, as long as X, Dates or Labels
	XAxis, YAxis string
	Unit         Unit
	Until        time.Time // when the data end, so that a part of a month is drawn as such; zero if unknown
}

const lineRow = vg.Length(215)

func (l *Line) places() int { return max(len(l.X), len(l.Dates), len(l.Labels)) }

func (l *Line) empty() bool { return l.places() == 0 || len(l.Series) == 0 }

func (l *Line) size() vg.Point { return l.panels().size() }

func (l *Line) draw(c draw.Canvas) { l.panels().draw(c) }

func (l *Line) panels() *Panels {
	full, notes, partial := l.overMonths()
	if full != nil {
		l = full
	}
	p := &Panel{X: Axis{Label: l.XAxis, Linear: true, Whole: whole(l.X), Dates: l.Dates != nil}, Y: Axis{Label: l.YAxis, Unit: l.Unit, Linear: true, Whole: l.Unit == Number}}
	if l.X == nil && l.Dates == nil {
		p.X.Names = l.Labels
	}
	out := &Panels{Width: width, Row: lineRow, Columns: 1, Panels: []*Panel{p}, Foot: strings.Join(notes, " ")}
	for i, s := range l.Series {
		points := Points{Look: Looks[i], Line: true, Marks: l.places() <= 90, Part: partial} // no room for more marks
		p.Y.Whole = p.Y.Whole && whole(s.Values)
		for k, v := range s.Values {
			at, label := l.place(k)
			if math.IsInf(v, 0) {
				v = math.NaN()
			}
			points.Points = append(points.Points, plotter.XY{X: at, Y: v})
			points.Tips = append(points.Tips, named(s.Name, ", ", label+": "+l.Unit.Format(v)))
		}
		p.Series = append(p.Series, points)
		out.Legend = append(out.Legend, Key{Label: s.Name, Look: Looks[i], Line: true, Mark: true})
	}
	return out
}

// place is where the values of a number stand, and what that is called.
func (l *Line) place(k int) (at float64, label string) {
	switch {
	case l.X != nil:
		return l.X[k], Number.Format(l.X[k])
	case l.Dates != nil:
		return dayOf(l.Dates[k]), l.Dates[k].UTC().Format(time.DateOnly)
	}
	return float64(k), l.Labels[k]
}

// whole reports whether all numbers are whole, as counts are.
func whole(values []float64) bool {
	for _, v := range values {
		if v != math.Trunc(v) && !math.IsNaN(v) {
			return false
		}
	}
	return true
}

// named puts a name, if there is one, before a text.
func named(name, separator, text string) string {
	if name == "" {
		return text
	}
	return name + separator + text
}
