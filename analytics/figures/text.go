package figures

import (
	"strings"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// superscripts is plain text in which what follows a "^" is raised: 10^-5.
type superscripts struct{ text.Plain }

const (
	raisedSize = 0.72 // of the size of the text
	raisedBy   = 0.38
)

// split returns the font of the raised part as well.
func (s superscripts) split(txt string, f font.Font) (base, raised string, small font.Font) {
	base, raised, _ = strings.Cut(txt, "^")
	small = f
	small.Size *= raisedSize
	return base, raised, small
}

// Box measures both parts.
func (s superscripts) Box(txt string, f font.Font) (width, height, depth vg.Length) {
	base, raised, small := s.split(txt, f)
	width, height, depth = s.Plain.Box(base, f)
	if raised != "" {
		w, _, _ := s.Plain.Box(raised, small)
		width += w
	}
	return width, height, depth
}

// Draw draws both parts; only text of one line has a raised part.
func (s superscripts) Draw(c vg.Canvas, txt string, sty text.Style, pt vg.Point) {
	base, raised, small := s.split(txt, sty.Font)
	if raised == "" {
		s.Plain.Draw(c, txt, sty, pt)
		return
	}
	whole, _, _ := s.Box(txt, sty.Font)
	pt.X += vg.Length(sty.XAlign) * whole
	sty.XAlign = text.XLeft
	s.Plain.Draw(c, base, sty, pt)
	width, _, _ := s.Plain.Box(base, sty.Font)
	above := sty
	above.Font, above.YAlign = small, text.YBottom
	baseline := pt.Y + vg.Length(sty.YAlign)*sty.Height(base) + overBottom(sty)
	s.Plain.Draw(c, raised, above, vg.Point{X: pt.X + width, Y: baseline + sty.Font.Size*raisedBy - overBottom(above)})
}

// overBottom is how far above the point of a text with YBottom text.Plain puts
// the baseline.
func overBottom(s text.Style) vg.Length { return s.Font.Size - s.FontExtents().Ascent }
