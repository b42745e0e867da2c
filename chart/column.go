package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// mostDecimals is how many decimals the numbers of a column have at most.
const mostDecimals = 6

// Column returns how the numbers of one column of a table are written: all with the
// same number of decimals, so that they can be compared down the column.
//
// The rule for numbers: whole ones have no decimals, halves have one. Otherwise, of
// those that are not 0, where the largest is less than ten times the smallest, the
// smallest has three significant digits: 4.40, 5.31, 6.04. Where they are spread
// wider, the largest has at least four and the smallest at least two: 0.28, 7.33,
// 1,678.00. There are six decimals at most; a number that would then be 0 is written by
// itself, as Format does.
//
// Shares, of the unit Percent, have one decimal, or two where the smallest would
// otherwise be 0; whole percentages have none. One below 1 is not rounded up to 100%.
//
// Values that are no finite numbers do not count, and are written as Format does.
func (u Unit) Column(values []float64) func(x float64) string {
	scale := 1.0
	if u == Percent {
		scale = 100
	}
	var sizes []float64
	for _, x := range values {
		if x != 0 && !math.IsNaN(x) && !math.IsInf(x, 0) {
			sizes = append(sizes, math.Abs(x)*scale)
		}
	}
	digits := decimals(u, sizes)
	return func(x float64) string {
		s := strconv.FormatFloat(x, 'f', digits, 64)
		if u == Percent {
			s = hundredths(x, digits)
		}
		switch {
		case math.IsNaN(x) || math.IsInf(x, 0) || x != 0 && strings.Trim(s, "-0.") == "":
			return u.Format(x)
		case u == Percent:
			s += "%"
		}
		return grouped(s)
	}
}

// decimals is the number of decimals of a column whose numbers have these sizes.
func decimals(u Unit, sizes []float64) int {
	multiples := func(of float64) bool {
		return !slices.ContainsFunc(sizes, func(a float64) bool { return math.Abs(a/of-math.Round(a/of)) > 1e-9 })
	}
	if len(sizes) == 0 || multiples(1) {
		return 0
	}
	least, most := slices.Min(sizes), slices.Max(sizes)
	switch {
	case u == Percent:
		return min(2, max(1, decimalsFor(least, 1)))
	case multiples(0.5): // ranks, medians: a half is exact
		return 1
	case most < 10*least:
		return min(mostDecimals, decimalsFor(least, 3))
	}
	return min(mostDecimals, max(decimalsFor(most, 4), decimalsFor(least, 2)))
}

// decimalsFor is how many decimals a size needs to have so many significant digits.
func decimalsFor(size float64, digits int) int {
	_, exponent, _ := strings.Cut(strconv.FormatFloat(size, 'e', digits-1, 64), "e")
	power, _ := strconv.Atoi(exponent) // always a number
	return max(0, digits-1-power)
}
