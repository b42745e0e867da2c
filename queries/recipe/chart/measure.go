package chart

import (
	"strings"

	stdfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
)

var fonts = font.NewCache(liberation.Collection())

// width of a line of text in pixels.
func (l lettering) width(s string) float64 {
	f := font.Font{Typeface: "Liberation", Variant: "Sans"}
	if l.bold {
		f.Weight = stdfont.WeightBold
	}
	face := fonts.Lookup(f, font.Length(l.size))
	return float64(face.Width(s))
}

// cut shortens a text to a width, with an ellipsis in its middle, as the ends of
// ids and names tell most.
func (l lettering) cut(s string, most float64) string {
	s = oneLine(s)
	if l.width(s) <= most {
		return s
	}
	r := []rune(s)
	for keep := min(len(r)-1, 200); keep > 1; keep-- { // 200 letters fit nowhere
		head := (keep + 1) / 2
		short := string(r[:head]) + "…" + string(r[len(r)-(keep-head):])
		if l.width(short) <= most {
			return short
		}
	}
	return "…"
}

// oneLine replaces what would break a line, or what XML cannot hold, by blanks.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfffe || r == 0xffff {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
