package report

import (
	"math"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/internal/thousands"
)

// unit says how the numbers of a column are written and how precisely the paper
// prints them.
type unit uint8

const (
	count    unit = iota // whole numbers
	decimal              // printed with two decimals
	mixed                // whole if it is a whole number, else as decimal: quartiles and extremes
	percent              // a share, printed in whole percent
	fraction             // a small number, printed with as many decimals as it needs

	coefficient // as decimal, from -1 to 1
	signed      // as fraction, from -1 to 1
	chance      // a p-value
	word        // no number
)

// cell is one of our numbers beside the paper's.
type cell struct {
	Text  string // our number as shown; "" when we have none
	Exact string // our number in full; "" when undefined
	Power string // follows Text as an exponent; "" for none
	Aside string // small print under our number
	Paper string // "" when the paper prints none
	Diff  string // our number minus the paper's; "" when one is missing
	Same  bool   // equal at the printed precision
	Bar   *bar   // nil for none

	unit  unit
	value analytics.Number // our number, where Exact is not ""
	log   analytics.Number // of a chance, its decimal logarithm
	says  printed
	also  []also
}

// also is a number that stands in small print under another one.
type also struct {
	name string
	cell cell
}

// bar draws a share, with a tick at the paper's value.
type bar struct {
	Width   float64 // percent
	Tick    float64 // percent
	HasTick bool
}

// undefined is shown for a number of ours without a value.
const undefined = "n/a"

// compare puts our number beside the printed value.
func compare(u unit, ours analytics.Number, p printed) cell {
	c := cell{Text: undefined, unit: u, says: p}
	x := float64(ours)
	if x == 0 {
		x = 0 // not -0
	}
	if ours.Defined() {
		c.Text, c.Exact, c.value = u.format(x), strconv.FormatFloat(x, 'g', -1, 64), analytics.Number(x)
	}
	if !p.known {
		return c
	}
	c.Paper = u.formatPrinted(p)
	if !ours.Defined() {
		c.Same = math.IsNaN(p.value)
		return c
	}
	if math.IsNaN(p.value) {
		return c
	}
	c.Same = u.agrees(x, p)
	if !c.Same {
		c.Diff = u.difference(x - p.value)
	}
	return c
}

// compareCount is compare for a count.
func compareCount[T int | int64](ours T, p printed) cell {
	return compare(count, analytics.Number(ours), p)
}

// withBar adds a bar to the cell of a share.
func withBar(c cell, ours analytics.Number, p printed) cell {
	if !ours.Defined() {
		return c
	}
	b := &bar{Width: clampPercent(float64(ours))}
	if p.known && !p.below && !math.IsNaN(p.value) {
		b.Tick, b.HasTick = clampPercent(p.value), true
	}
	c.Bar = b
	return c
}

func clampPercent(share float64) float64 {
	return math.Round(math.Min(math.Max(share*100, 0), 100)*100) / 100
}

// agrees reports whether x would be printed as p.
func (u unit) agrees(x float64, p printed) bool {
	if p.below {
		return x < p.value
	}
	const noise = 1e-9 // of the subtraction, in parts of the precision
	half := 0.005      // two decimals, or whole percent of a share
	switch u {
	case count:
		half = 0
	case fraction:
		half = math.Pow10(-decimalsOf(p.value)) / 2
	}
	return math.Abs(x-p.value) <= half*(1+noise)
}

// decimalsOf returns how many decimals x needs.
func decimalsOf(x float64) int {
	_, decimals, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	return len(decimals)
}

// format writes one of our numbers: two decimals (a fraction four), or two
// significant digits where that would leave nothing. A count of pairs can end in .5.
func (u unit) format(x float64) string {
	switch u {
	case count:
		return group(strconv.FormatFloat(x, 'f', -1, 64))
	case fraction, signed:
		return group(fixed(x, 4))
	case mixed:
		if x == math.Trunc(x) {
			return group(strconv.FormatFloat(x, 'f', 0, 64))
		}
	case percent:
		if x < 1 { // less than all is not rounded up to it
			x = min(x, 0.999)
		}
		return group(fixed(x*100, 1)) + "%"
	}
	return group(fixed(x, 2))
}

// formatPrinted writes a value as the paper prints it.
func (u unit) formatPrinted(p printed) string {
	if math.IsNaN(p.value) {
		return "NaN"
	}
	sign := ""
	if p.below {
		sign = "<"
	}
	digits := 2
	x := p.value
	switch {
	case u == count, u == mixed && x == math.Trunc(x):
		digits = 0
	case u == fraction:
		digits = -1
	case u == percent:
		x, digits = x*100, 0
		return sign + group(strconv.FormatFloat(x, 'f', digits, 64)) + "%"
	}
	return sign + group(strconv.FormatFloat(x, 'f', digits, 64))
}

// difference writes our number minus the paper's, with its sign.
func (u unit) difference(d float64) string {
	text := ""
	switch u {
	case percent:
		text = fixed(math.Abs(d)*100, 1) + " pp"
	case count:
		text = strconv.FormatFloat(math.Abs(d), 'f', -1, 64)
	case fraction, signed:
		text = fixed(math.Abs(d), 4)
	case mixed:
		if text = strconv.FormatFloat(math.Abs(d), 'f', 2, 64); d == math.Trunc(d) {
			text = strconv.FormatFloat(math.Abs(d), 'f', 0, 64)
		}
	default:
		text = strconv.FormatFloat(math.Abs(d), 'f', 2, 64)
	}
	if d < 0 {
		return "−" + group(text)
	}
	return "+" + group(text)
}

// fixed writes x with the given number of decimals, but at least two significant
// digits: 0.52, 0.022, 0.00086.
func fixed(x float64, decimals int) string {
	if x != 0 {
		magnitude := int(math.Floor(math.Log10(math.Abs(x)))) // of the first digit
		decimals = max(decimals, 1-magnitude)
	}
	if decimals > 9 {
		return strconv.FormatFloat(x, 'e', 1, 64)
	}
	return strconv.FormatFloat(x, 'f', decimals, 64)
}

// group puts commas between thousands and a true minus sign in front.
func group(s string) string {
	rest, negative := strings.CutPrefix(thousands.Group(s), "-")
	if negative {
		return "−" + rest
	}
	return rest
}
