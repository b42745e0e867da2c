package timeline

import (
	"fmt"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// Every is the distance between two cuts.
type Every int

// The distances, in months.
const (
	Month   Every = 1
	Quarter Every = 3
	Year    Every = 12
)

// ParseEvery reads month, quarter or year.
func ParseEvery(text string) (Every, error) {
	for _, e := range []Every{Month, Quarter, Year} {
		if e.String() == text {
			return e, nil
		}
	}
	return 0, hub.Usagef("--every %s: want month, quarter or year", text)
}

func (e Every) String() string {
	switch e {
	case Quarter:
		return "quarter"
	case Year:
		return "year"
	}
	return "month"
}

// begin is the first moment of the period that a time lies in, UTC.
func (e Every) begin(t time.Time) time.Time {
	t = t.UTC()
	month := (int(t.Month()) - 1) / int(e) * int(e)
	return time.Date(t.Year(), time.Month(month+1), 1, 0, 0, 0, 0, time.UTC)
}

// after is the first moment of the period after the one that begins at t.
func (e Every) after(t time.Time) time.Time { return t.AddDate(0, int(e), 0) }

// name names the period that begins at t: 2023-04, 2023-Q2 or 2023.
func (e Every) name(t time.Time) string {
	switch e {
	case Quarter:
		return fmt.Sprintf("%d-Q%d", t.Year(), (int(t.Month())+2)/3)
	case Year:
		return fmt.Sprint(t.Year())
	}
	return t.Format("2006-01")
}

// lonely is how many months without a commit part what a wrong clock says from the rest.
const lonely = 24

// span is where the commits to models lie: from the first to the last month that is joined
// to the one of their median by months of which no lonely ones in a row are without a
// commit. ok is false when there is none.
func span(times []int64) (first, last time.Time, ok bool) {
	months := map[time.Time]int{}
	for _, at := range times {
		months[Month.begin(time.UnixMilli(at))]++
	}
	if len(months) == 0 {
		return first, last, false
	}
	middle := Month.begin(time.UnixMilli(median(times)))
	walk := func(step int) time.Time {
		end := middle
		for at, empty := middle, 0; empty < lonely; {
			at = at.AddDate(0, step, 0)
			if empty++; months[at] > 0 {
				end, empty = at, 0
			}
		}
		return end
	}
	return walk(-1), walk(1), true
}
