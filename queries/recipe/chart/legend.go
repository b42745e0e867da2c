package chart

// mark is the shape that tells a series from others, beside its colour.
type mark uint8

const (
	disc mark = iota
	square
	triangle
	ring
)

// draw draws the mark of the i-th series.
func drawMark(c *canvas, i int, x, y, size float64, tip string) {
	p := paint{fill: seriesColors[i]}
	switch mark(i) {
	case square:
		c.rect(x-size*.9, y-size*.9, size*1.8, size*1.8, p, tip)
	case triangle:
		c.element("path", `d="M`+num(x)+" "+num(y-size*1.3)+"L"+num(x+size*1.2)+" "+num(y+size*.9)+"L"+num(x-size*1.2)+" "+num(y+size*.9)+`Z"`, p, tip)
	case ring:
		c.circle(x, y, size, paint{fill: ground, line: seriesColors[i], width: 1.4}, tip)
	default:
		c.circle(x, y, size, p, tip)
	}
}

// dashes of the lines of series.
var dashes = [MaxSeries]string{"", "6 3", "2 2.5", "8 3 2 3"}

// legendLine is the height of the line that legend needs.
const legendLine = 20.0

// key is what stands for a series in a legend.
type key uint8

const (
	lines key = iota
	bars
	nodes
)

// legend names the series in one line. One series needs none.
func legend(c *canvas, top float64, names []string, k key) {
	if len(names) < 2 {
		return
	}
	x, style := margin, lettering{size: labelSize, color: ink}
	for i, name := range names {
		y := top + legendLine/2 - 2
		switch k {
		case lines:
			c.stroke(x, y, x+24, y, paint{line: seriesColors[i], width: 2, dashes: dashes[i]})
			drawMark(c, i, x+12, y, 3.4, "")
		case bars:
			c.rect(x+8, y-5, 16, 10, paint{fill: seriesColors[i]}, "")
		case nodes:
			c.circle(x+16, y, 5, paint{fill: seriesColors[i]}, "")
		}
		name = style.cut(name, (right-margin)/float64(len(names))-44)
		c.text(x+30, y+4, name, style)
		x += 30 + style.width(name) + 18
	}
}

// legendHeight is the room of the legend of so many series.
func legendHeight(series int) float64 {
	if series < 2 {
		return 0
	}
	return legendLine
}
