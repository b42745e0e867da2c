package stats

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"
)

// floatColumn follows the recipes of testdata/floats.py.
func floatColumn(n int, kind string) []float64 {
	out := make([]float64, n)
	x := uint64(12345)
	for i := range out {
		if kind == "equal" {
			out[i] = 1 / float64(n)
			continue
		}
		x = x*6364136223846793005 + 1442695040888963407
		out[i] = float64(x>>11) / (1 << 53)
		if kind == "heavy" {
			out[i] = 1 / (out[i] + 1e-6)
		}
	}
	return out
}

// The results are those of pandas to the last bit.
func TestDescribeFloats(t *testing.T) {
	text, err := os.ReadFile("testdata/floats.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		N    int
		Kind string
		Want [7]*string
	}
	if err := json.Unmarshal(text, &cases); err != nil || len(cases) < 50 {
		t.Fatalf("%d cases, %v", len(cases), err)
	}
	names := [7]string{"mean", "std", "min", "25%", "50%", "75%", "max"}
	for _, c := range cases {
		s := DescribeFloats(floatColumn(c.N, c.Kind))
		if s.N != c.N {
			t.Errorf("%d %s: N is %d", c.N, c.Kind, s.N)
		}
		for i, got := range [7]float64{s.Mean, s.Std, s.Min, s.P25, s.P50, s.P75, s.Max} {
			want := math.NaN()
			if c.Want[i] != nil {
				if want, err = strconv.ParseFloat(*c.Want[i], 64); err != nil {
					t.Fatal(err)
				}
			}
			if got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
				t.Errorf("%s of %d %s is %g, want %g", names[i], c.N, c.Kind, got, want)
			}
		}
	}
}

func TestDescribeNoFloats(t *testing.T) {
	s := DescribeFloats(nil)
	for _, x := range []float64{s.Mean, s.Std, s.Min, s.P25, s.P50, s.P75, s.Max} {
		if !math.IsNaN(x) || s.N != 0 {
			t.Errorf("%+v", s)
		}
	}
}
