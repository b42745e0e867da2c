package chart

import (
	"math"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Look is how a series is drawn.
type Look struct {
	Color  Color
	width  vg.Length
	dashes []vg.Length
	mark   mark
}

// MaxSeries is the number of series that can be told apart.
const MaxSeries = 4

// Looks are the looks of series in order. They differ in colour, dashes and marks.
var Looks = [MaxSeries]Look{
	{Blue, 1.4, nil, disc},
	{Orange, 1.4, []vg.Length{4.5, 1.8}, square},
	{Green, 1.6, []vg.Length{1.6, 1.6}, triangle},
	{Ink, 1.4, []vg.Length{6, 2, 1.5, 2}, ring},
}

// Parts are the looks of a second family of series, so that a colour means one thing
// in all charts that stand together.
var Parts = [3]Look{
	{Purple, 1.4, nil, disc},
	{Brown, 1.4, []vg.Length{4.5, 1.8}, square},
	{Pink, 1.6, []vg.Length{1.6, 1.6}, triangle},
}

// Whole is the look of a series that is the total of the others.
var Whole = Look{Ink, 1.4, nil, ring}

func (l Look) line() draw.LineStyle {
	return draw.LineStyle{Color: l.Color, Width: l.width, Dashes: l.dashes}
}

// mark is the shape of a point.
type mark uint8

const (
	disc mark = iota
	square
	triangle
	ring
)

// markSize is the radius of a disc; other marks have about its area.
const markSize = vg.Length(1.9)

// outline adds a mark at a point to a path.
func (m mark) outline(p *vg.Path, at vg.Point) {
	corner := func(x, y vg.Length) vg.Point { return vg.Point{X: at.X + x*markSize, Y: at.Y + y*markSize} }
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
		p.Arc(at, markSize, 0, 2*math.Pi)
	}
	p.Close()
}

// marks draws the marks of a look at points: each with its tip, or all as one path,
// which keeps files small.
func (l Look) marks(c draw.Canvas, at []vg.Point, tips []string) {
	c.SetLineStyle(draw.LineStyle{Color: l.Color, Width: 0.8})
	var p vg.Path
	for i, place := range at {
		l.mark.outline(&p, place)
		if tips == nil && i < len(at)-1 {
			continue
		}
		if tips != nil {
			tip(c, tips[i])
		}
		if l.mark == ring {
			c.Stroke(p)
		} else {
			c.Fill(p)
		}
		p = nil
	}
}

// Key is one entry of a legend, and how it is shown: as a line, a mark, both or an
// area.
type Key struct {
	Label            string
	Look             Look
	Line, Mark, Area bool
}

const (
	keyWidth = vg.Length(24)
	keyLine  = vg.Length(14) // a line of the legend
	keySkip  = vg.Length(8)  // under the legend
)

// draw draws a sample of the series.
func (k Key) draw(c draw.Canvas, x, y vg.Length) {
	middle := vg.Point{X: x + keyWidth/2, Y: y}
	switch {
	case k.Area:
		fill(c, k.Look.Color, vg.Rectangle{Min: middle.Sub(vg.Point{X: 6, Y: 3.5}), Max: middle.Add(vg.Point{X: 6, Y: 3.5})})
	case k.Line:
		c.StrokeLine2(k.Look.line(), x, y, x+keyWidth, y)
	}
	if k.Mark {
		k.Look.marks(c, []vg.Point{middle}, nil)
	}
}

// fill fills a rectangle.
func fill(c draw.Canvas, with Color, r vg.Rectangle) {
	c.SetColor(with)
	c.Fill(r.Path())
}

// legendHeight is the height of a legend above a chart. A single series needs none.
func legendHeight(keys int) vg.Length {
	if keys < 2 {
		return 0
	}
	return keyLine + keySkip
}

// legendLine writes a legend as one line at the top, from the left, and returns the
// canvas below it.
func legendLine(c draw.Canvas, keys []Key) draw.Canvas {
	if len(keys) < 2 {
		return c
	}
	x, y := c.Min.X, c.Max.Y-keyLine/2
	style, gap, whole := write(8, Ink, text.XLeft, text.YCenter), vg.Length(10), vg.Length(0)
	for _, k := range keys {
		whole += keyWidth + 5 + style.Width(oneLine(k.Label)) + gap
	}
	most := vg.Inch * 100
	if whole-gap > c.Size().X { // equal parts
		most = c.Size().X/vg.Length(len(keys)) - keyWidth - 5 - gap
	} else {
		gap += min(10, (c.Size().X-whole+gap)/vg.Length(len(keys)))
	}
	for _, k := range keys {
		k.draw(c, x, y)
		label := cut(style, k.Label, most)
		c.FillText(style, vg.Point{X: x + keyWidth + 5, Y: y + style.FontExtents().Descent/2}, label)
		x += keyWidth + 5 + style.Width(label) + gap
	}
	c.Max.Y -= legendHeight(len(keys))
	return c
}

// legendBlock writes a legend as lines below a point, and notes below it.
func legendBlock(c draw.Canvas, at vg.Point, keys []Key, notes []string) {
	at.Y -= keyLine / 2
	style := write(9, Ink, text.XLeft, text.YCenter)
	for _, k := range keys {
		k.draw(c, at.X, at.Y)
		c.FillText(style, vg.Point{X: at.X + keyWidth + 6, Y: at.Y + style.FontExtents().Descent/2}, k.Label)
		at.Y -= keyLine + 2
	}
	at.Y -= 6
	for _, n := range notes {
		c.FillText(write(8, Muted, text.XLeft, text.YCenter), at, n)
		at.Y -= 11
	}
}
