package intersect

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		most := rapid.SampledFrom([]int{3, 200}).Draw(t, "most") // a long list is looked up, not walked
		list := func(name string, n int) []int32 {
			v := rapid.SliceOfN(rapid.Int32Range(0, 300), 0, n).Draw(t, name)
			slices.Sort(v)
			return slices.Compact(v)
		}
		a, b := list("a", most), list("b", 200)
		want := 0
		for _, x := range a {
			if slices.Contains(b, x) {
				want++
			}
		}
		if got := Count(a, b); got != want || Count(b, a) != want {
			t.Fatalf("%d in common, want %d", got, want)
		}
	})
}
