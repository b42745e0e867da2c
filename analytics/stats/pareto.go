package stats

import "math/bits"

// Pareto returns the smallest number of values that together hold at least
// percent/100 of the total, for percent from 1 to 100; ok is false when the total is
// 0. The comparison 100 * sum >= percent * total is exact, in 128 bits, for a total
// of up to 2^64-1.
func Pareto(s Sorted, percent int) (values int, ok bool) {
	var total uint64
	for _, x := range s {
		total += uint64(x)
	}
	if total == 0 {
		return 0, false
	}
	wantHi, wantLo := bits.Mul64(total, uint64(percent))
	var sum uint64
	for i := len(s) - 1; i >= 0; i-- {
		sum += uint64(s[i])
		if hi, lo := bits.Mul64(sum, 100); hi > wantHi || hi == wantHi && lo >= wantLo {
			return len(s) - i, true
		}
	}
	return len(s), true
}
