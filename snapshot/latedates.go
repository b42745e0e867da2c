package snapshot

import (
	"time"

	"github.com/hubgraph/hubgraph/internal/thousands"
)

// lateDates counts the dates of a file that lie after the snapshot was collected: the
// clock of somebody who committed was wrong, or collectedAt is.
type lateDates struct {
	limit time.Time // zero when nothing says when the snapshot was collected
	n     int64
	last  time.Time
}

// collecting is how long a Hub may be asked: what happens meanwhile is in the snapshot.
const collecting = 7 * 24 * time.Hour

func newLateDates(m Meta) lateDates {
	if m.CollectedAt.IsZero() {
		return lateDates{}
	}
	return lateDates{limit: m.CollectedAt.Add(collecting)}
}

// see counts a date, unless nobody asks for that. One that is not there, or not
// converted, is before every limit.
func (a *lateDates) see(t time.Time) {
	if a == nil || a.limit.IsZero() || !t.After(a.limit) {
		return
	}
	a.n++
	if t.After(a.last) {
		a.last = t
	}
}

// line tells of the dates.
func (a *lateDates) line() string {
	return thousands.Count(a.n, "date lies", "dates lie") + " more than a week after the snapshot was collected, on " + dayOf(a.limit.Add(-collecting)) + "; the last is " + dayOf(a.last)
}

func dayOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }
