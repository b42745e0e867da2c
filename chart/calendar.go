package chart

import (
	"math"
	"time"

	"gonum.org/v1/plot"
)

// dayOf is a time in days since 1970, UTC.
func dayOf(t time.Time) float64 { return float64(t.Unix()) / (24 * 60 * 60) }

// calendar are the ticks of an axis of days since 1970, all labelled: at the beginning of
// each month or year, or of each few; of days where there are not two months.
type calendar struct{ labels int } // at most this many

// Ticks returns the ticks between lo and hi.
func (c calendar) Ticks(lo, hi float64) []plot.Tick {
	first := time.Unix(int64(lo*24*60*60), 0).UTC()
	for _, step := range []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200} {
		month := (first.Year()*12 + int(first.Month()) - 1) / step * step
		layout := "2006-01"
		if step >= 12 {
			layout = "2006"
		}
		var out []plot.Tick
		for ; ; month += step {
			at := time.Date(month/12, time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC)
			if dayOf(at) > hi || len(out) > c.labels {
				break
			}
			if dayOf(at) >= lo {
				out = append(out, plot.Tick{Value: dayOf(at), Label: at.Format(layout)})
			}
		}
		if len(out) < 2 {
			break
		}
		if len(out) <= c.labels {
			return out
		}
	}
	return c.days(lo, hi)
}

// days are ticks at whole days.
func (c calendar) days(lo, hi float64) (out []plot.Tick) {
	step := math.Max(1, math.Ceil((hi-lo)/float64(c.labels)))
	for day := math.Ceil(lo); day <= hi; day += step {
		out = append(out, plot.Tick{Value: day, Label: time.Unix(int64(day)*24*60*60, 0).UTC().Format(time.DateOnly)})
	}
	return out
}
