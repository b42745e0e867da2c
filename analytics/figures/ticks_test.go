package figures

import (
	"strings"
	"testing"
)

// labels lists the labelled ticks, and counts the others between lo and hi.
func labels(d decades, lo, hi float64) (string, int) {
	var out []string
	small := 0
	for _, t := range d.Ticks(lo, hi) {
		if t.Value < lo*(1-1e-12) || t.Value > hi*(1+1e-12) {
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
		ticks  decades
		lo, hi float64
		want   string
		small  int
	}{
		{decades{count, 6}, 1, 1e4, "1 10 100 1k 10k", 32},
		{decades{count, 6}, 1, 1e8, "1 100 10k 1M 100M", 4},
		{decades{count, 6}, 0.8, 18, "1 2 5 10", 8}, // and 0.8 0.9 3 4 6 7 8 9
		{decades{share, 6}, 1e-5, 1, "0.001% 0.01% 0.1% 1% 10% 100%", 40},
		{decades{share, 6}, 1e-6, 1, "10^–6 0.01% 1% 100%", 3},
		{decades{powers, 6}, 1e-5, 0.04, "10^–5 10^–4 10^–3 10^–2", 27},
		{decades{count, 6}, 1e-14, 1e6, "10^–12 10^–8 10^–4 1 10k", 16},
		{decades{powers, 5}, 0.004, 0.06, "0.005 0.01 0.02 0.05", 8}, // and 4 6 7 8 9 thousandths, 3 4 6 hundredths
		{decades{count, 5}, 0.5, 2, "0.5 1 2", 4},                    // and 0.6 to 0.9
	} {
		got, small := labels(c.ticks, c.lo, c.hi)
		if got != c.want || small != c.small {
			t.Errorf("%v from %g to %g: %q and %d more, want %q and %d", c.ticks, c.lo, c.hi, got, small, c.want, c.small)
		}
	}
}

func TestLabels(t *testing.T) {
	for _, c := range []struct {
		unit unit
		x    float64
		want string
	}{
		{count, 500, "500"}, {count, 1000, "1k"}, {count, 20000, "20k"}, {count, 1e5, "100k"}, {count, 1e6, "1M"}, {count, 1e9, "1G"}, {count, 0.01, "0.01"},
		{count, 0.001, "0.001"}, {count, 1e-4, "10^–4"}, {count, 2e-4, "2×10^–4"},
		{share, 1, "100%"}, {share, 0.5, "50%"}, {share, 0.1, "10%"}, {share, 1e-3, "0.1%"}, {share, 1e-5, "0.001%"}, {share, 1e-6, "10^–6"},
		{powers, 1e-4, "10^–4"}, {powers, 5e-4, "5×10^–4"}, {powers, 0.01, "10^–2"}, {powers, 0.2, "0.2"},
	} {
		if got := c.unit.label(c.x); got != c.want {
			t.Errorf("%g: %q, want %q", c.x, got, c.want)
		}
	}
}
