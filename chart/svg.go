package chart

import (
	"bytes"
	"fmt"
	"html"
	"image"
	"image/color"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// svgCanvas is a vg.Canvas that collects SVG elements. That of gonum/plot
// (vgsvg) writes no classes, which a page needs for its colours, no tips and no
// anchors of text, which keep labels in place when a browser has other fonts.
type svgCanvas struct {
	bytes.Buffer
	height vg.Length
	style  Style
	inline bool // colours are classes, else attributes
	state
	stack []state
	next  string // tip of the next element
}

type state struct {
	color  tint
	width  vg.Length
	dashes []vg.Length
	groups int // elements that Pop closes
}

// svgOf returns the svgCanvas that c draws on, nil when it is another one.
func svgOf(c vg.Canvas) *svgCanvas {
	for {
		switch on := c.(type) {
		case *draw.Canvas:
			c = on.Canvas
		case draw.Canvas: // within one that is cropped
			c = on.Canvas
		case *svgCanvas:
			return on
		default:
			return nil
		}
	}
}

// tip says what the next element tells when a pointer rests on it; only SVG can.
func tip(c draw.Canvas, text string) {
	if s := svgOf(&c); s != nil {
		s.next = oneLine(text)
	}
}

// num writes a length with at most two digits after the point.
func num(x vg.Length) string {
	s := strconv.FormatFloat(math.Round(float64(x)*100)/100, 'f', -1, 64)
	if s == "-0" {
		return "0"
	}
	return s
}

func (c *svgCanvas) SetLineWidth(w vg.Length)               { c.width = w }
func (c *svgCanvas) SetLineDash(d []vg.Length, _ vg.Length) { c.dashes = d }
func (c *svgCanvas) SetColor(to color.Color)                { c.color = tintOf(to) }

// group opens an element that Pop closes.
func (c *svgCanvas) group(transform string) {
	c.groups++
	c.WriteString(`<g transform="` + transform + "\">\n")
}

func (c *svgCanvas) Rotate(rad float64) {
	c.group("rotate(" + num(vg.Length(-rad*180/math.Pi)) + " 0 " + num(c.height) + ")")
}

func (c *svgCanvas) Translate(by vg.Point) {
	c.group("translate(" + num(by.X) + " " + num(-by.Y) + ")")
}

func (c *svgCanvas) Scale(x, y float64) {
	c.group(fmt.Sprintf("translate(0 %s) scale(%g %g) translate(0 -%[1]s)", num(c.height), x, y))
}

func (c *svgCanvas) Push() {
	c.stack = append(c.stack, c.state)
	c.groups = 0
}

func (c *svgCanvas) Pop() {
	c.WriteString(strings.Repeat("</g>\n", c.groups))
	c.state, c.stack = c.stack[len(c.stack)-1], c.stack[:len(c.stack)-1]
}

// DrawImage draws nothing: no chart holds an image.
func (c *svgCanvas) DrawImage(vg.Rectangle, image.Image) {}

// in writes the attributes of the colour: property is fill or stroke.
func (c *svgCanvas) in(property string) {
	name := palette[c.color.Color].name
	switch {
	case c.inline && property == "fill":
		c.WriteString(` class="fill-` + name + `"`)
	case c.inline:
		c.WriteString(` class="line-` + name + `"`)
	default:
		c.WriteString(" " + property + `="` + hex(palette[c.color.Color].styles[c.style]) + `"`)
	}
	if c.color.strength < 1 {
		c.WriteString(" " + property + `-opacity="` + num(vg.Length(c.color.strength)) + `"`)
	}
}

// end ends an element, with its tip.
func (c *svgCanvas) end(name string) {
	if c.next == "" {
		c.WriteString("/>\n")
		return
	}
	c.WriteString("><title>" + html.EscapeString(c.next) + "</title></" + name + ">\n")
	c.next = ""
}

func (c *svgCanvas) Stroke(p vg.Path) {
	if c.width <= 0 || len(p) == 0 {
		return
	}
	name := c.shape(p)
	if !c.inline {
		c.WriteString(` fill="none"`)
	}
	c.in("stroke")
	if c.width != 1 {
		c.WriteString(` stroke-width="` + num(c.width) + `"`)
	}
	if len(c.dashes) > 0 {
		var lengths []string
		for _, d := range c.dashes {
			lengths = append(lengths, num(d))
		}
		c.WriteString(` stroke-dasharray="` + strings.Join(lengths, " ") + `"`)
	}
	c.end(name)
}

func (c *svgCanvas) Fill(p vg.Path) {
	if len(p) > 0 {
		name := c.shape(p)
		c.in("fill")
		c.end(name)
	}
}

// shape begins the element of a path: circle or path.
func (c *svgCanvas) shape(p vg.Path) (name string) {
	if len(p) == 3 && p[1].Type == vg.ArcComp && p[1].Angle == 2*math.Pi {
		fmt.Fprintf(c, `<circle cx="%s" cy="%s" r="%s"`, num(p[1].Pos.X), num(c.height-p[1].Pos.Y), num(p[1].Radius))
		return "circle"
	}
	c.WriteString(`<path d="`)
	for i, part := range p {
		at := c.at(part.Pos)
		switch part.Type {
		case vg.MoveComp:
			c.WriteString("M" + at)
		case vg.LineComp:
			switch last := p[max(i-1, 0)].Pos; {
			case last.Y == part.Pos.Y:
				c.WriteString("H" + num(part.Pos.X))
			case last.X == part.Pos.X:
				c.WriteString("V" + num(c.height-part.Pos.Y))
			default:
				c.WriteString("L" + at)
			}
		case vg.ArcComp:
			c.arc(part, i == 0)
		case vg.CurveComp:
			c.WriteString([...]string{1: "Q", 2: "C"}[len(part.Control)])
			for _, control := range part.Control {
				c.WriteString(c.at(control) + " ")
			}
			c.WriteString(at)
		case vg.CloseComp:
			c.WriteByte('Z')
		}
	}
	c.WriteByte('"')
	return "path"
}

// at writes a point in the coordinates of SVG.
func (c *svgCanvas) at(p vg.Point) string { return num(p.X) + " " + num(c.height-p.Y) }

// arc writes an arc as two halves, as one cannot be a circle.
func (c *svgCanvas) arc(a vg.PathComp, first bool) {
	point := func(angle float64) string {
		sin, cos := math.Sincos(angle)
		return c.at(vg.Point{X: a.Pos.X + a.Radius*vg.Length(cos), Y: a.Pos.Y + a.Radius*vg.Length(sin)})
	}
	pen, sweep := "L", "0"
	if first {
		pen = "M"
	}
	if a.Angle < 0 {
		sweep = "1"
	}
	c.WriteString(pen + point(a.Start))
	for _, part := range []float64{0.5, 1} {
		fmt.Fprintf(c, "A%s %[1]s 0 0 %s %s", num(a.Radius), sweep, point(a.Start+part*a.Angle))
	}
}

// FillString writes text from its left end.
func (c *svgCanvas) FillString(f font.Face, pt vg.Point, s string) {
	c.text(f.Font, pt, s, text.XLeft, 0, false)
}

// text writes a line that stands with its left end, middle or right end at a
// point of its baseline, turned by an angle. A halo keeps lines off it.
func (c *svgCanvas) text(f font.Font, pt vg.Point, s string, x text.XAlignment, turn float64, halo bool) {
	fmt.Fprintf(c, `<text x="%s" y="%s" font-size="%s"`, num(pt.X), num(c.height-pt.Y), num(f.Size))
	switch x {
	case text.XCenter:
		c.WriteString(` text-anchor="middle"`)
	case text.XRight:
		c.WriteString(` text-anchor="end"`)
	}
	if f.Weight > 0 {
		c.WriteString(` font-weight="bold"`)
	}
	if turn != 0 {
		fmt.Fprintf(c, ` transform="rotate(%s %s %s)"`, num(vg.Length(-turn*180/math.Pi)), num(pt.X), num(c.height-pt.Y))
	}
	if halo {
		c.WriteString(` stroke-width="2.2" stroke-linejoin="round" paint-order="stroke"`)
		if c.inline {
			c.WriteString(` class="halo fill-` + palette[c.color.Color].name + `"`)
		} else {
			c.WriteString(` stroke="` + hex(palette[Ground].styles[c.style]) + `"`)
			c.in("fill")
		}
	} else {
		c.in("fill")
	}
	c.WriteString(">" + html.EscapeString(oneLine(s)) + "</text>\n")
}
