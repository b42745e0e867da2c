package stats

import (
	"math"
	"slices"
	"sort"
	"strconv"
)

// r20 are the preferred numbers R20 of ISO 3, times 100: twenty steps of about equal
// ratio from 1 to 10.
var r20 = [20]int64{100, 112, 125, 140, 160, 180, 200, 224, 250, 280, 315, 355, 400, 450, 500, 560, 630, 710, 800, 900}

// Levels returns the whole numbers at which a distribution up to largest is
// summarised: the R20 series of ISO 3 (twenty per power of ten) from 1 on, rounded,
// without repetitions, and largest itself at the end. It is empty if largest is
// below 1.
func Levels(largest int64) []int64 {
	var out []int64
	power := int64(1)
	for range 19 { // 10^18 is the last within an int64
		for _, m := range r20 {
			x := (m*min(power, 100) + 50) / 100 * max(power/100, 1)
			if x >= largest {
				break
			}
			if len(out) == 0 || x > out[len(out)-1] {
				out = append(out, x)
			}
		}
		power *= 10
	}
	if largest > 0 {
		out = append(out, largest)
	}
	return out
}

// AtLeast returns how many values are at least each of the Levels.
func AtLeast(s Sorted) []Bin {
	if len(s) == 0 {
		return nil
	}
	levels := Levels(s[len(s)-1])
	out := make([]Bin, len(levels))
	for i, x := range levels {
		at, _ := slices.BinarySearch(s, x)
		out[i] = Bin{x, len(s) - at}
	}
	return out
}

// FractionBin is a Bin of fractions.
type FractionBin struct {
	Value float64
	Count int
}

// AtLeastFractions returns how many values, all above 0, are at least each of the
// preferred numbers R20 of ISO 3 (twenty per power of ten), from the last one that
// all values reach to the last one that any value reaches. The values must be
// sorted.
func AtLeastFractions(sorted []float64) []FractionBin {
	n := len(sorted)
	if n == 0 || !(sorted[0] > 0) || math.IsInf(sorted[n-1], 0) {
		return nil
	}
	var out []FractionBin
	for power := int(math.Floor(math.Log10(sorted[0]))) - 1; ; power++ {
		for _, m := range r20 {
			x := preferred(m, power)
			if x > sorted[n-1] {
				return out
			}
			left := n - sort.SearchFloat64s(sorted, x)
			if left == n {
				out = out[:0]
			}
			out = append(out, FractionBin{x, left})
		}
	}
}

// preferred returns the float64 nearest to m/100 times 10^power.
func preferred(m int64, power int) float64 {
	x, _ := strconv.ParseFloat(strconv.FormatInt(m, 10)+"e"+strconv.Itoa(power-2), 64) // always a number
	return x
}
