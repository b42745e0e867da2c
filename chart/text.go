package chart

import (
	"image/color"
	"math"
	"strings"
	"sync"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// fonts holds the fonts of charts.
var fonts = font.NewCache(liberation.Collection())

// family lists what a browser or a program may use instead: fonts of the same widths
// first.
const family = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"

// write returns a text style of the given size in points.
func write(size float64, c color.Color, x text.XAlignment, y text.YAlignment) text.Style {
	return text.Style{Color: c, Font: font.Font{Typeface: "Liberation", Variant: "Sans", Size: vg.Points(size)}, XAlign: x, YAlign: y, Handler: plain{text.Plain{Fonts: fonts}}}
}

func bold(s text.Style) text.Style {
	s.Font.Weight = stdfont.WeightBold
	return s
}

// turned returns a style turned to the left.
func turned(s text.Style, by float64) text.Style {
	s.Rotation = by
	return s
}

// plain writes one line of text, anchored in SVG.
type plain struct{ text.Plain }

// boxOf is the text and font that a box is for.
type boxOf struct {
	text string
	font font.Font
}

// boxes keeps the boxes of texts that were measured: charts have the same numbers and
// words again and again, and to measure one makes a table of the font anew.
var boxes struct {
	sync.Mutex
	of map[boxOf][3]vg.Length
}

// mostBoxes is how many are kept before all are dropped.
const mostBoxes = 4096

// Box measures a text.
func (p plain) Box(txt string, f font.Font) (width, height, depth vg.Length) {
	key := boxOf{txt, f}
	boxes.Lock()
	defer boxes.Unlock()
	box, ok := boxes.of[key]
	if !ok {
		if len(boxes.of) >= mostBoxes || boxes.of == nil {
			boxes.of = map[boxOf][3]vg.Length{}
		}
		box[0], box[1], box[2] = p.Plain.Box(txt, f)
		boxes.of[key] = box
	}
	return box[0], box[1], box[2]
}

// Draw writes the text.
func (p plain) Draw(c vg.Canvas, txt string, sty text.Style, pt vg.Point) {
	p.draw(c, txt, sty, pt, false)
}

func (p plain) draw(c vg.Canvas, txt string, sty text.Style, pt vg.Point, halo bool) {
	s := svgOf(c)
	if s == nil || txt == "" {
		p.Plain.Draw(c, txt, sty, pt)
		return
	}
	up := sty.Height(txt)*vg.Length(sty.YAlign) + overBottom(sty)
	sin, cos := math.Sincos(sty.Rotation)
	s.SetColor(sty.Color)
	s.text(sty.Font, vg.Point{X: pt.X - up*vg.Length(sin), Y: pt.Y + up*vg.Length(cos)}, txt, sty.XAlign, sty.Rotation, halo)
}

// haloed writes text with a halo in the background colour, so that it can cross
// lines.
func haloed(c draw.Canvas, sty text.Style, pt vg.Point, txt string) {
	if svgOf(&c) == nil {
		around := sty
		around.Color = Ground
		for i := range 8 {
			sin, cos := math.Sincos(float64(i) * math.Pi / 4)
			c.FillText(around, pt.Add(vg.Point{X: vg.Length(cos), Y: vg.Length(sin)}), txt)
		}
	}
	plain{text.Plain{Fonts: fonts}}.draw(&c, txt, sty, pt, true)
}

// overBottom is how far above the point of a text with YBottom text.Plain puts the
// baseline.
func overBottom(s text.Style) vg.Length { return s.Font.Size - s.FontExtents().Ascent }

// superscripts is text in which what follows a "^" is raised: 10^-5.
type superscripts struct{ plain }

const (
	raisedSize = 0.82 // relative to the size of the text
	raisedBy   = 0.38
)

// Box measures both parts.
func (s superscripts) Box(txt string, f font.Font) (width, height, depth vg.Length) {
	base, raised, _ := strings.Cut(txt, "^")
	width, height, depth = s.plain.Box(base, f)
	f.Size *= raisedSize
	w, _, _ := s.plain.Box(raised, f)
	return width + w, height, depth
}

// Draw draws both parts.
func (s superscripts) Draw(c vg.Canvas, txt string, sty text.Style, pt vg.Point) {
	base, raised, _ := strings.Cut(txt, "^")
	if raised == "" {
		s.plain.Draw(c, txt, sty, pt)
		return
	}
	whole, _, _ := s.Box(txt, sty.Font)
	pt.X += vg.Length(sty.XAlign) * whole
	sty.XAlign = text.XLeft
	s.plain.Draw(c, base, sty, pt)
	width, _, _ := s.plain.Box(base, sty.Font)
	above := sty
	above.Font.Size *= raisedSize
	above.YAlign = text.YBottom
	baseline := pt.Y + vg.Length(sty.YAlign)*sty.Height(base) + overBottom(sty)
	s.plain.Draw(c, raised, above, vg.Point{X: pt.X + width, Y: baseline + sty.Font.Size*raisedBy - overBottom(above)})
}

// widest is the width of the widest of some texts, but not more than most.
func widest(sty text.Style, most vg.Length, texts []string) (w vg.Length) {
	for _, s := range texts {
		w = max(w, min(sty.Width(oneLine(s)), most))
	}
	return w
}

// cut shortens a text to a width, with an ellipsis in the middle, as the ends of ids
// and names tell most.
func cut(sty text.Style, s string, most vg.Length) string {
	s = oneLine(s)
	if sty.Width(s) <= most {
		return s
	}
	r := []rune(s)
	for keep := min(len(r)-1, 200); keep > 1; keep-- { // 200 letters fit nowhere
		head := (keep + 1) / 2
		short := string(r[:head]) + "…" + string(r[len(r)-(keep-head):])
		if sty.Width(short) <= most {
			return short
		}
	}
	return "…"
}

// oneLine replaces line breaks, characters that change the direction of text and those
// that XML cannot hold by blanks.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0x200e || r == 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfffe || r == 0xffff {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
