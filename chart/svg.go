package chart

import (
	"bytes"
	"fmt"
	"html"
	"image/color"
	"math"
	"strconv"
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// svgCanvas is a vg.Canvas that collects SVG elements: lines, circles and text. The
// one of gonum/plot (vgsvg) lacks classes, which a page needs for its colours,
// tooltips, and text anchors, which keep labels in place when a browser has other
// fonts. What no chart uses (transforms, images) is left to the embedded nil Canvas.
type svgCanvas struct {
	vg.Canvas
	bytes.Buffer
	height vg.Length
	style  Style
	inline bool   // colours are classes instead of attributes
	next   string // tooltip of the next element

	color  tint
	width  vg.Length
	dashes []vg.Length
}

// svgOf returns the svgCanvas under c, or nil if there is none.
func svgOf(c vg.Canvas) *svgCanvas {
	for {
		switch on := c.(type) {
		case *draw.Canvas:
			c = on.Canvas
		case draw.Canvas: // one that is cropped
			c = on.Canvas
		case *svgCanvas:
			return on
		default:
			return nil
		}
	}
}

// tip sets the tooltip of the next element; only SVG has them.
func tip(c draw.Canvas, text string) {
	if s := svgOf(&c); s != nil {
		s.next = oneLine(text)
	}
}

// num writes a length with at most two decimals.
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

// in writes the attributes for the colour: property is fill or stroke.
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

// end ends an element, with its tooltip.
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

// shape begins the element of a path of lines and whole circles: circle or path.
func (c *svgCanvas) shape(p vg.Path) (name string) {
	if len(p) == 3 && p[1].Type == vg.ArcComp {
		fmt.Fprintf(c, `<circle cx="%s" cy="%s" r="%s"`, num(p[1].Pos.X), num(c.height-p[1].Pos.Y), num(p[1].Radius))
		return "circle"
	}
	c.WriteString(`<path d="`)
	for i, part := range p {
		switch last := p[max(i-1, 0)].Pos; {
		case part.Type == vg.MoveComp:
			c.WriteString("M" + c.at(part.Pos))
		case part.Type == vg.CloseComp:
			c.WriteByte('Z')
		case part.Type == vg.ArcComp: // as two halves from its right end
			fmt.Fprintf(c, "a%[1]s %[1]s 0 0 0 -%[2]s 0a%[1]s %[1]s 0 0 0 %[2]s 0", num(part.Radius), num(2*part.Radius))
		case last.Y == part.Pos.Y:
			c.WriteString("H" + num(part.Pos.X))
		case last.X == part.Pos.X:
			c.WriteString("V" + num(c.height-part.Pos.Y))
		default:
			c.WriteString("L" + c.at(part.Pos))
		}
	}
	c.WriteByte('"')
	return "path"
}

// at writes a point in SVG coordinates.
func (c *svgCanvas) at(p vg.Point) string { return num(p.X) + " " + num(c.height-p.Y) }

// FillString writes text from its left end.
func (c *svgCanvas) FillString(f font.Face, pt vg.Point, s string) {
	c.text(f.Font, pt, s, text.XLeft, 0, false)
}

// text writes a line of text whose left end, middle or right end is at a point of
// its baseline, turned by an angle. A halo keeps lines off it.
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
