package report

import (
	"math"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/analytics"
)

// plainP is the smallest p-value written out; smaller ones are written with powers
// of ten, down to 1e-300.
const plainP = 0.001

// leastP is the power of ten below which a p-value is only said to be smaller.
const leastP = -300

// pText writes a p-value, a small one as digits times a power of 10, found by
// log10, and one below 1e-300 as that.
func pText(p, log10 analytics.Number) (text, power string) {
	switch {
	case !p.Defined():
		return undefined, ""
	case float64(p) >= plainP:
		return fixed(float64(p), 3), ""
	case !log10.Defined(), log10 < leastP:
		return "<\u00a01e-300", ""
	}
	exponent := math.Floor(float64(log10))
	digits := strconv.FormatFloat(math.Pow(10, float64(log10)-exponent), 'f', 1, 64)
	if digits == "10.0" {
		digits, exponent = "1.0", exponent+1
	}
	return digits + "\u00a0·\u00a010", strings.Replace(strconv.FormatFloat(exponent, 'f', 0, 64), "-", "\u2212", 1)
}

// pCell is a p-value in a table.
func pCell(p, log10 analytics.Number) cell {
	c := cell{unit: chance, value: p, log: log10}
	c.Text, c.Power = pText(p, log10)
	switch {
	case p > 0:
		c.Exact = strconv.FormatFloat(float64(p), 'g', -1, 64)
	case log10.Defined():
		c.Exact = "1e" + strconv.FormatFloat(float64(log10), 'f', -1, 64)
	}
	return c
}
