package network

import (
	"slices"
	"testing"
)

func TestDegrees(t *testing.T) {
	g := directed([2]int32{0, 1}, [2]int32{1, 0}, [2]int32{2, 0}, [2]int32{2, 1})
	if got, want := g.Degrees(), []int32{3, 3, 2}; !slices.Equal(got, want) {
		t.Errorf("degrees %v, want %v", got, want)
	}
	if got, want := g.InDegrees(), []int32{2, 2, 0}; !slices.Equal(got, want) {
		t.Errorf("in-degrees %v, want %v", got, want)
	}
	if got, want := g.OutDegrees(), []int32{1, 1, 2}; !slices.Equal(got, want) {
		t.Errorf("out-degrees %v, want %v", got, want)
	}
	if d := directed().Degrees(); len(d) != 0 {
		t.Errorf("degrees %v of nothing", d)
	}
}
