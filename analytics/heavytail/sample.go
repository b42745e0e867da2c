package heavytail

import (
	"fmt"
	"math"
	"slices"
)

// Sample holds the positive values of a sample, each different one once.
type Sample struct {
	Discrete bool
	N        int // positive values
	LeftOut  int // values of 0 or less

	values []float64 // different, ascending
	counts []int
	above  []int     // values at or above values[i]
	logs   []float64 // sum of the logarithms of the values at or above values[i]
	sums   []float64 // sum of the values at or above values[i]
}

// NewSample takes the values of a sample in any order. A discrete one must hold whole
// numbers only; no value may be infinite or not a number.
func NewSample(values []float64, discrete bool) (*Sample, error) {
	s := &Sample{Discrete: discrete}
	sorted := make([]float64, 0, len(values))
	for _, v := range values {
		switch {
		case math.IsNaN(v) || math.IsInf(v, 0):
			return nil, fmt.Errorf("the value %v is no number that a distribution can be fitted to", v)
		case v <= 0:
			s.LeftOut++
		case discrete && v != math.Trunc(v):
			return nil, fmt.Errorf("the value %v is no whole number, as those of a discrete sample are", v)
		default:
			sorted = append(sorted, v)
		}
	}
	s.add(sorted)
	s.accumulate()
	return s, nil
}

// add appends values that are above all there are, and sorts them for it.
func (s *Sample) add(values []float64) {
	slices.Sort(values)
	for i, v := range values {
		if i == 0 || v != values[i-1] {
			s.values, s.counts = append(s.values, v), append(s.counts, 0)
		}
		s.counts[len(s.counts)-1]++
	}
}

// accumulate fills what follows from values and counts, from the top, so that the small
// terms of the tail are not lost beside the large ones of the body.
func (s *Sample) accumulate() {
	n := len(s.values)
	s.above, s.logs, s.sums = resize(s.above, n), resize(s.logs, n), resize(s.sums, n)
	s.N = 0
	logs, sums := 0.0, 0.0
	for i := n - 1; i >= 0; i-- {
		count := float64(s.counts[i])
		s.N += s.counts[i]
		logs += count * math.Log(s.values[i])
		sums += count * s.values[i]
		s.above[i], s.logs[i], s.sums[i] = s.N, logs, sums
	}
}

func resize[T any](s []T, n int) []T { return slices.Grow(s[:0], n)[:n] }

// from returns the index of the least value at or above x.
func (s *Sample) from(x float64) int {
	i, _ := slices.BinarySearch(s.values, x)
	return i
}
