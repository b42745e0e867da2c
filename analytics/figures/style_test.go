package figures

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
	for _, scheme := range []struct {
		name   string
		ground color.NRGBA
		of     func(name string, c color.NRGBA) color.NRGBA
	}{
		{"white", color.NRGBA{0xff, 0xff, 0xff, 0xff}, func(_ string, c color.NRGBA) color.NRGBA { return c }},
		{"light", color.NRGBA{0xfb, 0xfa, 0xf6, 0xff}, func(_ string, c color.NRGBA) color.NRGBA { return c }},
		{"dark", color.NRGBA{0x14, 0x17, 0x1a, 0xff}, func(name string, _ color.NRGBA) color.NRGBA { return dark[name] }},
	} {
		text := scheme.of("ink", ink)
		for _, n := range named {
			c := scheme.of(n.name, n.color)
			if c.A != 0xff {
				t.Errorf("%s: no colour %s", scheme.name, n.name)
			}
			switch n.name {
			case "ink", "muted":
				if got := contrast(c, scheme.ground); got < 4.5 {
					t.Errorf("%s: %s has contrast %.2f", scheme.name, n.name, got)
				}
			case "blue", "orange", "green":
				if got := contrast(c, scheme.ground); got < 3 {
					t.Errorf("%s: %s has contrast %.2f", scheme.name, n.name, got)
				}
			case "positive", "negative": // text stands on them
				if got := contrast(text, c); got < 4.5 {
					t.Errorf("%s: text on %s has contrast %.2f", scheme.name, n.name, got)
				}
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
	pick := []string{"ink", "blue", "orange", "green"}
	for kind, m := range blindness {
		for scheme, of := range map[string]func(string) color.NRGBA{
			"light": func(name string) color.NRGBA { return colorOf(t, name) },
			"dark":  func(name string) color.NRGBA { return dark[name] },
		} {
			see := func(name string) [3]float64 {
				l := linear(of(name))
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
						t.Errorf("%s, %s: %s and %s are only %.1f apart", kind, scheme, a, b, d)
					}
				}
			}
		}
	}
}

func colorOf(t *testing.T, name string) color.NRGBA {
	for _, n := range named {
		if n.name == name {
			return n.color
		}
	}
	t.Fatal("no colour", name)
	return color.NRGBA{}
}

func TestColorName(t *testing.T) {
	for _, n := range named {
		for _, off := range []int{-2, 0, 2} {
			c := n.color
			c.G = uint8(max(0, int(c.G)+off))
			if got := colorName(c); got != n.name {
				t.Errorf("%v is %q, want %q", c, got, n.name)
			}
		}
	}
	if got := colorName(color.NRGBA{1, 2, 3, 255}); got != "" {
		t.Error(got)
	}
}

func TestOnWhite(t *testing.T) {
	for _, c := range []struct{ in, want color.NRGBA }{
		{color.NRGBA{10, 20, 30, 255}, color.NRGBA{10, 20, 30, 255}},
		{color.NRGBA{10, 20, 30, 0}, color.NRGBA{255, 255, 255, 255}},
		{color.NRGBA{0, 100, 200, 51}, color.NRGBA{204, 224, 244, 255}}, // a fifth: 255·4/5 + c/5
	} {
		if got := onWhite(c.in); got != c.want {
			t.Errorf("%v: %v, want %v", c.in, got, c.want)
		}
	}
}

func TestStylesheet(t *testing.T) {
	for _, want := range []string{"--figure-blue: #004fa8;", "prefers-color-scheme: dark", ".figure .line-orange { stroke: var(--figure-orange); }", "sans-serif"} {
		if !strings.Contains(Stylesheet(), want) {
			t.Errorf("no %q", want)
		}
	}
}
