package figures

import (
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/hubgraph/hubgraph/analytics"
)

// heat is a matrix of correlations: its lower half, as the upper half repeats
// it. The strength of a cell's colour is that of the correlation.
type heat struct {
	title, info string
	columns     []string // what is correlated, in words
	matrix      [][]analytics.Number
	slots       int // rows that there is room for, so that cells of several maps are alike
}

// Distances in points.
const (
	rowNames    = vg.Length(84)
	columnNames = vg.Length(62)
	heatTitle   = vg.Length(26)
	cellGap     = vg.Length(1.2)
)

// newHeat returns the map of a matrix; one that does not fit its columns is
// left empty.
func newHeat(title, info string, c analytics.Correlations, slots int) heat {
	h := heat{title: title, info: info, slots: slots}
	for _, name := range c.Columns {
		h.columns = append(h.columns, ActivityName(name))
	}
	if len(c.Matrix) != len(c.Columns) {
		h.columns = nil
	}
	for i, row := range c.Matrix {
		if len(row) <= i {
			h.columns = nil
		}
	}
	h.matrix = c.Matrix
	return h
}

// empty reports whether there is no correlation to show.
func (h *heat) empty() bool {
	for i := range h.columns {
		for j := range i {
			if h.matrix[i][j].Defined() {
				return false
			}
		}
	}
	return true
}

// draw draws the map from the top left corner of a canvas.
func (h *heat) draw(c draw.Canvas) {
	c.FillText(bold(write(9.5, ink, text.XLeft, text.YTop)), vg.Point{X: c.Min.X, Y: c.Max.Y}, h.title)
	style := bold(write(9.5, ink, text.XLeft, text.YTop))
	c.FillText(write(8, muted, text.XLeft, text.YTop), vg.Point{X: c.Min.X + style.Width(h.title) + 7, Y: c.Max.Y - 1.1}, h.info)
	if h.empty() {
		c.FillText(write(9, muted, text.XLeft, text.YTop), vg.Point{X: c.Min.X, Y: c.Max.Y - heatTitle}, "nothing to show")
		return
	}
	side := vg.Point{
		X: (c.Max.X - c.Min.X - rowNames) / vg.Length(h.slots-1),
		Y: (c.Max.Y - c.Min.Y - heatTitle - columnNames) / vg.Length(h.slots-1),
	}
	corner := vg.Point{X: c.Min.X + rowNames, Y: c.Max.Y - heatTitle}
	for i := 1; i < len(h.columns); i++ {
		y := corner.Y - side.Y*vg.Length(i-1)
		c.FillText(write(8, ink, text.XRight, text.YCenter), vg.Point{X: corner.X - 6, Y: y - side.Y/2 + 1}, h.columns[i])
		for j := range i {
			h.cell(c, vg.Rectangle{
				Min: vg.Point{X: corner.X + side.X*vg.Length(j), Y: y - side.Y + cellGap},
				Max: vg.Point{X: corner.X + side.X*vg.Length(j+1) - cellGap, Y: y},
			}, h.matrix[i][j])
		}
	}
	bottom := corner.Y - side.Y*vg.Length(len(h.columns)-1)
	for j := range len(h.columns) - 1 {
		style := write(8, ink, text.XRight, text.YCenter)
		style.Rotation = math.Pi / 4
		c.FillText(style, vg.Point{X: corner.X + side.X*(vg.Length(j)+.5) + 3, Y: bottom - 5}, h.columns[j])
	}
}

// cell draws one correlation.
func (h *heat) cell(c draw.Canvas, at vg.Rectangle, r analytics.Number) {
	middle := vg.Point{X: (at.Min.X + at.Max.X) / 2, Y: (at.Min.Y+at.Max.Y)/2 + 1}
	c.SetLineStyle(draw.LineStyle{Color: rule, Width: 0.6})
	c.Stroke(at.Path())
	if !r.Defined() {
		c.FillText(write(7.5, muted, text.XCenter, text.YCenter), middle, "n/a")
		return
	}
	shade(c, at, float64(r))
	c.FillText(write(8, ink, text.XCenter, text.YCenter), middle, correlationText(float64(r)))
}

// shade fills a place with the colour of a correlation.
func shade(c draw.Canvas, at vg.Rectangle, r float64) {
	color := positive
	if r < 0 {
		color = negative
	}
	color.A = uint8(math.Round(255 * math.Min(1, math.Abs(r))))
	if color.A > 0 {
		c.SetColor(color)
		c.Fill(at.Path())
	}
}

// correlationText writes a correlation with two decimals.
func correlationText(r float64) string {
	s := strconv.FormatFloat(r, 'f', 2, 64)
	if s == "-0.00" {
		return "0.00"
	}
	return strings.Replace(s, "-", "–", 1)
}

// scale draws what the colours mean: a strip from -1 to 1 with its left end at a
// point.
func scale(c draw.Canvas, at vg.Point) {
	const steps, side, height = 20, vg.Length(11), vg.Length(10)
	for i := range steps + 1 {
		r := float64(i-steps/2) / (steps / 2)
		x := at.X + side*vg.Length(i)
		shade(c, vg.Rectangle{Min: vg.Point{X: x, Y: at.Y}, Max: vg.Point{X: x + side, Y: at.Y + height}}, r)
		if i%5 == 0 {
			c.FillText(write(7.5, muted, text.XCenter, text.YTop), vg.Point{X: x + side/2, Y: at.Y - 1}, strings.Replace(strconv.FormatFloat(r, 'g', 2, 64), "-", "–", 1))
		}
	}
	c.FillText(write(8.5, ink, text.XLeft, text.YCenter), vg.Point{X: at.X + side*(steps+1) + 8, Y: at.Y + height/2 + 1}, "Pearson correlation")
}
