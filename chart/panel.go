package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Panel is one diagram of Panels, with two axes.
type Panel struct {
	Title  string // above the diagram; "" for none
	X, Y   Axis
	Series []Points

	yRange [2]float64 // zero for the range of the series
}

// Axis is an axis, logarithmic unless it is Linear.
type Axis struct {
	Label  string
	Unit   Unit
	All    bool     // a vertical axis of shares reaches 100%
	Linear bool     // a vertical one then includes 0
	Whole  bool     // a linear axis with labels at whole numbers only
	Names  []string // at the positions 0, 1, 2 and so on of a linear axis
	Dates  bool     // a linear, horizontal axis of days since 1970, labelled at the beginning of months or years
}

// Points is a series of a Panel. A NaN as y leaves a gap in its line; on logarithmic
// axes all coordinates must be above 0.
type Points struct {
	Look        Look
	Points      plotter.XYs
	Line, Marks bool
	Step        bool     // the line is level up to each point, as a count of those with at least x is
	Part        bool     // the last point stands for a part of a span: it is hollow, its line fine
	Tips        []string // tooltips of the marks; nil for none
}

// empty reports whether there is nothing to draw.
func (p *Panel) empty() bool {
	for _, s := range p.Series {
		if len(s.Points) > 0 {
			return false
		}
	}
	return true
}

// extent returns the smallest and the largest x and y of all points.
func (p *Panel) extent() (x, y [2]float64) {
	x, y = [2]float64{math.Inf(1), math.Inf(-1)}, [2]float64{math.Inf(1), math.Inf(-1)}
	for _, s := range p.Series {
		for _, at := range s.Points {
			x[0], x[1] = min(x[0], at.X), max(x[1], at.X)
			if !math.IsNaN(at.Y) {
				y[0], y[1] = min(y[0], at.Y), max(y[1], at.Y)
			}
		}
	}
	return x, y
}

// plot sets the panel up for a canvas of the given width.
func (p *Panel) plot(width vg.Length) *plot.Plot {
	out := plot.New()
	out.BackgroundColor = nil
	numbers := superscripts{plain{text.Plain{Fonts: fonts}}}
	out.TextHandler = numbers
	out.X.Tick.Label, out.Y.Tick.Label = write(7.5, Muted, text.XCenter, text.YTop), write(7.5, Muted, text.XRight, text.YCenter)
	if out.Y.Tick.Label.Handler = numbers; p.X.Names == nil {
		out.X.Tick.Label.Handler = numbers
	}
	p.X.set(&out.X, 5+int(width/200))
	p.Y.set(&out.Y, verticalLabels)
	if p.empty() {
		out.X.Tick.Marker, out.Y.Tick.Marker = plot.ConstantTicks{}, plot.ConstantTicks{}
		out.Add(nothing{})
		return out
	}
	if p.X.Names != nil {
		out.X.Tick.Marker = places{p.X.Names, width - 60, out.X.Tick.Label}
	}
	if p.X.Dates {
		out.X.Tick.Marker = calendar{5 + int(width/200)}
	}
	out.Add(grid{vertical: !p.X.Linear})
	for _, s := range p.Series {
		out.Add(s)
	}
	x, y := p.extent()
	if p.yRange != [2]float64{} {
		y = p.yRange
	}
	out.X.Min, out.X.Max = widen(x, 1.15)
	if p.X.Linear {
		if p.X.Names == nil && !p.X.Dates && x[0] < x[1] {
			x[0], x[1] = p.X.even(5+int(width/200)).round(x[0], x[1])
		}
		room := (x[1] - x[0]) * 0.015
		if room == 0 {
			room = 0.5
		}
		out.X.Min, out.X.Max = x[0]-room, x[1]+room
	}
	out.Y.Min, out.Y.Max = p.Y.vertical(y)
	return out
}

// set sets an axis up without its label, which Panels draws: gonum/plot leaves room
// for it in the wrong place on a logarithmic axis.
func (a Axis) set(to *plot.Axis, labels int) {
	to.Min, to.Max = 1, 10
	if to.Tick.Marker = (decades{a.Unit, labels}); a.Linear {
		to.Tick.Marker = a.even(labels)
	} else {
		to.Scale = plot.LogScale{}
	}
	to.Padding = 0
	to.LineStyle = draw.LineStyle{Color: Muted, Width: 0.6}
	to.Tick.LineStyle = draw.LineStyle{Color: Muted, Width: 0.5}
	to.Tick.Length = 3.5
}

// even are the ticks of a linear axis.
func (a Axis) even(labels int) even { return even{a.Unit, labels, a.Whole} }

// vertical returns the ends of a vertical axis for values in a range.
func (a Axis) vertical(y [2]float64) (lo, hi float64) {
	if a.Linear {
		lo, hi = a.even(verticalLabels).round(fromZero(y))
		room := (hi - lo) * 0.02
		if lo < 0 {
			lo -= room
		}
		return lo, hi + room
	}
	if a.All {
		y[1] = 1
	}
	lo, hi = widen(y, 1.3)
	if over := hi / 1.3; a.Unit == Percent && over > 1 {
		lo, hi = lo/over, 1.3 // no share exceeds 100%
	}
	return lo, hi
}

// widen leaves some room at both ends, and spans at least a factor of four.
func widen(r [2]float64, factor float64) (lo, hi float64) {
	lo, hi = r[0]/factor, r[1]*factor
	if short := 4 * lo / hi; short > 1 {
		lo, hi = lo/math.Sqrt(short), hi*math.Sqrt(short)
	}
	return lo, hi
}

// verticalLabels is the most labels of a vertical axis.
const verticalLabels = 7

// fromZero widens a linear range to zero.
func fromZero(r [2]float64) (lo, hi float64) {
	lo, hi = min(r[0], 0), max(r[1], 0)
	if !(lo < hi) || math.IsInf(hi-lo, 0) {
		return 0, 1
	}
	return lo, hi
}

// Plot draws the series: its line, interrupted where values are missing, and its
// marks. A line of a single point is drawn as a mark.
func (s Points) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	var at, part []vg.Point
	var tips []string
	var lines [][]vg.Point
	for i, point := range s.Points {
		if math.IsNaN(point.Y) {
			lines, part = append(lines, part), nil
			continue
		}
		place := vg.Point{X: x(point.X), Y: y(point.Y)}
		if s.Step && len(part) > 0 {
			part = append(part, vg.Point{X: part[len(part)-1].X, Y: place.Y})
		}
		at, part = append(at, place), append(part, place)
		if s.Tips != nil {
			tips = append(tips, s.Tips[i])
		}
	}
	lines = append(lines, part)
	if s.Part && len(part) > 0 {
		s.ending(c, part, tips)
		lines[len(lines)-1], at = part[:len(part)-1], at[:len(at)-1]
	}
	if s.Line && len(at) > 1 {
		s.Look.stroke(c, lines)
	}
	if (s.Marks || len(at) == 1) && len(at) > 0 {
		s.Look.marks(c, at, tips)
	}
}

// ending draws the last point as one that is not whole.
func (s Points) ending(c draw.Canvas, part []vg.Point, tips []string) {
	end := part[len(part)-1]
	if s.Line && len(part) > 1 {
		before := part[len(part)-2]
		c.StrokeLine2(draw.LineStyle{Color: s.Look.Color, Width: 0.8, Dashes: []vg.Length{1, 2}}, before.X, before.Y, end.X, end.Y)
	}
	dot(c, Ground, end, markSize+.6)
	hollow := Look{Color: s.Look.Color, mark: ring}
	if len(tips) > 0 {
		tips = tips[len(tips)-1:]
	}
	hollow.marks(c, []vg.Point{end}, tips)
}

// stroke draws lines as one path, without points too close to the previous one to be
// seen.
func (l Look) stroke(c draw.Canvas, lines [][]vg.Point) {
	var p vg.Path
	for _, points := range lines {
		var last vg.Point
		for i, at := range points {
			switch step := at.Sub(last); {
			case i == 0:
				p.Move(at)
			case i == len(points)-1 || math.Abs(float64(step.X))+math.Abs(float64(step.Y)) >= 0.3:
				p.Line(at)
			default:
				continue
			}
			last = at
		}
	}
	c.SetLineStyle(l.line())
	c.Stroke(p)
}

// grid draws a line at each labelled tick.
type grid struct{ vertical bool }

// Plot draws the lines.
func (g grid) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	style := draw.LineStyle{Color: Rule, Width: 0.6}
	for _, t := range p.X.Tick.Marker.Ticks(p.X.Min, p.X.Max) {
		if at := x(t.Value); g.vertical && !t.IsMinor() && c.ContainsX(at) {
			c.StrokeLine2(style, at, c.Min.Y, at, c.Max.Y)
		}
	}
	for _, t := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
		if at := y(t.Value); !t.IsMinor() && c.ContainsY(at) {
			c.StrokeLine2(style, c.Min.X, at, c.Max.X, at)
		}
	}
}

// nothing says, in place of points, that there are none.
type nothing struct{}

// Plot writes the text in the middle.
func (nothing) Plot(c draw.Canvas, _ *plot.Plot) {
	c.FillText(write(9, Muted, text.XCenter, text.YCenter), c.Center(), "nothing to show")
}
