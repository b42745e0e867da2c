package chart

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 23, 30, 0, 0, time.UTC) }

func monthly(labels string, until time.Time, values ...float64) *Line {
	return &Line{Labels: strings.Fields(labels), Series: []Series{{"commits", values}}, XAxis: "month", Until: until}
}

func TestMonths(t *testing.T) {
	none := time.Time{}
	for name, c := range map[string]struct {
		line   *Line
		labels string // first, number, last
		values []float64
		notes  string
		part   bool
	}{
		"a gap has zeros": {monthly("2022-11 2023-02", none, 3, 4), "2022-11 2022-12 2023-01 2023-02", []float64{3, 0, 0, 4}, "", false},
		"a clock of 1970 and one of 2120": {monthly("1970-01 2022-11 2022-12 2120-05 2120-07", none, 1, 300, 4, 2, 3), "2022-11 2022-12", []float64{300, 4},
			"Not drawn, as clocks were wrong: commits 6 in 3 months from 1970-01 to 2120-07.", false},
		"the end of the calendar":           {monthly("2022-11 9999-12", none, 300, 1), "2022-11", []float64{300}, "Not drawn, as clocks were wrong: commits 1 in 9999-12.", false},
		"little, five years away":           {monthly("2017-01 2022-01", none, 1, 200), "2022-01", []float64{200}, "Not drawn, as clocks were wrong: commits 1 in 2017-01.", false},
		"later than the data":               {monthly("2023-01 2023-03", day(2023, 2, 10), 5, 900), "2023-01 2023-02", []float64{5, 0}, "Not drawn, as clocks were wrong: commits 900 in 2023-03. 2023-02 is not a whole month: the data end on 2023-02-10 (UTC).", true},
		"silence up to the day of the data": {monthly("2022-12", day(2023, 2, 28), 5), "2022-12 2023-01 2023-02", []float64{5, 0, 0}, "", false},
		"a part of a month":                 {monthly("2022-12 2023-01", day(2023, 1, 30), 5, 3), "2022-12 2023-01", []float64{5, 3}, "2023-01 is not a whole month: the data end on 2023-01-30 (UTC).", true},
		"nothing at all":                    {monthly("2022-12 2023-01", none, 0, 0), "2022-12 2023-01", []float64{0, 0}, "", false},
	} {
		got, notes, part := c.line.overMonths()
		if got == nil || strings.Join(got.Labels, " ") != c.labels || !slices.Equal(got.Series[0].Values, c.values) || strings.Join(notes, " ") != c.notes || part != c.part {
			t.Errorf("%s: %v %v %q %v", name, got.Labels, got.Series, notes, part)
		}
	}
	shares := monthly("2022-11 2023-01", none, 0.5, 0.25)
	shares.Unit = Percent
	if got, _, _ := shares.overMonths(); !math.IsNaN(got.Series[0].Values[1]) {
		t.Errorf("a share of nothing is %v", got.Series[0].Values[1])
	}
	for _, labels := range []string{"", "2022-11 spring", "2022-11 2022-11", "2023-01 2022-12", "2022-13"} {
		values := make([]float64, len(strings.Fields(labels)))
		if got, _, _ := monthly(labels, none, values...).overMonths(); got != nil {
			t.Errorf("%q are months", labels)
		}
	}
}

// Few years are a mark away from a kept run: an early start of some size is drawn.
func TestEarlyStartIsDrawn(t *testing.T) {
	got, notes, _ := monthly("2017-01 2022-01", time.Time{}, 20, 200).overMonths()
	if len(got.Labels) != 61 || len(notes) > 0 {
		t.Error(got.Labels, notes)
	}
}

// The picture has its first and last month named, the note, and the part of a month
// hollow and apart from the line.
func TestMonthsDrawn(t *testing.T) {
	l := monthly("1970-01 2021-01 2022-06 2023-10", day(2023, 10, 12), 1, 40, 300, 80)
	p := parse(t, drawn(t, l))
	p.has(t, "2021-01", "2023-10", "Not drawn, as clocks were wrong: commits 1 in 1970-01. 2023-10 is not a whole month: the data end on 2023-10-12 (UTC).")
	if len(p.tips) != 34 { // months from January 2021 to October 2023
		t.Errorf("%d marks", len(p.tips))
	}
	if got := len(p.attributes["path stroke-dasharray"]); got != 1 {
		t.Errorf("%d dashed lines, want that to the part of a month", got)
	}
	if svg := drawn(t, monthly("2022-01 9999-12", time.Time{}, 5, 1)); len(svg) > 20000 {
		t.Errorf("%d bytes", len(svg))
	}
}
