package figures

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// axis is a logarithmic axis.
type axis struct {
	label string
	unit  unit
}

// panel is one diagram with two logarithmic axes.
type panel struct {
	title  string // over the diagram; "" for none
	x, y   axis
	series []series
	yRange [2]float64 // zero for that of the series
	toAll  bool       // the vertical axis reaches 100%
}

// series is a named set of points.
type series struct {
	look   look
	points plotter.XYs
	marks  bool // as marks, else as a line
}

// empty reports whether there is nothing to draw.
func (p *panel) empty() bool {
	for _, s := range p.series {
		if len(s.points) > 0 {
			return false
		}
	}
	return true
}

// extent returns the least and the greatest x and y of all points.
func (p *panel) extent() (x, y [2]float64) {
	x, y = [2]float64{math.Inf(1), math.Inf(-1)}, [2]float64{math.Inf(1), math.Inf(-1)}
	for _, s := range p.series {
		for _, at := range s.points {
			x[0], x[1] = min(x[0], at.X), max(x[1], at.X)
			y[0], y[1] = min(y[0], at.Y), max(y[1], at.Y)
		}
	}
	return x, y
}

// plot sets the panel up.
func (p *panel) plot() *plot.Plot {
	out := plot.New()
	out.BackgroundColor = nil
	out.TextHandler = handler
	p.axes(out)
	if p.empty() {
		out.X.Tick.Marker, out.Y.Tick.Marker = plot.ConstantTicks{}, plot.ConstantTicks{}
		out.Add(nothing{})
		return out
	}
	out.Add(grid{})
	for _, s := range p.series {
		if len(s.points) == 0 {
			continue
		}
		if s.marks {
			out.Add(points{s.points, s.look})
		} else {
			out.Add(line{s.points, s.look})
		}
	}
	x, y := p.extent()
	if p.yRange != [2]float64{} {
		y = p.yRange
	}
	if p.toAll {
		y[1] = 1
	}
	out.X.Min, out.X.Max = widen(x, 1.15)
	out.Y.Min, out.Y.Max = widen(y, 1.3)
	if over := out.Y.Max / 1.3; p.y.unit == share && over > 1 {
		out.Y.Min, out.Y.Max = out.Y.Min/over, 1.3 // there is no share above 100%
	}
	return out
}

// widen leaves some room at both ends, and at least a factor of four.
func widen(r [2]float64, factor float64) (lo, hi float64) {
	lo, hi = r[0]/factor, r[1]*factor
	if short := 4 * lo / hi; short > 1 {
		lo, hi = lo/math.Sqrt(short), hi*math.Sqrt(short)
	}
	return lo, hi
}

// axes sets both axes up, without their labels: gonum/plot keeps room for them
// at the wrong place of a logarithmic axis, so sheet draws them.
func (p *panel) axes(out *plot.Plot) {
	for _, a := range []struct {
		*plot.Axis
		ticks decades
	}{{&out.X, decades{p.x.unit, 5}}, {&out.Y, decades{p.y.unit, 7}}} {
		a.Min, a.Max = 1, 10
		a.Scale = plot.LogScale{}
		a.Tick.Marker = a.ticks
		a.Padding = 0
		a.LineStyle = draw.LineStyle{Color: muted, Width: 0.6}
		a.Tick.LineStyle = draw.LineStyle{Color: muted, Width: 0.5}
		a.Tick.Length = 3.5
	}
	out.X.Tick.Label = write(7.5, muted, text.XCenter, text.YTop)
	out.Y.Tick.Label = write(7.5, muted, text.XRight, text.YCenter)
}

// grid draws a line at each labelled tick.
type grid struct{}

// Plot draws the lines.
func (grid) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	style := draw.LineStyle{Color: rule, Width: 0.6}
	for _, t := range p.X.Tick.Marker.Ticks(p.X.Min, p.X.Max) {
		if at := x(t.Value); !t.IsMinor() && c.ContainsX(at) {
			c.StrokeLine2(style, at, c.Min.Y, at, c.Max.Y)
		}
	}
	for _, t := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
		if at := y(t.Value); !t.IsMinor() && c.ContainsY(at) {
			c.StrokeLine2(style, c.Min.X, at, c.Max.X, at)
		}
	}
}

// nothing says in place of points that there are none.
type nothing struct{}

// Plot writes it in the middle.
func (nothing) Plot(c draw.Canvas, _ *plot.Plot) {
	c.FillText(write(9, muted, text.XCenter, text.YCenter), vg.Point{X: c.Center().X, Y: c.Center().Y}, "nothing to show")
}
