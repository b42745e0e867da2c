package chart

import (
	"fmt"
	"image/color"
	"math"
	"strings"

	"github.com/hubgraph/hubgraph/hub"
)

// Style is the background that a chart is drawn on, light or dark, and with it the
// colours.
type Style uint8

// The styles.
const (
	Light Style = iota
	Dark
)

// String returns the name of the style.
func (s Style) String() string { return [...]string{"light", "dark"}[s] }

// ParseStyle reads "light" or "dark". The error for another name is a
// hub.UsageError.
func ParseStyle(name string) (Style, error) {
	for _, s := range []Style{Light, Dark} {
		if name == s.String() {
			return s, nil
		}
	}
	return 0, hub.Usagef("unknown style %q; want light or dark", name)
}

// Color is a colour by name; a Style gives it its value. As a color.Color it has its
// value in Light.
type Color uint8

// The colours.
const (
	Ink   Color = iota // text, and the series that is the whole
	Muted              // axes and explanations
	Rule               // grid
	Blue               // series
	Orange
	Green
	Purple // series that are parts of another kind than those above
	Brown
	Pink
	Positive // one end of a scale; smaller values let the background shine through
	Negative // the other end
	Ground
)

// palette has the colours in order: the name, and the colour in each Style.
var palette = [...]struct {
	name   string
	styles [2]color.NRGBA
}{
	Ink:      {"ink", [2]color.NRGBA{rgb(0x1d2126), rgb(0xe7e4dd)}},
	Muted:    {"muted", [2]color.NRGBA{rgb(0x57616b), rgb(0xa3abb3)}},
	Rule:     {"rule", [2]color.NRGBA{rgb(0xe2e2de), rgb(0x31373d)}},
	Blue:     {"blue", [2]color.NRGBA{rgb(0x004fa8), rgb(0x6a9df2)}},
	Orange:   {"orange", [2]color.NRGBA{rgb(0xc25400), rgb(0xf2852e)}},
	Green:    {"green", [2]color.NRGBA{rgb(0x1f9a66), rgb(0x3cd792)}},
	Purple:   {"purple", [2]color.NRGBA{rgb(0x8c29fb), rgb(0x9303f5)}},
	Brown:    {"brown", [2]color.NRGBA{rgb(0x592d07), rgb(0x6a6738)}},
	Pink:     {"pink", [2]color.NRGBA{rgb(0xc569a6), rgb(0x9b4e78)}},
	Positive: {"positive", [2]color.NRGBA{rgb(0x6fb3b8), rgb(0x1f6268)}},
	Negative: {"negative", [2]color.NRGBA{rgb(0xd99bb3), rgb(0x86405f)}},
	Ground:   {"ground", [2]color.NRGBA{rgb(0xffffff), rgb(0x14171a)}},
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 0xff}
}

// RGBA makes a Color a color.Color.
func (c Color) RGBA() (r, g, b, a uint32) { return palette[c].styles[Light].RGBA() }

// tint is a colour through which the background shines.
type tint struct {
	Color
	strength float64 // 0 to 1
}

// tintOf returns the colour passed to SetColor.
func tintOf(c color.Color) tint {
	switch c := c.(type) {
	case tint:
		return c
	case Color:
		return tint{c, 1}
	}
	return tint{Ink, 1} // gonum/plot's black
}

// on returns the opaque colour of the tint in a style.
func (t tint) on(s Style) color.NRGBA {
	over, under := palette[t.Color].styles[s], palette[Ground].styles[s]
	mix := func(a, b uint8) uint8 { return uint8(math.Round(float64(a)*t.strength + float64(b)*(1-t.strength))) }
	return color.NRGBA{mix(over.R, under.R), mix(over.G, under.G), mix(over.B, under.B), 0xff}
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Stylesheet returns the CSS for charts within a page (Inline): the colours on a
// light and on a dark page, and in print. page is its background colour, as CSS.
func Stylesheet(page string) string {
	var styles [2]strings.Builder
	var classes strings.Builder
	for c, p := range palette {
		if Color(c) != Ground {
			for s := range styles {
				fmt.Fprintf(&styles[s], " --chart-%s: %s;", p.name, hex(p.styles[s]))
			}
		}
		fmt.Fprintf(&classes, ".chart .fill-%s { fill: var(--chart-%[1]s); } .chart .line-%[1]s { fill: none; stroke: var(--chart-%[1]s); }\n", p.name)
	}
	return fmt.Sprintf(".chart { --chart-ground: %s;%s }\n@media screen and (prefers-color-scheme: dark) {\n  .chart {%s }\n}\n%s.chart .halo { stroke: var(--chart-ground); }\n.chart text { font-family: %s; }\n",
		page, styles[Light].String(), styles[Dark].String(), classes.String(), family)
}

// String returns the name of the colour, as in the classes of Stylesheet.
func (c Color) String() string { return palette[c].name }
