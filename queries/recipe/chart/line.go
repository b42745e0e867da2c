package chart

import (
	"fmt"
	"math"
)

// Line joins the values of each series. The places on the horizontal axis are
// numbers, or labels in their order where X is nil.
type Line struct {
	Title, Text  string
	X            []float64 // rising
	Labels       []string  // where X is nil
	Series       []Series  // at most MaxSeries, as long as X or Labels
	XAxis, YAxis string
	Unit         Unit
}

// Head returns the title and the text.
func (l *Line) Head() (title, text string) { return l.Title, l.Text }

func (l *Line) places() int { return max(len(l.X), len(l.Labels)) }

func (l *Line) empty() bool { return l.places() == 0 || len(l.Series) == 0 }

const (
	plotHeight = 250.0
	axisNumber = 18.0 // under the plot, for numbers
	axisName   = 18.0 // and for the name of the axis
)

func (l *Line) height() float64 {
	return legendHeight(len(l.Series)) + 18 + plotHeight + axisNumber + axisName
}

func (l *Line) draw(c *canvas, top float64) {
	y := axis{unit: l.Unit}
	for _, s := range l.Series {
		for _, v := range s.Values {
			if !math.IsNaN(v) {
				y.lo, y.hi = min(y.lo, v), max(y.hi, v)
			}
		}
	}
	y.lo, y.hi = nice(y.lo, y.hi)
	var names []string
	for _, s := range l.Series {
		names = append(names, s.Name)
	}
	legend(c, top, names, lines)
	top += legendHeight(len(l.Series)) + 18
	y.from, y.to = top+plotHeight, top
	left := l.yAxis(c, y, top)
	x := l.xAxis(c, axis{from: left + 8, to: right - 12}, top+plotHeight)
	for i, s := range l.Series {
		l.series(c, i, s, x, y)
	}
}

// yAxis draws the grid and returns where the plot begins.
func (l *Line) yAxis(c *canvas, y axis, top float64) (left float64) {
	style := lettering{size: smallSize, color: muted, anchor: end}
	ticks := y.ticks(7)
	for _, t := range ticks {
		left = max(left, style.width(t.label))
	}
	left += margin + 8
	for _, t := range ticks {
		at := y.at(t.value)
		c.stroke(left, at, right, at, paint{line: rule})
		c.text(left-6, at+4, t.label, style)
	}
	style.anchor = start
	c.text(margin, top-8, style.cut(l.YAxis, right-margin), style)
	return left
}

// xAxis draws the labels that have room.
func (l *Line) xAxis(c *canvas, x axis, bottom float64) axis {
	style := lettering{size: smallSize, color: muted, anchor: middle}
	c.stroke(x.from-8, bottom, right, bottom, paint{line: muted})
	ticks := l.xTicks(&x)
	free := math.Inf(-1)
	for _, t := range ticks {
		at, half := x.at(t.value), style.width(t.label)/2
		c.stroke(at, bottom, at, bottom+4, paint{line: muted})
		if at-half < free || at+half > Width {
			continue
		}
		c.text(at, bottom+axisNumber-2, t.label, style)
		free = at + half + 10
	}
	c.text((x.from+x.to)/2, bottom+axisNumber+axisName-4, style.cut(l.XAxis, right-margin), style)
	return x
}

func (l *Line) xTicks(x *axis) []tick {
	if l.X != nil {
		x.lo, x.hi = l.X[0], l.X[len(l.X)-1]
		return x.ticks(12)
	}
	x.lo, x.hi = 0, float64(max(1, len(l.Labels)-1))
	style := lettering{size: smallSize}
	most, widest := 120.0, 0.0
	for _, s := range l.Labels {
		widest = max(widest, min(style.width(oneLine(s)), most))
	}
	step := 1 + int((widest+10)*float64(len(l.Labels))/(x.to-x.from))
	var out []tick
	for i := 0; i < len(l.Labels); i += step {
		out = append(out, tick{float64(i), style.cut(l.Labels[i], most)})
	}
	return out
}

// series draws one line, with marks where they have room.
func (l *Line) series(c *canvas, i int, s Series, x, y axis) {
	points := make([]point, l.places())
	for k := range points {
		value, label := float64(k), ""
		if l.X != nil {
			value = l.X[k]
			label = Number.Format(value)
		} else {
			label = l.Labels[k]
		}
		points[k] = point{x.at(value), y.at(s.Values[k])}
		if !math.IsNaN(s.Values[k]) && len(points) <= 90 {
			tip := fmt.Sprintf("%s: %s", label, l.Unit.Format(s.Values[k]))
			if s.Name != "" {
				tip = s.Name + ", " + tip
			}
			drawMark(c, i, points[k].x, points[k].y, 2.4, oneLine(tip))
		}
	}
	c.polyline(points, paint{line: seriesColors[i], width: 1.6, dashes: dashes[i]})
}
