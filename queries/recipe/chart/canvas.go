package chart

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
)

// canvas collects the elements of one SVG. Coordinates are pixels from the top
// left corner.
type canvas struct {
	strings.Builder
	inline bool // colours are classes, else attributes
}

// num writes a coordinate with at most two digits after the point.
func num(x float64) string {
	s := strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
	if s == "-0" {
		return "0"
	}
	return s
}

// paint is how an element is filled and drawn; the zero color is none.
type paint struct {
	fill, line color
	opacity    float64 // of the filling; 0 is opaque
	width      float64 // of the line; 0 is 1
	dashes     string
}

func (p paint) attributes(inline bool) string {
	var b strings.Builder
	var classes []string
	if p.fill.name == "" {
		b.WriteString(` fill="none"`)
	} else if inline {
		classes = append(classes, "fill-"+p.fill.name)
	} else {
		b.WriteString(` fill="` + p.fill.light + `"`)
	}
	if p.line.name != "" {
		if inline {
			classes = append(classes, "line-"+p.line.name)
		} else {
			b.WriteString(` stroke="` + p.line.light + `"`)
		}
		if p.width > 0 {
			b.WriteString(` stroke-width="` + num(p.width) + `"`)
		}
		if p.dashes != "" {
			b.WriteString(` stroke-dasharray="` + p.dashes + `"`)
		}
	}
	if p.opacity > 0 && p.opacity < 1 {
		b.WriteString(` fill-opacity="` + num(p.opacity) + `"`)
	}
	if len(classes) > 0 {
		b.WriteString(` class="` + strings.Join(classes, " ") + `"`)
	}
	return b.String()
}

// element writes an element; tip is what it tells when a pointer rests on it.
func (c *canvas) element(name, attributes string, p paint, tip string) {
	c.WriteString("<" + name + " " + attributes + p.attributes(c.inline))
	if tip == "" {
		c.WriteString("/>\n")
		return
	}
	c.WriteString("><title>" + html.EscapeString(tip) + "</title></" + name + ">\n")
}

func (c *canvas) rect(x, y, w, h float64, p paint, tip string) {
	c.element("rect", fmt.Sprintf(`x="%s" y="%s" width="%s" height="%s"`, num(x), num(y), num(w), num(h)), p, tip)
}

func (c *canvas) circle(x, y, r float64, p paint, tip string) {
	c.element("circle", fmt.Sprintf(`cx="%s" cy="%s" r="%s"`, num(x), num(y), num(r)), p, tip)
}

func (c *canvas) stroke(x1, y1, x2, y2 float64, p paint) {
	c.element("line", fmt.Sprintf(`x1="%s" y1="%s" x2="%s" y2="%s"`, num(x1), num(y1), num(x2), num(y2)), p, "")
}

// point is a place on the canvas.
type point struct{ x, y float64 }

// polyline joins points; parts with NaN are left out.
func (c *canvas) polyline(points []point, p paint) {
	var d strings.Builder
	pen := "M"
	for _, at := range points {
		if math.IsNaN(at.y) {
			pen = "M"
			continue
		}
		d.WriteString(pen + num(at.x) + " " + num(at.y))
		pen = "L"
	}
	if d.Len() > 0 {
		c.element("path", `d="`+d.String()+`"`, p, "")
	}
}

// anchor says which part of a text stands at its place.
type anchor uint8

const (
	start anchor = iota
	middle
	end
)

// lettering is how a text is written.
type lettering struct {
	size   float64
	color  color
	anchor anchor
	bold   bool
	turn   float64 // degrees, clockwise
	halo   bool    // with the ground around it
}

// text writes a line whose baseline is at y.
func (c *canvas) text(x, y float64, s string, l lettering) {
	fmt.Fprintf(c, `<text x="%s" y="%s" font-size="%s"`, num(x), num(y), num(l.size))
	if l.anchor != start {
		fmt.Fprintf(c, ` text-anchor="%s"`, [...]string{middle: "middle", end: "end"}[l.anchor])
	}
	if l.bold {
		c.WriteString(` font-weight="bold"`)
	}
	if l.turn != 0 {
		fmt.Fprintf(c, ` transform="rotate(%s %s %s)"`, num(l.turn), num(x), num(y))
	}
	p := paint{fill: l.color}
	if l.halo {
		p.line, p.width = ground, 3
		c.WriteString(` stroke-linejoin="round" paint-order="stroke"`)
	}
	c.WriteString(p.attributes(c.inline) + ">" + html.EscapeString(s) + "</text>\n")
}
