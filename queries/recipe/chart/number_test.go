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
		{Percent, 0, "0 %"}, {Percent, 1, "100 %"}, {Percent, 0.125, "12.5 %"}, {Percent, 0.0042, "0.42 %"}, {Percent, 0.00996, "1 %"}, {Percent, 12.345, "1,234.5 %"},
		{Percent, 0.00001, "< 0.01 %"}, {Percent, -0.141, "-14.1 %"}, {Percent, math.NaN(), "n/a"},
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
		{Number, 0, "0"}, {Number, 2500, "2.5k"}, {Number, 2997, "3k"}, {Number, 999, "999"}, {Number, 25000, "25k"}, {Number, 1e6, "1M"}, {Number, 2.5e9, "2.5G"}, {Number, -20000, "-20k"}, {Number, 0.1, "0.1"},
		{Percent, 0.5, "50 %"}, {Percent, 0.0001, "0.01 %"},
	} {
		if got := c.unit.short(c.in); got != c.want {
			t.Errorf("%v is %q, want %q", c.in, got, c.want)
		}
	}
}

func TestAxis(t *testing.T) {
	linear := axis{lo: 0, hi: 10, from: 100, to: 200}
	if linear.at(0) != 100 || linear.at(2.5) != 125 || linear.at(10) != 200 {
		t.Error(linear.at(0), linear.at(2.5), linear.at(10))
	}
	log := axis{lo: 1, hi: 100, from: 0, to: 200, log: true}
	if log.at(1) != 0 || math.Abs(log.at(10)-100) > 1e-9 || log.at(100) != 200 {
		t.Error(log.at(1), log.at(10), log.at(100))
	}
	if at := (axis{lo: 5, hi: 5, from: 0, to: 10}).at(5); at != 5 {
		t.Errorf("a single value lies at %v, want the middle", at)
	}
	for _, c := range []struct {
		axis axis
		want string
	}{
		{axis{lo: 1, hi: 1e5, log: true}, "1 10 100 1k 10k 100k "},
		{axis{lo: 0.8, hi: 60, log: true}, "1 2 5 10 20 50 "},
		{axis{lo: 1e-8, hi: 1, log: true, unit: Percent}, "1e-06 % 0.0001 % 0.01 % 1 % 100 % "},
		{axis{lo: 0, hi: 8}, "0 4 8 "},
	} {
		got := ""
		for _, t := range c.axis.ticks(7) {
			got += t.label + " "
		}
		if got != c.want {
			t.Errorf("%+v has %q, want %q", c.axis, got, c.want)
		}
	}
}

// Bins hold whole numbers only, one each below 10, then ten to a power of ten.
func TestEdges(t *testing.T) {
	want := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 16, 20, 25, 32, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000}
	for i, w := range want {
		if got := edge(i); got != w {
			t.Errorf("edge %d is %v, want %v", i, got, w)
		}
	}
}

// Of 100 models 90 have 0, 6 have 1, 3 have 12, 1 has 400. The value 12 lies in
// the bin 10 to 12, with 3 whole numbers; 400 in 400 to 499, with 100.
func TestDistribution(t *testing.T) {
	s := tail().Samples[0]
	want := []point{{1, 6}, {math.Sqrt(10 * 12), 1}, {math.Sqrt(400 * 499), 0.01}}
	for i, at := range s.perValue() {
		if math.Abs(at.x-want[i].x) > 1e-9 || math.Abs(at.y-want[i].y) > 1e-12 {
			t.Errorf("point %d is %v, want %v", i, at, want[i])
		}
	}
	want = []point{{1, 0.10}, {12, 0.04}, {400, 0.01}}
	for i, at := range s.atLeast() {
		if at.x != want[i].x || math.Abs(at.y-want[i].y) > 1e-12 {
			t.Errorf("share %d is %v, want %v", i, at, want[i])
		}
	}
	if len(s.perValue()) != 3 || len(s.atLeast()) != 3 {
		t.Error(s.perValue(), s.atLeast())
	}
	if got := tail().note(); got != "Not shown, as they have 0: models 90 of 100." {
		t.Error(got)
	}
}

func TestCut(t *testing.T) {
	l := lettering{size: labelSize}
	if got := l.cut("short", 100); got != "short" {
		t.Error(got)
	}
	long := "gust-lab/a-model-with-a-name-that-has-no-end-at-all-7b"
	got := l.cut(long, 120)
	if l.width(got) > 120 || got[:5] != long[:5] || got[len(got)-3:] != long[len(long)-3:] {
		t.Errorf("%q is %v wide", got, l.width(got))
	}
	if got := l.cut("anything", 1); got != "…" {
		t.Error(got)
	}
}
