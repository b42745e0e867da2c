package chart

import (
	"image/color"
	"math"
	"strings"
	"testing"
)

// linear returns the light of the three primaries (sRGB, IEC 61966-2-1).
func linear(c color.NRGBA) (out [3]float64) {
	for i, b := range [3]uint8{c.R, c.G, c.B} {
		x := float64(b) / 255
		if x <= 0.04045 {
			out[i] = x / 12.92
		} else {
			out[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return out
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(a, b color.NRGBA) float64 {
	light := func(c color.NRGBA) float64 {
		l := linear(c)
		return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Text and what is drawn stand out from the ground, on white, on the light and
// on the dark page (WCAG 2.2, 1.4.3 and 1.4.11).
func TestContrast(t *testing.T) {
	for name, scheme := range map[string]struct {
		ground color.NRGBA
		style  Style
	}{
		"white": {palette[Ground].styles[Light], Light},
		"light": {rgb(0xfbfaf6), Light},
		"dark":  {palette[Ground].styles[Dark], Dark},
	} {
		of := func(c Color) color.NRGBA { return palette[c].styles[scheme.style] }
		for c, least := range map[Color]float64{Ink: 4.5, Muted: 4.5, Blue: 3, Orange: 3, Green: 3, Purple: 3, Brown: 3, Pink: 3} {
			if got := contrast(of(c), scheme.ground); got < least {
				t.Errorf("%s: %s has contrast %.2f", name, palette[c].name, got)
			}
		}
		for _, c := range []Color{Positive, Negative} { // text stands on them
			if got := contrast(of(Ink), of(c)); got < 4.5 {
				t.Errorf("%s: text on %s has contrast %.2f", name, palette[c].name, got)
			}
		}
	}
}

// blindness are the colours that people with a missing kind of cones see, in
// linear light: Machado, Oliveira and Fernandes (2009), severity 1.
var blindness = map[string][3][3]float64{
	"none":         {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// lab returns CIE L*a*b* (D65) of linear light.
func lab(l [3]float64) (out [3]float64) {
	f := func(t float64) float64 {
		if t > 216./24389 {
			return math.Cbrt(t)
		}
		return (24389./27*t + 16) / 116
	}
	x := f((0.4124564*l[0] + 0.3575761*l[1] + 0.1804375*l[2]) / 0.95047)
	y := f(0.2126729*l[0] + 0.7151522*l[1] + 0.0721750*l[2])
	z := f((0.0193339*l[0] + 0.1191920*l[1] + 0.9503041*l[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// The colours of series are far apart (more than 20 in CIE76, where 2.3 is just
// seen) for every kind of colour vision, light and dark.
func TestColoursOfSeries(t *testing.T) {
	pick := []Color{Ink, Blue, Orange, Green, Purple, Brown, Pink}
	for kind, m := range blindness {
		for _, style := range []Style{Light, Dark} {
			see := func(c Color) [3]float64 {
				l := linear(palette[c].styles[style])
				var seen [3]float64
				for i := range seen {
					seen[i] = min(max(m[i][0]*l[0]+m[i][1]*l[1]+m[i][2]*l[2], 0), 1)
				}
				return lab(seen)
			}
			for i, a := range pick {
				for _, b := range pick[:i] {
					p, q := see(a), see(b)
					if d := math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2])); d < 20 {
						t.Errorf("%s, %s: %s and %s are only %.1f apart", kind, style, palette[a].name, palette[b].name, d)
					}
				}
			}
		}
	}
}

// A tint is opaque where a format has no transparency: a fifth of it and four of
// the ground.
func TestTint(t *testing.T) {
	for _, c := range []struct {
		in    color.Color
		style Style
		want  color.NRGBA
	}{
		{Blue, Light, color.NRGBA{0x00, 0x4f, 0xa8, 255}},
		{tint{Blue, 0}, Light, color.NRGBA{255, 255, 255, 255}},
		{tint{Blue, 0.2}, Light, color.NRGBA{204, 220, 238, 255}}, // 255·4/5 + (0, 79, 168)/5
		{tint{Blue, 0.2}, Dark, color.NRGBA{37, 50, 69, 255}},     // (20, 23, 26)·4/5 + (106, 157, 242)/5
		{color.Black, Light, color.NRGBA{0x1d, 0x21, 0x26, 255}},
	} {
		if got := tintOf(c.in).on(c.style); got != c.want {
			t.Errorf("%v: %v, want %v", c.in, got, c.want)
		}
	}
}

func TestStylesheet(t *testing.T) {
	for _, want := range []string{"--chart-ground: var(--bg);", "--chart-blue: #004fa8;", "prefers-color-scheme: dark", ".chart .line-orange { fill: none; stroke: var(--chart-orange); }", "sans-serif"} {
		if !strings.Contains(Stylesheet("var(--bg)"), want) {
			t.Errorf("no %q", want)
		}
	}
}
