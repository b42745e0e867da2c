package stats

import (
	"math/rand/v2"
	"testing"
)

// column has the shape of an activity of the paper: seven of ten are 0, the
// rest has a heavy tail.
func column(n int) []int64 {
	r := rand.New(rand.NewPCG(1, 2))
	v := make([]int64, n)
	for i := range v {
		if u := r.Float64(); u > 0.7 {
			v[i] = int64(0.3 / (1 - u + 1e-7))
		}
	}
	return v
}

func BenchmarkSort(b *testing.B) {
	v := column(350_000)
	b.SetBytes(int64(8 * len(v)))
	for b.Loop() {
		Sort(v)
	}
}

func BenchmarkDescribe(b *testing.B) {
	s := Sort(column(350_000))
	b.SetBytes(int64(8 * len(s)))
	for b.Loop() {
		Describe(s)
	}
}
