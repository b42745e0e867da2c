package chart

import (
	"math"
	"strconv"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Triangle is a symmetric matrix; the half below the diagonal is shown.
type Triangle struct {
	Title, Info string
	Names       []string    // of rows and columns
	Values      [][]float64 // -1 to 1, by row, each at least up to the diagonal; NaN for none
}

// Triangles arranges heat maps of correlations in rows, without a title, with a key
// to the colours below.
type Triangles struct {
	Caption
	Width   vg.Length // of all
	Row     vg.Length // height of a row
	Columns int
	Maps    []Triangle
	Slots   int    // room for this many names, so that the cells of all maps have the same size
	Scale   string // what the numbers are
	Letters bool   // (a), (b) and so on before the titles
}

// Distances in points.
const (
	rowNames    = vg.Length(84)
	columnNames = vg.Length(62)
	heatTitle   = vg.Length(26)
	strip       = vg.Length(34)
)

func (s *Triangles) titled() bool { return false }

func (s *Triangles) empty() bool { return false }

func (s *Triangles) rows() int { return (len(s.Maps) + s.Columns - 1) / s.Columns }

func (s *Triangles) size() vg.Point {
	return vg.Point{X: s.Width, Y: vg.Length(s.rows())*s.Row + strip}
}

func (s *Triangles) draw(c draw.Canvas) {
	tiles := draw.Tiles{Cols: s.Columns, Rows: s.rows(), PadX: 14, PadY: 10, PadBottom: strip}
	for i := range s.Maps {
		s.Maps[i].draw(tiles.At(c, i%s.Columns, i/s.Columns), s.Slots, letter(s.Letters, i))
	}
	s.scale(c, vg.Point{X: c.Min.X + rowNames, Y: c.Min.Y + 12})
}

// empty reports whether there is no number to show.
func (t *Triangle) empty() bool {
	for i := range t.Names {
		for _, v := range t.Values[i][:i] {
			if !math.IsNaN(v) {
				return false
			}
		}
	}
	return true
}

// draw draws the map from the top left corner of a canvas.
func (t *Triangle) draw(c draw.Canvas, slots int, letter string) {
	head := bold(write(9.5, Ink, text.XLeft, text.YTop))
	title := letter + t.Title
	c.FillText(head, vg.Point{X: c.Min.X, Y: c.Max.Y}, title)
	c.FillText(heatSmall, vg.Point{X: c.Min.X + head.Width(title) + 7, Y: c.Max.Y - 1.1}, t.Info)
	if t.empty() {
		c.FillText(write(9, Muted, text.XLeft, text.YTop), vg.Point{X: c.Min.X, Y: c.Max.Y - heatTitle}, "nothing to show")
		return
	}
	side := vg.Point{
		X: (c.Size().X - rowNames) / vg.Length(slots-1),
		Y: (c.Size().Y - heatTitle - columnNames) / vg.Length(slots-1),
	}
	corner, last := vg.Point{X: c.Min.X + rowNames, Y: c.Max.Y - heatTitle}, len(t.Names)-1
	style := write(8, Ink, text.XRight, text.YCenter)
	for i, name := range t.Names[1:] {
		y := corner.Y - side.Y*vg.Length(i)
		c.FillText(style, vg.Point{X: corner.X - 6, Y: y - side.Y/2 + 1}, name)
		for j, v := range t.Values[i+1][:i+1] {
			x := corner.X + side.X*vg.Length(j)
			at := vg.Rectangle{Min: vg.Point{X: x, Y: y - side.Y + cellGap}, Max: vg.Point{X: x + side.X - cellGap, Y: y}}
			tip(c, name+", "+t.Names[j]+": "+Number.Format(v))
			drawCell(c, at, v, 1, correlation, correlation)
		}
	}
	for j, name := range t.Names[:last] {
		c.FillText(turned(style, math.Pi/4), vg.Point{X: corner.X + side.X*(vg.Length(j)+.5) + 3, Y: corner.Y - side.Y*vg.Length(last) - 5}, name)
	}
}

// correlation writes a number from -1 to 1 with two decimals.
func correlation(r float64) string {
	s := strconv.FormatFloat(r, 'f', 2, 64)
	if s == "-0.00" {
		return "0.00"
	}
	return minus(s)
}

// scale draws the key to the colours: a strip from -1 to 1 with its left end at a
// point.
func (s *Triangles) scale(c draw.Canvas, at vg.Point) {
	const steps, side, height = 20, vg.Length(11), vg.Length(10)
	for i := range steps + 1 {
		r := float64(i-steps/2) / (steps / 2)
		x := at.X + side*vg.Length(i)
		shade(c, vg.Rectangle{Min: vg.Point{X: x, Y: at.Y}, Max: vg.Point{X: x + side, Y: at.Y + height}}, r)
		if i%5 == 0 {
			c.FillText(write(7.5, Muted, text.XCenter, text.YTop), vg.Point{X: x + side/2, Y: at.Y - 1}, Number.short(r))
		}
	}
	c.FillText(write(8.5, Ink, text.XLeft, text.YCenter), vg.Point{X: at.X + side*(steps+1) + 8, Y: at.Y + height/2 + 1}, s.Scale)
}
