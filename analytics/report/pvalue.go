package report

import (
	"math"
	"strconv"

	"github.com/hubgraph/hubgraph/analytics"
)

// plainP is the smallest p-value written out; smaller ones are written with powers
// of ten.
const plainP = 0.001

// pText writes a p-value, a small one as digits times a power of 10. log10 is used
// for these, as p may be below the range of a float64.
func pText(p, log10 analytics.Number) (text, power string) {
	switch {
	case !p.Defined():
		return undefined, ""
	case float64(p) >= plainP:
		return fixed(float64(p), 3), ""
	case !log10.Defined():
		return "0", ""
	}
	exponent := math.Floor(float64(log10))
	digits := strconv.FormatFloat(math.Pow(10, float64(log10)-exponent), 'f', 1, 64)
	if digits == "10.0" {
		digits, exponent = "1.0", exponent+1
	}
	return digits + "\u00a0·\u00a010", group(strconv.FormatFloat(exponent, 'f', 0, 64))
}

// pCell is a p-value in a table.
func pCell(p, log10 analytics.Number) cell {
	var c cell
	c.Text, c.Power = pText(p, log10)
	switch {
	case p > 0:
		c.Exact = strconv.FormatFloat(float64(p), 'g', -1, 64)
	case log10.Defined():
		c.Exact = "1e" + strconv.FormatFloat(float64(log10), 'f', -1, 64)
	}
	return c
}
