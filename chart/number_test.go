package chart

import (
	"math"
	"testing"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		unit Unit
		in   float64
		want string
	}{
		{Number, 0, "0"}, {Number, 7, "7"}, {Number, 1234, "1,234"}, {Number, -1234567, "-1,234,567"},
		{Number, 0.12345, "0.123"}, {Number, 6.4249, "6.42"}, {Number, 34.75, "34.8"}, {Number, 1693.93, "1,694"}, {Number, 0.00012345, "0.000123"},
		{Number, 0.000012345, "1.23e-05"}, {Number, -0.4, "-0.4"}, {Number, 1.5e300, "1.5e+300"}, {Number, 99.96, "100"}, {Number, 4149.5, "4,149.5"}, {Number, -0.5, "-0.5"},
		{Number, math.NaN(), "n/a"}, {Number, math.Inf(1), "+∞"},
		{Percent, 0, "0%"}, {Percent, 1, "100%"}, {Percent, 0.125, "12.5%"}, {Percent, 0.0042, "0.42%"}, {Percent, 0.00996, "1%"}, {Percent, 12.345, "1,234.5%"},
		{Percent, 0.00001, "< 0.01%"}, {Percent, -0.141, "-14.1%"}, {Percent, 0.99999, "99.9%"}, {Percent, 0.9994, "99.9%"}, {Percent, 1 - 1e-16, "100%"}, {Percent, math.NaN(), "n/a"},
	} {
		if got := c.unit.Format(c.in); got != c.want {
			t.Errorf("%v as %d is %q, want %q", c.in, c.unit, got, c.want)
		}
	}
}

func TestShort(t *testing.T) {
	for _, c := range []struct {
		unit Unit
		in   float64
		want string
	}{
		{Number, 0, "0"}, {Number, 2500, "2.5k"}, {Number, 2997, "3k"}, {Number, 999, "999"}, {Number, 25000, "25k"}, {Number, 1e6, "1M"}, {Number, 2.5e9, "2.5G"}, {Number, -20000, "–20k"}, {Number, 0.1, "0.1"},
		{Percent, 0.5, "50%"}, {Percent, 0.0001, "0.01%"},
		{Number, 500, "500"}, {Number, 1000, "1k"}, {Number, 1e5, "100k"}, {Number, 1e9, "1G"}, {Number, 0.01, "0.01"}, {Number, -0.5, "–0.5"},
		{Number, 0.001, "0.001"}, {Number, 1e-4, "10^–4"}, {Number, 2e-4, "2×10^–4"}, {Number, -2e-4, "–2×10^–4"},
		{Percent, 1, "100%"}, {Percent, 0.1, "10%"}, {Percent, 1e-3, "0.1%"}, {Percent, 1e-5, "0.001%"}, {Percent, 1e-6, "10^–6"}, {Percent, 0, "0%"},
		{Power, 1e-4, "10^–4"}, {Power, 5e-4, "5×10^–4"}, {Power, 0.01, "10^–2"}, {Power, 0.2, "0.2"}, {Power, 0, "0"},
	} {
		if got := c.unit.short(c.in); got != c.want {
			t.Errorf("%v is %q, want %q", c.in, got, c.want)
		}
	}
}

func TestScale(t *testing.T) {
	linear := scale{lo: 0, hi: 10, from: 100, to: 200}
	if linear.at(0) != 100 || linear.at(2.5) != 125 || linear.at(10) != 200 {
		t.Error(linear.at(0), linear.at(2.5), linear.at(10))
	}
}

func TestCut(t *testing.T) {
	if got := cut(barLabel, "short", 75); got != "short" {
		t.Error(got)
	}
	long := "gust-lab/a-model-with-a-name-that-has-no-end-at-all-7b"
	got := cut(barLabel, long, 90)
	if barLabel.Width(got) > 90 || got[:5] != long[:5] || got[len(got)-3:] != long[len(long)-3:] {
		t.Errorf("%q is %v wide", got, barLabel.Width(got))
	}
	if got := cut(barLabel, "anything", 1); got != "…" {
		t.Error(got)
	}
}

func TestCorrelation(t *testing.T) {
	for in, want := range map[float64]string{-0.11: "–0.11", 0.004: "0.00", -0.004: "0.00", 1: "1.00"} {
		if got := correlation(in); got != want {
			t.Errorf("%v is %q, want %q", in, got, want)
		}
	}
}
