package chart

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Outline is a picture of a tree, or of several, with a line of text for each item: each
// stands in a row of its own, further right than the one that it stands below and joined
// to it, so that names never cover each other.
type Outline struct {
	Caption
	Rows   []OutlineRow
	Groups []string // all groups, at most MaxSeries, in the order of their looks
	Foot   string   // below the rows
}

// OutlineRow is one item of an outline.
type OutlineRow struct {
	Name   string
	Below  int    // the row that it stands below, which is before it; -1 for none
	Group  string // sets its colour and mark; "" for none
	Note   string // beside the name
	Marked bool   // the name is bold
}

const (
	outlineRow  = vg.Length(12.5)
	outlineStep = vg.Length(14) // from a level to the next
	outlineMark = vg.Length(7)  // from a mark to its name
	outlineFoot = vg.Length(18)
	outlineDeep = 16 // levels beyond have no further step
)

var (
	outlineName = write(9, Ink, text.XLeft, text.YCenter)
	outlineNote = write(8, Muted, text.XLeft, text.YCenter)
)

func (o *Outline) empty() bool { return len(o.Rows) == 0 }

func (o *Outline) size() vg.Point {
	return vg.Point{X: width, Y: legendHeight(len(o.keys())) + vg.Length(len(o.Rows))*outlineRow + outlineFoot}
}

// keys are those of the groups that occur.
func (o *Outline) keys() (keys []Key) {
	for i, name := range o.Groups {
		if slices.ContainsFunc(o.Rows, func(r OutlineRow) bool { return r.Group == name }) {
			keys = append(keys, Key{Label: name, Look: Looks[min(i, MaxSeries-1)], Mark: true})
		}
	}
	return keys
}

// levels are the numbers of steps to the right.
func (o *Outline) levels() []int {
	levels := make([]int, len(o.Rows))
	for i, r := range o.Rows {
		if r.Below >= 0 {
			levels[i] = min(levels[r.Below]+1, outlineDeep)
		}
	}
	return levels
}

func (o *Outline) draw(c draw.Canvas) {
	c = legendLine(c, o.keys())
	levels := o.levels()
	at := make([]vg.Point, len(o.Rows))
	last := map[int]int{} // of each row, the last that stands below it
	for i, r := range o.Rows {
		at[i] = vg.Point{X: c.Min.X + 4 + vg.Length(levels[i])*outlineStep, Y: c.Max.Y - (vg.Length(i)+.5)*outlineRow}
		if r.Below >= 0 {
			last[r.Below] = i
		}
	}
	joins := draw.LineStyle{Color: tint{Muted, 0.6}, Width: 0.75}
	for i, r := range o.Rows {
		if r.Below >= 0 {
			from := at[r.Below]
			c.StrokeLine2(joins, from.X, at[i].Y, max(at[i].X-5, from.X+3), at[i].Y)
		}
		if to, ok := last[i]; ok {
			c.StrokeLine2(joins, at[i].X, at[i].Y-4, at[i].X, at[to].Y)
		}
	}
	for i, r := range o.Rows {
		o.row(c, r, at[i])
	}
	c.FillText(outlineNote, vg.Point{X: c.Min.X, Y: c.Min.Y + outlineFoot/3}, cut(outlineNote, o.Foot, c.Size().X))
}

// row draws the mark, the name and what is beside it.
func (o *Outline) row(c draw.Canvas, r OutlineRow, at vg.Point) {
	look := Look{Color: Muted, mark: ring}
	if i := slices.Index(o.Groups, r.Group); i >= 0 {
		look = Looks[min(i, MaxSeries-1)]
	}
	look.marks(c, []vg.Point{at}, []string{r.Name + ", " + cmp.Or(r.Group, "no group")})
	name := outlineName
	if r.Marked {
		name = bold(name)
	}
	x, style := at.X+outlineMark, outlineNote
	room := c.Max.X - x
	written := cut(name, r.Name, room-min(style.Width(oneLine(r.Note)), room/2)-6)
	c.FillText(name, vg.Point{X: x, Y: at.Y + 1}, written)
	x += name.Width(written) + 6
	c.FillText(style, vg.Point{X: x, Y: at.Y + 1}, cut(style, r.Note, c.Max.X-x))
}
