package synthetic

import "time"

// Times are seconds after epoch, as int32: the hub is three years old.
var (
	epoch     = time.Date(2020, 6, 1, 0, 0, 0, 0, time.UTC)
	collected = time.Date(2023, 10, 15, 0, 0, 0, 0, time.UTC)
	lifetime  = int(collected.Sub(epoch) / time.Second)
)

const never int32 = -1 // an unknown time

// Collected is when the hub of month 0 was supposedly collected.
func Collected() time.Time { return collected }

// at returns the time a number of seconds after epoch, the zero time for
// never.
func at(second int32) time.Time {
	if second == never {
		return time.Time{}
	}
	return epoch.Add(time.Duration(second) * time.Second)
}

// birth draws when a repository was created; the hub grows, so later times are
// likelier.
func (s *stream) birth() int32 { return int32(s.skewed(lifetime-1, 1)) }

// window is the time from a repository's first event to its last.
type window struct{ from, to int32 }

// active draws how long a repository is worked on: mostly briefly.
func (s *stream) active(from int32) window {
	return window{from, from + int32(s.skewed(lifetime-int(from), 4))}
}

// moment returns the time of the i-th of n events in order: the first at the
// start of the window, the last at its end.
func (w window) moment(i, n int, s *stream) int32 {
	span := int64(w.to - w.from)
	switch {
	case i == 0:
		return w.from
	case i == n-1:
		return w.to
	}
	step := span / int64(n-1)
	return w.from + int32(span*int64(i)/int64(n-1)) + int32(s.below(int(step)+1))
}
