package figures

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// mark is the shape of a point.
type mark uint8

const (
	disc mark = iota
	square
	triangle
	ring
)

// size of a mark: the radius of the disc; others have about its area.
const size = vg.Length(1.9)

// outline adds the mark at a place to a path.
func (m mark) outline(p *vg.Path, at vg.Point) {
	corner := func(x, y vg.Length) vg.Point { return vg.Point{X: at.X + x*size, Y: at.Y + y*size} }
	switch m {
	case square:
		p.Move(corner(-.89, -.89))
		p.Line(corner(.89, -.89))
		p.Line(corner(.89, .89))
		p.Line(corner(-.89, .89))
	case triangle:
		p.Move(corner(0, 1.5))
		p.Line(corner(-1.2, -.75))
		p.Line(corner(1.2, -.75))
	default:
		p.Move(corner(1, 0))
		p.Arc(at, size, 0, 2*math.Pi)
	}
	p.Close()
}

// draw draws the mark at all places as one path, which keeps files small.
func (m mark) draw(c draw.Canvas, l look, places []vg.Point) {
	var p vg.Path
	for _, at := range places {
		m.outline(&p, at)
	}
	if len(p) == 0 {
		return
	}
	c.SetLineStyle(draw.LineStyle{Color: l.color, Width: 0.8})
	if m == ring {
		c.Stroke(p)
	} else {
		c.Fill(p)
	}
}

// points draws a series as marks.
type points struct {
	plotter.XYs
	look look
}

// Plot draws the series.
func (s points) Plot(c draw.Canvas, p *plot.Plot) {
	s.look.mark.draw(c, s.look, places(c, p, s.XYs))
}

// places returns where points lie on a canvas.
func places(c draw.Canvas, p *plot.Plot, xys plotter.XYs) []vg.Point {
	x, y := p.Transforms(&c)
	out := make([]vg.Point, len(xys))
	for i, at := range xys {
		out[i] = vg.Point{X: x(at.X), Y: y(at.Y)}
	}
	return out
}

// line draws a series as a line.
type line struct {
	plotter.XYs
	look look
}

// Plot draws the series; one of a single point is a mark.
func (s line) Plot(c draw.Canvas, p *plot.Plot) {
	at := places(c, p, s.XYs)
	if len(at) == 1 {
		s.look.mark.draw(c, s.look, at)
		return
	}
	c.StrokeLines(s.look.line(), at)
}
