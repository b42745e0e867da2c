package chart

import (
	"math"
)

// panel is a diagram with two logarithmic axes.
type panel struct {
	from, to, top float64
	x, y          string
}

// draw draws a series of points for each sample, as marks or as lines.
func (p panel) draw(c *canvas, series [][]point, unit Unit, marks bool) {
	x, y := axis{log: true}, axis{log: true, unit: unit}
	x.lo, x.hi = extent(series, func(at point) float64 { return at.x })
	y.lo, y.hi = extent(series, func(at point) float64 { return at.y })
	if unit == Percent {
		y.hi = 1
	}
	x.lo, x.hi = roomy(x.lo, x.hi, 1.15)
	y.lo, y.hi = roomy(y.lo, y.hi, 1.3)
	if unit == Percent {
		y.hi = 1.12 // no share is above 100 %
	}
	y.from, y.to = p.top+plotHeight, p.top
	left := p.grid(c, y)
	x.from, x.to = left, p.to
	p.numbers(c, x)
	for i, points := range series {
		placed := make([]point, len(points))
		for k, at := range points {
			placed[k] = point{x.at(at.x), y.at(at.y)}
		}
		if marks || len(points) == 1 {
			for k, at := range placed {
				drawMark(c, i, at.x, at.y, 2.8, Number.Format(math.Round(points[k].x))+": "+unit.Format(points[k].y))
			}
			continue
		}
		c.polyline(thin(placed), paint{line: seriesColors[i], width: 1.6, dashes: dashes[i]})
	}
}

// thin leaves out points that fall on the same pixel as the one before, but the
// last one.
func thin(points []point) []point {
	var out []point
	for i, at := range points {
		if n := len(out); n == 0 || i == len(points)-1 || math.Abs(at.x-out[n-1].x)+math.Abs(at.y-out[n-1].y) >= 0.5 {
			out = append(out, at)
		}
	}
	return out
}

// grid draws the vertical axis and returns where the plot begins.
func (p panel) grid(c *canvas, y axis) (left float64) {
	style := lettering{size: smallSize, color: muted, anchor: end}
	ticks := y.ticks(7)
	for _, t := range ticks {
		left = max(left, style.width(t.label))
	}
	left += p.from + 8
	for _, t := range ticks {
		at := y.at(t.value)
		c.stroke(left, at, p.to, at, paint{line: rule})
		c.text(left-6, at+4, t.label, style)
	}
	style.anchor = start
	c.text(p.from, p.top-8, style.cut(p.y, p.to-p.from), style)
	return left
}

// numbers draws the horizontal axis.
func (p panel) numbers(c *canvas, x axis) {
	style := lettering{size: smallSize, color: muted, anchor: middle}
	bottom := p.top + plotHeight
	c.stroke(x.from, bottom, x.to, bottom, paint{line: muted})
	for _, t := range x.ticks(7) {
		at := x.at(t.value)
		c.stroke(at, bottom, at, bottom+4, paint{line: muted})
		c.text(at, bottom+axisNumber-2, t.label, style)
	}
	c.text((x.from+x.to)/2, bottom+axisNumber+axisName-4, style.cut(p.x, p.to-p.from), style)
}

// extent returns the least and the greatest coordinate, 1 to 10 of nothing.
func extent(series [][]point, of func(point) float64) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, points := range series {
		for _, at := range points {
			lo, hi = min(lo, of(at)), max(hi, of(at))
		}
	}
	if lo > hi {
		return 1, 10
	}
	return lo, hi
}

// roomy leaves a factor of room at both ends, and at least a factor of four
// between them.
func roomy(lo, hi, factor float64) (float64, float64) {
	lo, hi = lo/factor, hi*factor
	if short := 4 * lo / hi; short > 1 {
		lo, hi = lo/math.Sqrt(short), hi*math.Sqrt(short)
	}
	return lo, hi
}
