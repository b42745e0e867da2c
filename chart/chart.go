package chart

import (
	"bytes"
	"fmt"
	"html"
	"io"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Chart is a Bar, Line, Histogram, Heat, Network, Outline, Panels or Triangles.
type Chart interface {
	// Head returns the title, and a description of the chart in words.
	Head() (title, text string)
	// titled reports whether the title is drawn above the chart.
	titled() bool
	// empty reports whether there is nothing to draw.
	empty() bool
	// size is the size of the drawing, without title and margin.
	size() vg.Point
	// draw fills a canvas of that size.
	draw(c draw.Canvas)
}

// Caption is the title of a chart and its description in words: kind, axes, units
// and series, for readers who cannot see it.
type Caption struct{ Title, Text string }

// Head returns the title and the description.
func (c Caption) Head() (title, text string) { return c.Title, c.Text }

func (Caption) titled() bool { return true }

// Margin is the width of the margin around a chart that has its own background.
const Margin = vg.Length(14)

const (
	width     = vg.Length(542) // of charts with a single diagram
	titleLine = vg.Length(22)
)

// outer is the size of a chart with its title and a margin.
func outer(c Chart, margin vg.Length) vg.Point {
	size := c.size()
	if c.titled() {
		if size.Y += titleLine; c.empty() {
			size.Y = titleLine + 45
		}
	}
	return size.Add(vg.Point{X: 2 * margin, Y: 2 * margin})
}

// paint draws a chart on a canvas of the outer size, with a background if it has a
// margin.
func paint(to vg.Canvas, ch Chart, margin vg.Length) {
	size := outer(ch, margin)
	c := draw.NewCanvas(to, size.X, size.Y)
	if margin > 0 {
		c.SetColor(Ground)
		c.Fill(c.Rectangle.Path())
	}
	if ch.titled() {
		title, _ := ch.Head()
		style := bold(write(10.5, Ink, text.XLeft, text.YTop))
		c.FillText(style, vg.Point{X: c.Min.X + margin, Y: c.Max.Y - margin}, cut(style, title, c.Size().X-2*margin))
	}
	c = inner(c, ch, margin)
	if ch.empty() {
		nothing{}.Plot(c, nil)
		return
	}
	ch.draw(c)
}

// inner is the part of a canvas of the outer size that the chart itself fills.
func inner(c draw.Canvas, ch Chart, margin vg.Length) draw.Canvas {
	if margin > 0 {
		c = draw.Crop(c, margin, -margin, margin, -margin)
	}
	if ch.titled() {
		c.Max.Y -= titleLine
	}
	return c
}

// Write draws a chart as a file of its own. The same chart, format and style give
// the same bytes. The error is that of drawing or of w.
func Write(w io.Writer, c Chart, format Format, style Style) error {
	var b bytes.Buffer // an error must not leave half a file
	var err error
	switch format {
	case PNG:
		err = writePNG(&b, c, style)
	case PDF:
		err = writePDF(&b, c, style)
	default:
		b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Element(c, "chart", style))
	}
	if err != nil {
		title, _ := c.Head()
		return fmt.Errorf("draw %q: %w", title, err)
	}
	_, err = b.WriteTo(w)
	return err
}

// Element draws a chart as an svg element with its own background and colours, for a
// page with another style. id must be unique in the page; the title's id is
// id-title, the description's id-text.
func Element(c Chart, id string, style Style) string {
	size := outer(c, Margin)
	return element(c, id, &svgCanvas{height: size.Y, style: style}, Margin,
		fmt.Sprintf(`width="%spt" height="%spt" font-family="%s"`, num(size.X), num(size.Y), family))
}

// Inline draws a chart as an svg element without background and colours: what is
// filled or stroked in a colour has the class fill-NAME or line-NAME, which the page
// defines with Stylesheet. id is as for Element.
func Inline(c Chart, id string) string {
	return element(c, id, &svgCanvas{height: outer(c, 0).Y, inline: true}, 0, `class="chart"`)
}

func element(c Chart, id string, out *svgCanvas, margin vg.Length, attributes string) string {
	paint(out, c, margin)
	title, text := c.Head()
	size := outer(c, margin)
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" %[1]s viewBox="0 0 %[2]s %[3]s" role="img" aria-labelledby="%[4]s-title %[4]s-text">`+"\n"+
		"<title id=\"%[4]s-title\">%[5]s</title>\n<desc id=\"%[4]s-text\">%[6]s</desc>\n%[7]s</svg>\n",
		attributes, num(size.X), num(size.Y), id, html.EscapeString(oneLine(title)), html.EscapeString(oneLine(text)), out.String())
}
