package figures

import (
	"fmt"
	"image/color"
	"strings"
)

// dark are the colours on a dark page, by name.
var dark = map[string]color.NRGBA{
	"ink":      {0xe7, 0xe4, 0xdd, 0xff},
	"muted":    {0xa3, 0xab, 0xb3, 0xff},
	"rule":     {0x31, 0x37, 0x3d, 0xff},
	"blue":     {0x6a, 0x9d, 0xf2, 0xff},
	"orange":   {0xf2, 0x85, 0x2e, 0xff},
	"green":    {0x3c, 0xd7, 0x92, 0xff},
	"positive": {0x1c, 0x63, 0x98, 0xff},
	"negative": {0x9a, 0x48, 0x10, 0xff},
}

// Stylesheet returns the CSS for figures within a page (Figure.Inline): the
// colours on a light and on a dark page, and on paper.
func Stylesheet() string {
	var b strings.Builder
	var light, night, classes strings.Builder
	for _, n := range named {
		fmt.Fprintf(&light, " --figure-%s: %s;", n.name, hex(n.color))
		fmt.Fprintf(&night, " --figure-%s: %s;", n.name, hex(dark[n.name]))
		fmt.Fprintf(&classes, ".figure .fill-%s { fill: var(--figure-%[1]s); } .figure .line-%[1]s { stroke: var(--figure-%[1]s); }\n", n.name)
	}
	fmt.Fprintf(&b, ".figure {%s }\n", light.String())
	fmt.Fprintf(&b, "@media screen and (prefers-color-scheme: dark) {\n  .figure {%s }\n}\n", night.String())
	b.WriteString(classes.String())
	fmt.Fprintf(&b, ".figure text { font-family: %s; }\n", family)
	return b.String()
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
