package network

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestRichClub(t *testing.T) {
	// two hubs, linked both ways, with 9 nodes each that point to them: 2 of 20 nodes have degree 11
	hubs := weighted{{0, 1}: 1, {1, 0}: 1}
	for i := range int32(9) {
		hubs[[2]int32{2 + i, 0}], hubs[[2]int32{11 + i, 1}] = 1, 1
	}
	twoHubs, _ := hubs.graph()
	star := weighted{}
	for i := range int32(10) {
		star[[2]int32{0, i + 1}], star[[2]int32{i + 1, 0}] = 1, 1
	}
	pairs, _ := star.graph()
	nan := math.NaN()
	tests := []struct {
		name      string
		g         *Graph
		want      RichClub
		ge, above float64
	}{
		{"nothing", directed(), RichClub{}, nan, nan},
		{"one edge", directed([2]int32{0, 1}), RichClub{1, Club{2, 1}, Club{}}, 1.0 / 2, nan},
		{"complete digraph of 14", complete(14), RichClub{26, Club{14, 182}, Club{}}, 1, nan},
		{"two hubs", twoHubs, RichClub{11, Club{2, 2}, Club{}}, 1, nan},
		// 2 of 11 nodes are the tenth, and the second has degree 2: the club is all, beyond it there is the centre alone
		{"star of pairs", pairs, RichClub{2, Club{11, 20}, Club{1, 0}}, 20.0 / 110, nan},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.g.RichClub()
			if got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
			same(t, "density", got.AtLeast.Density(), tt.ge)
			same(t, "density above", got.MoreThan.Density(), tt.above)
		})
	}
}

func TestTopDecileBySorting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int32Range(0, 20), 1, 65).Draw(t, "values")
		falling := slices.Clone(values)
		slices.Sort(falling)
		slices.Reverse(falling)
		if got, want := topDecile(values), falling[int(math.Ceil(float64(len(values))/10))-1]; got != want {
			t.Fatalf("got %d, want %d", got, want)
		}
	})
}
