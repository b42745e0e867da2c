package figures

import (
	"image/color"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// The colours of a figure on white. In a page each goes by its name, so that a
// dark page can have others.
var (
	ink   = color.NRGBA{0x1d, 0x21, 0x26, 0xff} // text, and the series that is the whole
	muted = color.NRGBA{0x57, 0x61, 0x6b, 0xff} // axes and what explains
	rule  = color.NRGBA{0xe2, 0xe2, 0xde, 0xff} // grid

	blue   = color.NRGBA{0x00, 0x4f, 0xa8, 0xff}
	orange = color.NRGBA{0xc2, 0x54, 0x00, 0xff}
	green  = color.NRGBA{0x1f, 0x9a, 0x66, 0xff}

	positive = color.NRGBA{0x5b, 0xab, 0xdb, 0xff} // a correlation of 1; the ground shines through lesser ones
	negative = color.NRGBA{0xf0, 0x91, 0x4c, 0xff} // of -1
)

// named lists the colours by the name that they have in a page.
var named = []struct {
	name  string
	color color.NRGBA
}{
	{"ink", ink}, {"muted", muted}, {"rule", rule}, {"blue", blue}, {"orange", orange}, {"green", green},
	{"positive", positive}, {"negative", negative},
}

// colorName returns the name of a colour, "" for one that has none. The colours
// that come back from an SVG can be off by rounding.
func colorName(c color.NRGBA) string {
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= 2 }
	for _, n := range named {
		if near(c.R, n.color.R) && near(c.G, n.color.G) && near(c.B, n.color.B) {
			return n.name
		}
	}
	return ""
}

// fonts holds the faces that figures use; text never leaves Windows-1252, which
// is what PDF shows.
var fonts = font.NewCache(liberation.Collection())

var handler = superscripts{text.Plain{Fonts: fonts}}

// family is what a browser or a program may take instead: fonts of the same widths first.
const family = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"

// write returns a style of text of a size in points.
func write(size float64, c color.Color, x text.XAlignment, y text.YAlignment) text.Style {
	return text.Style{Color: c, Font: font.Font{Typeface: "Liberation", Variant: "Sans", Size: vg.Points(size)}, XAlign: x, YAlign: y, Handler: handler}
}

func bold(s text.Style) text.Style {
	s.Font.Weight = stdfont.WeightBold
	return s
}

// look is how a series is drawn.
type look struct {
	color  color.NRGBA
	width  vg.Length
	dashes []vg.Length
	mark   mark
}

// looks of up to four series. They differ in colour, in dashes and in marks.
var (
	first  = look{blue, 1.4, nil, disc}
	second = look{orange, 1.4, []vg.Length{4.5, 1.8}, square}
	third  = look{green, 1.6, []vg.Length{1.6, 1.6}, triangle}
	whole  = look{ink, 1.4, nil, ring}
)

func (l look) line() draw.LineStyle {
	return draw.LineStyle{Color: l.color, Width: l.width, Dashes: l.dashes}
}
