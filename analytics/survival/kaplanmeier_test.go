package survival

import (
	_ "embed"
	"encoding/json"
	"math"
	"testing"

	"pgregory.net/rapid"
)

//go:embed testdata/expected.json
var expected []byte

// The estimates and their intervals are those of the Python package lifelines
// (testdata/expected.py).
func TestAgainstLifelines(t *testing.T) {
	var cases []struct {
		Name    string
		Lengths []float64
		Ended   []bool
		Median  *float64
		Points  [][4]*float64 // length, survival, lower, upper
	}
	if err := json.Unmarshal(expected, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) != 6 {
		t.Fatalf("%d cases", len(cases))
	}
	near := func(a float64, b *float64) bool { return b != nil && math.Abs(a-*b) <= 1e-12 }
	for _, c := range cases {
		var spans []Span
		for i, l := range c.Lengths {
			spans = append(spans, Span{l, c.Ended[i]})
		}
		got := KaplanMeier(spans)
		if len(got) != len(c.Points) {
			t.Errorf("%s: %d points, want %d", c.Name, len(got), len(c.Points))
			continue
		}
		for i, p := range got {
			want := c.Points[i]
			if p.Length != *want[0] || !near(p.Survival, want[1]) || !near(p.Lower, want[2]) || !near(p.Upper, want[3]) {
				t.Errorf("%s: %+v, want %v %v %v %v", c.Name, p, *want[0], want[1], want[2], want[3])
			}
			if at := got.At(p.Length); at != p {
				t.Errorf("%s: at %v there is %+v", c.Name, p.Length, at)
			}
		}
		if m := got.Median(); c.Median == nil && !math.IsInf(m, 1) || c.Median != nil && m != *c.Median {
			t.Errorf("%s: median %v, want %v", c.Name, m, c.Median)
		}
	}
}

// Where nothing is cut off the estimate is the share that lasted longer.
func TestWithoutCensoring(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lengths := rapid.SliceOfN(rapid.IntRange(0, 20), 1, 60).Draw(t, "lengths")
		var spans []Span
		for _, l := range lengths {
			spans = append(spans, Span{float64(l), true})
		}
		for _, p := range KaplanMeier(spans) {
			longer := 0
			for _, l := range lengths {
				if float64(l) > p.Length {
					longer++
				}
			}
			if want := float64(longer) / float64(len(lengths)); math.Abs(p.Survival-want) > 1e-12 || p.Lower > p.Survival || p.Upper < p.Survival {
				t.Fatalf("%+v, want %v", p, want)
			}
		}
	})
}
