package chart

import (
	"math"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Heat is a matrix of cells, each with its number and a colour of matching strength,
// and a key to the colours below. Where the numbers have no room they are left to the
// key, and the colours range from the smallest number to the largest.
type Heat struct {
	Caption
	Columns, Rows []string
	Values        [][]float64 // by row, then column; NaN for none
	Max           float64     // the number with the full colour; 0 for the largest
	XAxis, YAxis  string      // what columns and rows are
	Unit          Unit
}

const (
	cellHeight = vg.Length(20)
	cellGap    = vg.Length(1.2)
	heatKey    = vg.Length(34) // below the cells
	smallest   = vg.Length(6)  // letters
	cellRoom   = vg.Length(4)  // beside the number of a cell
	slope      = 0.71          // sine of the angle of slanted names
)

var (
	cellText   = write(8, Ink, text.XCenter, text.YCenter)
	heatRow    = write(8.5, Ink, text.XRight, text.YCenter)
	heatColumn = write(8.5, Ink, text.XCenter, text.YBottom)
	heatSmall  = write(8, Muted, text.XLeft, text.YTop)
)

func (h *Heat) empty() bool { return len(h.Columns) == 0 || len(h.Rows) == 0 }

// layout returns the width of the row names and of a cell, and the height of the
// column names: more than one line when they are slanted.
func (h *Heat) layout() (names, cell, over vg.Length) {
	names = widest(heatRow, 165, h.Rows) + 8
	widestName := widest(heatColumn, 112, h.Columns)
	n := vg.Length(len(h.Columns))
	if cell = min(82, (width-names)/n); widestName <= cell-4 {
		return names, cell, 14
	}
	hang := max(0, widestName*slope-cell/2) // of the last name beyond the edge
	return names, min(82, (width-names-hang)/n), widestName*slope + 12
}

func (h *Heat) size() vg.Point {
	_, _, over := h.layout()
	if h.XAxis+h.YAxis != "" {
		over += 14
	}
	return vg.Point{X: width, Y: over + vg.Length(len(h.Rows))*cellHeight + heatKey}
}

func (h *Heat) draw(c draw.Canvas) {
	names, cell, over := h.layout()
	if axes := h.XAxis + h.YAxis; axes != "" {
		if h.XAxis != "" && h.YAxis != "" {
			axes = h.YAxis + " (down) by " + h.XAxis + " (across)"
		}
		c.FillText(heatSmall, vg.Point{X: c.Min.X, Y: c.Max.Y}, cut(heatSmall, axes, c.Size().X))
		c.Max.Y -= 14
	}
	corner := vg.Point{X: c.Min.X + names, Y: c.Max.Y - over}
	for j, name := range h.Columns {
		at := corner.Add(vg.Point{X: cell * (vg.Length(j) + .5), Y: 4})
		if over <= 14 {
			c.FillText(heatColumn, at, cut(heatColumn, name, cell))
			continue
		}
		up := turned(heatColumn, math.Pi/4)
		up.XAlign = text.XLeft
		c.FillText(up, at, cut(heatColumn, name, 112))
	}
	for i, name := range h.Rows {
		y := corner.Y - cellHeight*vg.Length(i)
		c.FillText(heatRow, vg.Point{X: corner.X - 6, Y: y - cellHeight/2 + 1}, cut(heatRow, name, names-8+.4))
		for j, column := range h.Columns {
			x := corner.X + cell*vg.Length(j)
			at := vg.Rectangle{Min: vg.Point{X: x, Y: y - cellHeight + cellGap}, Max: vg.Point{X: x + cell - cellGap, Y: y}}
			tip(c, name+", "+column+": "+h.Unit.Format(h.Values[i][j]))
			if h.crowded(cell) {
				shade(c, at, (h.Values[i][j]-h.least())/(h.most()-h.least()))
				continue
			}
			drawCell(c, at, h.Values[i][j], h.most(), h.Unit.drawn, h.Unit.short)
		}
	}
	h.key(c, vg.Point{X: corner.X, Y: corner.Y - cellHeight*vg.Length(len(h.Rows)) - 16}, cell)
}

// crowded reports whether a number has no room in a cell.
func (h *Heat) crowded(cell vg.Length) bool {
	for _, row := range h.Values {
		for _, v := range row {
			if !math.IsNaN(v) && min(cellText.Width(h.Unit.drawn(v)), cellText.Width(h.Unit.short(v))) > cell-cellGap-cellRoom {
				return true
			}
		}
	}
	return false
}

// least is the number without colour where no numbers are written.
func (h *Heat) least() float64 {
	least := math.Inf(1)
	for _, row := range h.Values {
		for _, v := range row {
			if !math.IsNaN(v) {
				least = min(least, v)
			}
		}
	}
	if most := h.most(); least < 0 || least >= most || h.Max > 0 {
		return 0
	}
	return least
}

// key draws a strip of the colours, with the numbers at its ends.
func (h *Heat) key(c draw.Canvas, at vg.Point, cell vg.Length) {
	lo, most := 0.0, h.most()
	if h.crowded(cell) {
		lo = h.least()
	}
	for _, row := range h.Values {
		for _, v := range row {
			if v < 0 {
				lo = -most
			}
		}
	}
	style := write(8, Muted, text.XLeft, text.YCenter)
	x, low := at.X, h.Unit.drawn(lo)
	c.FillText(style, vg.Point{X: x, Y: at.Y}, low)
	x += style.Width(low) + 5
	const steps, side = 20, vg.Length(6)
	for i := range steps + 1 {
		share := float64(i) / steps
		if lo < 0 {
			share = 2*share - 1
		}
		shade(c, vg.Rectangle{Min: vg.Point{X: x, Y: at.Y - 5}, Max: vg.Point{X: x + side, Y: at.Y + 4}}, share)
		x += side
	}
	c.FillText(style, vg.Point{X: x + 5, Y: at.Y}, h.Unit.drawn(most))
}

// most is the number with the full colour.
func (h *Heat) most() float64 {
	if h.Max > 0 {
		return h.Max
	}
	most := 0.0
	for _, row := range h.Values {
		for _, v := range row {
			if !math.IsNaN(v) {
				most = max(most, math.Abs(v))
			}
		}
	}
	return most
}

// drawCell draws a cell with its number, abbreviated where there is no room.
func drawCell(c draw.Canvas, at vg.Rectangle, v, most float64, long, short func(float64) string) {
	strength := shade(c, at, v/most)
	if strength < 0.15 { // keeps a pale cell visible
		c.SetLineStyle(draw.LineStyle{Color: Rule, Width: 0.6})
		c.Stroke(at.Path())
	}
	style, room := cellText, at.Size().X-cellRoom
	written := long(v)
	if math.IsNaN(v) {
		style.Color, written = Muted, "n/a"
	} else if style.Width(written) > room {
		written = short(v)
	}
	if w := style.Width(written); w > room {
		style.Font.Size = max(style.Font.Size*room/w, smallest)
	}
	middle := vg.Point{X: (at.Min.X + at.Max.X) / 2, Y: (at.Min.Y+at.Max.Y)/2 + 1}
	c.FillText(style, middle, written)
}

// shade fills a rectangle with a share, -1 to 1, of the full colour and returns its
// strength.
func shade(c draw.Canvas, at vg.Rectangle, share float64) (strength float64) {
	color := Positive
	if share < 0 {
		color = Negative
	}
	if strength = math.Round(min(1, math.Abs(share))*100) / 100; math.IsNaN(share) {
		strength = 0
	}
	c.SetColor(tint{color, strength})
	c.Fill(at.Path())
	return strength
}
