package stats

// Bin says how often a value occurs.
type Bin struct {
	Value int64
	Count int
}

// Histogram returns the distinct values of s, rising, with how often each occurs.
func Histogram(s Sorted) []Bin {
	var out []Bin
	for i, x := range s {
		if i == 0 || x != s[i-1] {
			out = append(out, Bin{Value: x})
		}
		out[len(out)-1].Count++
	}
	return out
}
