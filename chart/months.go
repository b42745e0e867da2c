package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// Bounds of what is drawn over months: what is further away from the rest comes from
// a clock that was wrong, and is counted in words.
const (
	farAway  = 120 // months without anything between that and the rest
	away     = 24  // the same, for less than a hundredth of all
	awayPart = 0.01
)

// month is a month of the Gregorian calendar, 12 times the year and January 0.
type month int

// parseMonth reads a month such as 2023-04.
func parseMonth(s string) (m month, ok bool) {
	t, err := time.Parse("2006-01", s)
	return month(t.Year()*12 + int(t.Month()) - 1), err == nil
}

func (m month) String() string { return fmt.Sprintf("%04d-%02d", m/12, m%12+1) }

// overMonths returns the chart with a place for each month, and notes on what was
// done, if all labels are months in order; else nil. A month without a row has 0,
// or, among shares, no value. partial tells that the last month is not a whole one.
func (l *Line) overMonths() (out *Line, notes []string, partial bool) {
	months := make([]month, len(l.Labels))
	for i, label := range l.Labels {
		m, ok := parseMonth(label)
		if !ok || i > 0 && m <= months[i-1] {
			return nil, nil, false
		}
		months[i] = m
	}
	if len(months) == 0 {
		return nil, nil, false
	}
	first, last := l.span(months)
	end := month(l.Until.UTC().Year()*12 + int(l.Until.UTC().Month()) - 1)
	if !l.Until.IsZero() && last < end && end-last <= farAway {
		last = end
	}
	full := *l
	full.Labels, full.Series = nil, nil
	for m := first; m <= last; m++ {
		full.Labels = append(full.Labels, m.String())
	}
	for _, s := range l.Series {
		values := make([]float64, last-first+1)
		for i := range values {
			if values[i] = 0; l.Unit == Percent {
				values[i] = math.NaN()
			}
		}
		for i, m := range months {
			if first <= m && m <= last {
				values[m-first] = s.Values[i]
			}
		}
		full.Series = append(full.Series, Series{s.Name, values})
	}
	if text := l.outside(months, first, last); text != "" {
		notes = append(notes, text)
	}
	if partial = last == end && l.Until.UTC().AddDate(0, 0, 1).Day() != 1; partial {
		notes = append(notes, fmt.Sprintf("%s is not a whole month: the data end on %s (UTC).", last, l.Until.UTC().Format(time.DateOnly)))
	}
	return &full, notes, partial
}

// weight is the sum of the values of a month.
func (l *Line) weight(i int) (sum float64) {
	for _, s := range l.Series {
		if v := math.Abs(s.Values[i]); v > 0 && !math.IsInf(v, 0) {
			sum += v
		}
	}
	return sum
}

// span returns the first and the last month to draw: of the runs of months that
// stand apart from each other, the one with most, and those near it that are not
// next to nothing. A month later than Until is none of them.
func (l *Line) span(months []month) (first, last month) {
	type run struct {
		first, last month
		weight      float64
	}
	var runs []run
	total := 0.0
	end := month(l.Until.UTC().Year()*12 + int(l.Until.UTC().Month()) - 1)
	for i, m := range months {
		w := l.weight(i)
		if w == 0 || !l.Until.IsZero() && m > end {
			continue
		}
		if n := len(runs); n == 0 || m-runs[n-1].last > away {
			runs = append(runs, run{first: m})
		}
		at := &runs[len(runs)-1]
		at.last, at.weight, total = m, at.weight+w, total+w
	}
	if len(runs) == 0 {
		return months[0], min(months[len(months)-1], months[0]+farAway)
	}
	most := 0
	for i, r := range runs {
		if r.weight >= runs[most].weight {
			most = i
		}
	}
	keep := func(r run, gap month) bool { return gap <= farAway && r.weight >= awayPart*total }
	first, last = runs[most].first, runs[most].last
	for i := most - 1; i >= 0 && keep(runs[i], first-runs[i].last); i-- {
		first = runs[i].first
	}
	for i := most + 1; i < len(runs) && keep(runs[i], runs[i].first-last); i++ {
		last = runs[i].last
	}
	return first, last
}

// outside counts what lies before the first and after the last month.
func (l *Line) outside(months []month, first, last month) string {
	var left []month
	sums := make([]float64, len(l.Series))
	for i, m := range months {
		if first <= m && m <= last || l.weight(i) == 0 {
			continue
		}
		left = append(left, m)
		for k, s := range l.Series {
			if v := s.Values[i]; !math.IsNaN(v) && !math.IsInf(v, 0) {
				sums[k] += v
			}
		}
	}
	if len(left) == 0 {
		return ""
	}
	var parts []string
	for k, s := range l.Series {
		if sums[k] != 0 && l.Unit != Percent {
			parts = append(parts, strings.TrimSpace(s.Name+" "+l.Unit.Format(sums[k])))
		}
	}
	when := "in " + left[0].String()
	if len(left) > 1 {
		when = fmt.Sprintf("in %d months from %s to %s", len(left), left[0], slices.Max(left))
	}
	return strings.TrimSpace("Not drawn, as clocks were wrong: "+strings.Join(parts, ", ")) + " " + when + "."
}
