package figures

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// entry is one series of a legend.
type entry struct {
	label      string
	look       look
	line, mark bool // how it is shown
}

// sheet puts panels into rows of equal diagrams. Where there is a free place
// after the last one, the legend stands there, else over them.
type sheet struct {
	panels []*panel
	cols   int
	legend []entry
	note   []string // lines under the legend, in the free place only
}

// Distances in points.
const (
	gapX    = vg.Length(14) // between columns
	gapY    = vg.Length(8)  // between rows
	titling = vg.Length(17) // over each row, where there are titles
	naming  = vg.Length(13) // under or beside the numbers of an axis, for its label
	keyLine = vg.Length(14) // a line of the legend
	keySkip = vg.Length(8)  // under the legend
)

// height of the sheet when each row is so high.
func (s *sheet) height(row vg.Length) vg.Length {
	rows := vg.Length((len(s.panels) + s.cols - 1) / s.cols)
	h := rows*row + (rows-1)*gapY
	if !s.room() {
		h += keyLine + keySkip
	}
	return h
}

// room reports whether there is a free place.
func (s *sheet) room() bool { return len(s.panels)%s.cols != 0 }

// alike gives all panels the same vertical axis.
func (s *sheet) alike() {
	var y [2]float64
	for _, p := range s.panels {
		if p.empty() {
			continue
		}
		_, its := p.extent()
		if y == [2]float64{} {
			y = its
		}
		y = [2]float64{min(y[0], its[0]), max(y[1], its[1])}
	}
	for _, p := range s.panels {
		p.yRange = y
	}
}

// draw draws the sheet.
func (s *sheet) draw(c draw.Canvas) {
	if !s.room() {
		s.legendLine(c)
		c.Max.Y -= keyLine + keySkip
	}
	plots := s.plots()
	canvases := plot.Align(plots, s.tiles(len(plots)), c)
	data := make([]draw.Canvas, len(s.panels))
	for at, p := range s.panels {
		row, col := at/s.cols, at%s.cols
		plots[row][col].Draw(canvases[row][col])
		data[at] = plots[row][col].DataCanvas(canvases[row][col])
		p.names(c, s.corner(canvases, row, col), data[at])
	}
	if s.room() {
		last := len(s.panels)
		s.legendBlock(c, vg.Point{X: data[last%s.cols].Min.X, Y: data[last-1].Max.Y})
	}
}

// corner returns the lower left corner of the numbers of a column and of a row,
// so that labels stand in line.
func (s *sheet) corner(canvases [][]draw.Canvas, row, col int) vg.Point {
	at := canvases[row][col].Min
	for i := range s.panels {
		if i%s.cols == col {
			at.X = min(at.X, canvases[i/s.cols][col].Min.X)
		}
		if i/s.cols == row {
			at.Y = min(at.Y, canvases[row][i%s.cols].Min.Y)
		}
	}
	return at
}

// plots sets all panels up, in rows.
func (s *sheet) plots() [][]*plot.Plot {
	out := make([][]*plot.Plot, (len(s.panels)+s.cols-1)/s.cols)
	for row := range out {
		out[row] = make([]*plot.Plot, s.cols)
	}
	for at, p := range s.panels {
		out[at/s.cols][at%s.cols] = p.plot()
	}
	return out
}

// tiles leaves room for titles and labels.
func (s *sheet) tiles(rows int) draw.Tiles {
	t := draw.Tiles{Cols: s.cols, Rows: rows, PadX: gapX, PadY: gapY + naming, PadTop: 2, PadRight: 4, PadLeft: naming, PadBottom: naming}
	for at, p := range s.panels {
		if p.title != "" {
			t.PadTop, t.PadY = 2+titling, gapY+naming+titling
		}
		if p.y.label != "" && at%s.cols > 0 {
			t.PadX = gapX + naming
		}
	}
	return t
}

// names writes the panel's title and the labels of its axes around the data and
// outside of a corner.
func (p *panel) names(c draw.Canvas, corner vg.Point, data draw.Canvas) {
	c.FillText(bold(write(9, ink, text.XLeft, text.YBottom)), vg.Point{X: data.Min.X, Y: data.Max.Y + 5}, p.title)
	c.FillText(write(8.5, ink, text.XCenter, text.YTop), vg.Point{X: data.Center().X, Y: corner.Y - 1}, p.x.label)
	upright := write(8.5, ink, text.XCenter, text.YBottom)
	upright.Rotation = math.Pi / 2
	c.FillText(upright, vg.Point{X: corner.X - 3, Y: data.Center().Y}, p.y.label)
}

// legendLine writes the legend as one line at the top, from the left.
func (s *sheet) legendLine(c draw.Canvas) {
	x, y := c.Min.X+4, c.Max.Y-keyLine/2
	for _, e := range s.legend {
		e.key(c, x, y)
		style := write(8.5, ink, text.XLeft, text.YCenter)
		c.FillText(style, vg.Point{X: x + keyWidth + 5, Y: y + style.FontExtents().Descent/2}, e.label)
		x += keyWidth + 5 + style.Width(e.label) + 20
	}
}

// legendBlock writes the legend as lines under a point.
func (s *sheet) legendBlock(c draw.Canvas, at vg.Point) {
	at.Y -= keyLine / 2
	for _, e := range s.legend {
		e.key(c, at.X, at.Y)
		style := write(9, ink, text.XLeft, text.YCenter)
		c.FillText(style, vg.Point{X: at.X + keyWidth + 6, Y: at.Y + style.FontExtents().Descent/2}, e.label)
		at.Y -= keyLine + 2
	}
	at.Y -= 6
	for _, n := range s.note {
		c.FillText(write(8, muted, text.XLeft, text.YCenter), at, n)
		at.Y -= 11
	}
}

const keyWidth = vg.Length(24)

// key draws a sample of the series.
func (e entry) key(c draw.Canvas, x, y vg.Length) {
	if e.line {
		c.StrokeLine2(e.look.line(), x, y, x+keyWidth, y)
	}
	if e.mark {
		e.look.mark.draw(c, e.look, []vg.Point{{X: x + keyWidth/2, Y: y}})
	}
}
