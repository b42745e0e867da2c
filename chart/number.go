package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/hubgraph/hubgraph/internal/thousands"
)

// Unit says how numbers are written.
type Unit uint8

// The units.
const (
	Number  Unit = iota // 1,234 or 0.123
	Percent             // a share of 1: 12.3%
	Power               // like Number, but small ones on axes are written as 10^-5
)

// Format writes a number for people: whole numbers of any size with commas
// between thousands, others with three significant digits. NaN is "n/a".
func (u Unit) Format(x float64) string {
	switch {
	case math.IsNaN(x):
		return "n/a"
	case math.IsInf(x, 0):
		return strings.Replace(strconv.FormatFloat(x, 'g', -1, 64), "Inf", "∞", 1)
	case u == Percent:
		return percent(x)
	case x == math.Trunc(x) && math.Abs(x) < 1e15:
		return grouped(strconv.FormatFloat(x, 'f', 0, 64))
	}
	return significant(x)
}

// significant writes three significant digits, or all digits before the point;
// halves are written in full.
func significant(x float64) string {
	a := math.Abs(x)
	switch {
	case a < 1e-4 || a >= 1e15:
		return strconv.FormatFloat(x, 'g', 3, 64)
	case 2*x == math.Trunc(2*x): // ranks, medians: a half is exact
		return grouped(strconv.FormatFloat(x, 'f', 1, 64))
	}
	after := 2 - int(math.Floor(math.Log10(a)))
	s := strconv.FormatFloat(x, 'f', max(0, after), 64)
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return grouped(s)
}

// percent writes a share with one decimal, or two below 1%. Less than all is never
// 100%, and more than nothing never 0%.
func percent(x float64) string {
	digits := 1
	if a := math.Abs(x); a > 0 && a < 0.00995 {
		digits = 2
	}
	s := hundredths(x, digits)
	if strings.Trim(s, "-0.") == "" && x != 0 {
		return "< 0.01%"
	}
	return grouped(strings.TrimSuffix(s, ".0")) + "%"
}

// hundredths writes a share in percent with so many decimals; one below 1 is not
// rounded up to 100.
func hundredths(x float64, digits int) string {
	x *= 100
	if most := 100 - math.Pow10(-digits); x < 100-1e-9 && x > most {
		x = most
	}
	return strconv.FormatFloat(x, 'f', digits, 64)
}

// grouped puts commas between the thousands of a number given as text, and drops the
// sign of zero.
func grouped(s string) string {
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	return thousands.Group(s)
}

// short writes a number for tight spaces: 1.2k, 25k, 2.5M, 10%, 10^-5.
func (u Unit) short(x float64) string {
	a := math.Abs(x)
	if u == Percent && (a == 0 || a >= 9e-6) {
		return minus(strconv.FormatFloat(x*100, 'g', 4, 64) + "%")
	}
	for _, s := range []struct {
		from   float64
		letter string
	}{{1e9, "G"}, {1e6, "M"}, {1e3, "k"}} {
		if u == Number && a >= s.from*0.999999 {
			return minus(strconv.FormatFloat(x/s.from, 'g', 3, 64) + s.letter)
		}
	}
	if a == 0 || a >= 0.09 || u == Number && a >= 0.0009 {
		return minus(strconv.FormatFloat(x, 'g', 4, 64))
	}
	e := decade(a, math.Floor)
	power := "10^" + strconv.Itoa(e)
	if m := math.Round(x / math.Pow10(e)); m != 1 {
		power = strconv.FormatFloat(m, 'f', 0, 64) + "×" + power
	}
	return minus(power)
}

// drawn writes a number for a picture.
func (u Unit) drawn(x float64) string { return minus(u.Format(x)) }

// minus writes an en dash for a minus, as every font and format has it.
func minus(number string) string { return strings.ReplaceAll(number, "-", "–") }
