package chart

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot"
)

// labels lists the labelled ticks, and counts the others between lo and hi.
func labels(d plot.Ticker, lo, hi float64) (string, int) {
	var out []string
	small := 0
	for _, t := range d.Ticks(lo, hi) {
		if t.Value < lo-1e-12*math.Abs(lo) || t.Value > hi+1e-12*math.Abs(hi) {
			panic("a tick outside of the axis")
		}
		if t.IsMinor() {
			small++
		} else {
			out = append(out, t.Label)
		}
	}
	return strings.Join(out, " "), small
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		ticks  plot.Ticker
		lo, hi float64
		want   string
		small  int
	}{
		{decades{Number, 6}, 1, 1e4, "1 10 100 1,000 10,000", 32},
		{decades{Number, 6}, 1, 1e8, "10^0 10^2 10^4 10^6 10^8", 4},
		{decades{Number, 6}, 0.8, 18, "1 2 5 10", 8}, // and 0.8 0.9 3 4 6 7 8 9
		{decades{Percent, 6}, 1e-5, 1, "0.001% 0.01% 0.1% 1% 10% 100%", 40},
		{decades{Percent, 6}, 1e-6, 1, "10^–6 10^–4 10^–2 10^0", 3},
		{decades{Power, 6}, 1e-5, 0.04, "10^–5 10^–4 10^–3 10^–2", 27},
		{decades{Number, 6}, 1e-14, 1e6, "10^–12 10^–8 10^–4 10^0 10^4", 16},
		{decades{Power, 5}, 0.004, 0.06, "0.005 0.01 0.02 0.05", 8}, // and 4 6 7 8 9 thousandths, 3 4 6 hundredths
		{even{Number, 7, true}, 0, 8, "0 2 4 6 8", 0},
		{even{Number, 7, true}, 2019, 2024, "2019 2020 2021 2022 2023 2024", 0},
		{even{Number, 7, false}, 2022.5, 2023.5, "2022.6 2022.8 2023 2023.2 2023.4", 0},
		{even{Percent, 7, false}, -0.5, 0.5, "–40% –20% 0% 20% 40%", 0},
		{decades{Percent, 7}, 1e-8, 1, "10^–8 10^–6 10^–4 10^–2 10^0", 4},
		{decades{Number, 7}, 0.8, 60, "1 2 5 10 20 50", 11}, // and 0.8 0.9 3 4 6 to 9 30 40 60
		{even{Number, 7, true}, 0, 3, "0 1 2 3", 0},
		{even{Number, 7, false}, 0, 3, "0 0.5 1 1.5 2 2.5 3", 0},
		{even{Number, 7, false}, 0, 15000, "0 5k 10k 15k", 0},
		{even{Number, 7, false}, 0, 2500, "0 500 1000 1500 2000 2500", 0},
		{decades{Power, 6}, 2e-5, 6e-4, "2×10^–5 5×10^–5 10^–4 2×10^–4 5×10^–4", 9},
		{decades{Number, 5}, 0.5, 2, "0.5 1 2", 4}, // and 0.6 to 0.9
	} {
		got, small := labels(c.ticks, c.lo, c.hi)
		if got != c.want || small != c.small {
			t.Errorf("%v from %g to %g: %q and %d more, want %q and %d", c.ticks, c.lo, c.hi, got, small, c.want, c.small)
		}
	}
}
