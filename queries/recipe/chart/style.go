package chart

import (
	"fmt"
	"strings"
)

// color is a colour by the name that it has in a page, with its value on white
// and on a dark page.
type color struct{ name, light, dark string }

// The colours are those of the figures of the report. Series are told apart by
// people with any kind of colour vision, and by their marks as well.
var (
	ink   = color{"ink", "#1d2126", "#e7e4dd"}   // text
	muted = color{"muted", "#57616b", "#a3abb3"} // axes and what explains
	rule  = color{"rule", "#e2e2de", "#31373d"}  // grid

	blue   = color{"blue", "#004fa8", "#6a9df2"}
	orange = color{"orange", "#c25400", "#f2852e"}
	green  = color{"green", "#1f9a66", "#3cd792"}

	positive = color{"positive", "#5babdb", "#1c6398"} // the end of a scale; the ground shines through lesser values
	negative = color{"negative", "#f0914c", "#9a4810"} // the other end

	ground = color{"ground", "#ffffff", "#14171a"} // behind text that crosses lines
)

var colors = []color{ink, muted, rule, blue, orange, green, positive, negative, ground}

// seriesColors are the colours of series, in their order.
var seriesColors = []color{blue, orange, green, ink}

// MaxSeries is the number of series that can be told apart.
const MaxSeries = 4

const family = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"

// Stylesheet returns the CSS for charts within a page (Inline). page is the
// colour of its ground, as CSS.
func Stylesheet(page string) string {
	var light, night, classes strings.Builder
	for _, c := range colors {
		if c != ground {
			fmt.Fprintf(&light, " --chart-%s: %s;", c.name, c.light)
			fmt.Fprintf(&night, " --chart-%s: %s;", c.name, c.dark)
		}
		fmt.Fprintf(&classes, ".chart .fill-%s { fill: var(--chart-%[1]s); } .chart .line-%[1]s { stroke: var(--chart-%[1]s); }\n", c.name)
	}
	return fmt.Sprintf(".chart { --chart-ground: %s;%s }\n@media screen and (prefers-color-scheme: dark) {\n  .chart {%s }\n}\n%s.chart text { font-family: %s; }\n",
		page, light.String(), night.String(), classes.String(), family)
}
