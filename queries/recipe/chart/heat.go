package chart

import (
	"math"
)

// Heat is a matrix of cells, each with its number and a colour whose strength
// is that of the number.
type Heat struct {
	Title, Text   string
	Columns, Rows []string
	Values        [][]float64 // by row, then column; NaN for none
	Max           float64     // the number of the full colour; 0 for the largest
	XAxis, YAxis  string      // what columns and rows are
	Unit          Unit
}

// Head returns the title and the text.
func (h *Heat) Head() (title, text string) { return h.Title, h.Text }

func (h *Heat) empty() bool { return len(h.Columns) == 0 || len(h.Rows) == 0 }

const (
	cellHeight = 27.0
	cellGap    = 2.0
)

var heatLabel = lettering{size: labelSize, color: ink}

// layout returns the width of the row names and of a cell, and whether the
// names of columns are turned.
func (h *Heat) layout() (names, cell float64, turned bool) {
	for _, r := range h.Rows {
		names = max(names, min(heatLabel.width(oneLine(r)), 220))
	}
	cell = min(110, (right-margin-names-10)/float64(len(h.Columns)))
	for _, name := range h.Columns {
		turned = turned || heatLabel.width(oneLine(name)) > cell-6
	}
	return names, cell, turned
}

// head is the room over the cells, for the names of columns.
func (h *Heat) head() float64 {
	head := 18.0
	if h.XAxis != "" || h.YAxis != "" {
		head += 18
	}
	_, _, turned := h.layout()
	if !turned {
		return head
	}
	widest := 0.0
	for _, name := range h.Columns {
		widest = max(widest, min(heatLabel.width(oneLine(name)), 150))
	}
	return head + widest*0.71 - 6
}

func (h *Heat) height() float64 { return h.head() + float64(len(h.Rows))*cellHeight + 4 }

func (h *Heat) draw(c *canvas, top float64) {
	names, cell, turned := h.layout()
	left := margin + names + 10
	small := lettering{size: smallSize, color: muted}
	switch {
	case h.XAxis != "" && h.YAxis != "":
		c.text(margin, top+10, small.cut(h.YAxis+" (down) by "+h.XAxis+" (across)", right-margin), small)
	case h.XAxis+h.YAxis != "":
		c.text(margin, top+10, small.cut(h.XAxis+h.YAxis, right-margin), small)
	}
	top += h.head()
	for j, name := range h.Columns {
		x, l := left+cell*(float64(j)+.5), heatLabel
		if l.anchor = middle; turned {
			l.anchor, l.turn = start, -45
			c.text(x-2, top-7, l.cut(name, 150), l)
			continue
		}
		c.text(x, top-7, l.cut(name, cell), l)
	}
	most := h.most()
	for i, name := range h.Rows {
		y, l := top+float64(i)*cellHeight, heatLabel
		l.anchor = end
		c.text(left-8, y+cellHeight/2+3.5, l.cut(name, names+.5), l)
		for j := range h.Columns {
			h.cell(c, left+float64(j)*cell, y, cell, i, j, most)
		}
	}
}

// most is the number of the full colour.
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

func (h *Heat) cell(c *canvas, x, y, width float64, i, j int, most float64) {
	v := h.Values[i][j]
	style := lettering{size: smallSize, color: ink, anchor: middle}
	at := point{x + cellGap/2, y + cellGap/2}
	w, hi := width-cellGap, cellHeight-cellGap
	if math.IsNaN(v) {
		c.rect(at.x, at.y, w, hi, paint{line: rule}, oneLine(h.Rows[i]+", "+h.Columns[j]+": none"))
		style.color = muted
		c.text(x+width/2, y+cellHeight/2+3.8, "–", style)
		return
	}
	p := paint{fill: positive, line: rule}
	if v < 0 {
		p.fill = negative
	}
	// The line keeps a cell of 0 visible.
	if p.opacity = 0; most > 0 {
		p.opacity = math.Round(min(1, math.Abs(v)/most)*100) / 100
	}
	if p.opacity == 0 {
		p.fill = color{}
	}
	text := h.Unit.Format(v)
	written := text
	if style.width(written) > w-4 {
		written = h.Unit.short(v)
	}
	c.rect(at.x, at.y, w, hi, p, oneLine(h.Rows[i]+", "+h.Columns[j]+": "+text))
	c.text(x+width/2, y+cellHeight/2+3.8, style.cut(written, w), style)
}
