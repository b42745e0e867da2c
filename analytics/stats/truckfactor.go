package stats

// TruckFactor returns the smallest number of values that together are more than half of the
// total: of the commits that each person made, how many people would have to leave for most
// of the work to have lost its authors. It is 0 when the total is 0.
//
// It is a truck factor by commits. That of Avelino and others (A Novel Approach for
// Estimating Truck Factors, ICPC 2016, doi:10.1109/ICPC.2016.7503718) counts files whose
// authors have left, which needs the authors of each file.
func TruckFactor(s Sorted) int {
	var total, sum uint64
	for _, x := range s {
		total += uint64(x)
	}
	n := 0
	for i := len(s) - 1; i >= 0 && sum <= total-sum && total > 0; i-- {
		sum += uint64(s[i])
		n++
	}
	return n
}
