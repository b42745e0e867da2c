package chart

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Panels arranges diagrams of equal size in rows, without a title. The legend is in
// the free place after the last diagram if there is one, else above them all.
type Panels struct {
	Caption
	Width   vg.Length // of the whole
	Row     vg.Length // height of a row
	Columns int
	Panels  []*Panel
	Legend  []Key
	Note    []string // lines below the legend, only where that has a free place
	Foot    string   // a line below everything
	Letters bool     // (a), (b) and so on before the titles
}

// Distances in points.
const (
	gapX    = vg.Length(14) // between columns
	gapY    = vg.Length(8)  // between rows
	titling = vg.Length(17) // above each row, where there are titles
	naming  = vg.Length(13) // below or beside the numbers of an axis, for its label
	footing = vg.Length(14) // for the foot
)

func (s *Panels) titled() bool { return false }

func (s *Panels) empty() bool { return false }

func (s *Panels) size() vg.Point {
	rows := vg.Length((len(s.Panels) + s.Columns - 1) / s.Columns)
	h := rows*s.Row + (rows-1)*gapY
	if !s.free() {
		h += legendHeight(len(s.Legend))
	}
	if s.Foot != "" {
		h += footing
	}
	return vg.Point{X: s.Width, Y: h}
}

// free reports whether there is a free place.
func (s *Panels) free() bool { return len(s.Panels)%s.Columns != 0 }

// Align gives all panels the same vertical axis.
func (s *Panels) Align() {
	y := [2]float64{math.Inf(1), math.Inf(-1)}
	for _, p := range s.Panels {
		_, its := p.extent()
		y = [2]float64{min(y[0], its[0]), max(y[1], its[1])}
	}
	for _, p := range s.Panels {
		p.yRange = y
	}
}

func (s *Panels) draw(c draw.Canvas) {
	if s.Foot != "" {
		style := write(8, Muted, text.XLeft, text.YBottom)
		c.FillText(style, vg.Point{X: c.Min.X, Y: c.Min.Y + 3}, cut(style, s.Foot, c.Size().X)) // tails of letters stay inside
		c.Min.Y += footing
	}
	if !s.free() {
		c = legendLine(c, s.Legend)
	}
	plots := s.plots(c.Size().X / vg.Length(s.Columns))
	canvases := plot.Align(plots, s.tiles(len(plots)), c)
	data := make([]draw.Canvas, len(s.Panels))
	for at, p := range s.Panels {
		row, col := at/s.Columns, at%s.Columns
		plots[row][col].Draw(canvases[row][col])
		data[at] = plots[row][col].DataCanvas(canvases[row][col])
		p.names(c, s.corner(canvases, row, col), data[at], letter(s.Letters, at))
	}
	if s.free() {
		last := len(s.Panels)
		legendBlock(c, vg.Point{X: data[last%s.Columns].Min.X, Y: data[last-1].Max.Y}, s.Legend, s.Note)
	}
}

// corner returns the lower left corner of the data area in a column and row, so that
// labels line up.
func (s *Panels) corner(canvases [][]draw.Canvas, row, col int) vg.Point {
	at := canvases[row][col].Min
	for i := range s.Panels {
		if i%s.Columns == col {
			at.X = min(at.X, canvases[i/s.Columns][col].Min.X)
		}
		if i/s.Columns == row {
			at.Y = min(at.Y, canvases[row][i%s.Columns].Min.Y)
		}
	}
	return at
}

// plots sets all panels up, in rows.
func (s *Panels) plots(width vg.Length) [][]*plot.Plot {
	out := make([][]*plot.Plot, (len(s.Panels)+s.Columns-1)/s.Columns)
	for row := range out {
		out[row] = make([]*plot.Plot, s.Columns)
	}
	for at, p := range s.Panels {
		out[at/s.Columns][at%s.Columns] = p.plot(width)
	}
	return out
}

// tiles leaves room for titles and labels.
func (s *Panels) tiles(rows int) draw.Tiles {
	t := draw.Tiles{Cols: s.Columns, Rows: rows, PadX: gapX, PadY: gapY + naming, PadTop: 2, PadRight: 4, PadLeft: naming, PadBottom: naming}
	for at, p := range s.Panels {
		if p.Title != "" || s.Letters {
			t.PadTop, t.PadY = 2+titling, gapY+naming+titling
		}
		if p.Y.Label != "" && at%s.Columns > 0 {
			t.PadX = gapX + naming
		}
	}
	return t
}

// letter is "(a) " for the first diagram, if they have letters.
func letter(wanted bool, at int) string {
	if !wanted {
		return ""
	}
	return "(" + string(rune('a'+at)) + ") "
}

// names writes the panel's title and the labels of its axes around the data, outside
// the corner.
func (p *Panel) names(c draw.Canvas, corner vg.Point, data draw.Canvas, letter string) {
	c.FillText(bold(write(9, Ink, text.XLeft, text.YBottom)), vg.Point{X: data.Min.X, Y: data.Max.Y + 5}, letter+p.Title)
	across := write(8.5, Ink, text.XCenter, text.YTop)
	c.FillText(across, vg.Point{X: data.Center().X, Y: corner.Y - 1}, cut(across, p.X.Label, data.Size().X+20))
	upright := turned(write(8.5, Ink, text.XCenter, text.YBottom), math.Pi/2)
	c.FillText(upright, vg.Point{X: corner.X - 3, Y: data.Center().Y}, cut(write(8.5, Ink, 0, 0), p.Y.Label, data.Size().Y+20))
}
