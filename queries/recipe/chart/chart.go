package chart

import (
	"fmt"
	"html"
)

// Chart is a Bar, Line, Histogram, Heat or Network.
type Chart interface {
	// Head is the title, and what the chart shows in words.
	Head() (title, text string)
	// empty reports whether there is nothing to draw.
	empty() bool
	// height in pixels, without the title.
	height() float64
	// draw draws below top.
	draw(c *canvas, top float64)
}

// Width of all charts in pixels.
const Width = 760

const (
	margin    = 14.0
	titleSize = 14.0
	titleLine = 26.0 // for the title
	labelSize = 12.0
	smallSize = 11.0
	noteSize  = 11.0
)

// right is the right end of what is drawn.
const right = Width - margin

// SVG draws a chart as a file of its own.
func SVG(c Chart) string {
	return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(c, false, "chart")
}

// Inline draws a chart as an element for an HTML page. id has to be unique in
// the page; the title's is id-title, the description's id-text.
func Inline(c Chart, id string) string { return element(c, true, id) }

// Figure draws a chart as an element with colours of its own, for a page whose
// style is not ours.
func Figure(c Chart, id string) string { return element(c, false, id) }

func element(c Chart, inline bool, id string) string {
	title, text := c.Head()
	height := 60.0
	if !c.empty() {
		height = c.height()
	}
	height += titleLine + margin
	out := &canvas{inline: inline}
	if inline {
		fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 %d %s"`, Width, num(height))
	} else {
		fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%s" viewBox="0 0 %[1]d %[2]s" font-family="%s"`, Width, num(height), family)
	}
	fmt.Fprintf(out, " role=\"img\" aria-labelledby=\"%[1]s-title %[1]s-text\">\n<title id=\"%[1]s-title\">%[2]s</title>\n<desc id=\"%[1]s-text\">%[3]s</desc>\n",
		id, html.EscapeString(oneLine(title)), html.EscapeString(oneLine(text)))
	if !inline {
		out.rect(0, 0, Width, height, paint{fill: ground}, "")
	}
	head := lettering{size: titleSize, color: ink, bold: true}
	out.text(margin, margin+titleSize-2, head.cut(title, right-margin), head)
	if c.empty() {
		out.text(Width/2, margin+titleLine+30, "nothing to show", lettering{size: labelSize, color: muted, anchor: middle})
	} else {
		c.draw(out, margin+titleLine)
	}
	out.WriteString("</svg>\n")
	return out.String()
}
