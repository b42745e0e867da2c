package stats

import (
	"math"
	"testing"
)

func TestTruckFactor(t *testing.T) {
	for _, c := range []struct {
		commits []int64
		want    int
	}{
		{nil, 0}, {[]int64{0, 0}, 0}, {[]int64{1}, 1}, {[]int64{1, 1}, 2}, {[]int64{2, 1}, 1}, {[]int64{5, 3, 2}, 2}, // half is not more than half
		{[]int64{6, 3, 2}, 1}, {[]int64{1, 1, 1, 1}, 3}, {[]int64{0, 4, 0, 4, 4}, 2}, {[]int64{math.MaxInt64, math.MaxInt64}, 2},
	} {
		if got := TruckFactor(Sort(c.commits)); got != c.want {
			t.Errorf("%v: %d, want %d", c.commits, got, c.want)
		}
	}
}
