package counts

import (
	"math"
	"time"
)

// moment is a date and time to the nanosecond, in the years 1 to 9999.
type moment struct {
	second int64 // since 1970; noMoment when unknown
	nano   int32
}

const noMoment = math.MinInt64

func momentOf(t time.Time) moment {
	if t.IsZero() {
		return moment{second: noMoment}
	}
	return moment{t.Unix(), int32(t.Nanosecond())}
}

func (m moment) known() bool { return m.second != noMoment }

// time is the zero time when m is unknown.
func (m moment) time() time.Time {
	if !m.known() {
		return time.Time{}
	}
	return time.Unix(m.second, int64(m.nano)).UTC()
}

func (m moment) before(n moment) bool {
	return m.second < n.second || m.second == n.second && m.nano < n.nano
}

// hour is the number of whole hours since 1970 in UTC.
func (m moment) hour() int64 { return floorDiv(m.second, 3600) }

// month is the month in UTC as yyyymm.
func (m moment) month() int32 {
	y, mo, _ := time.Unix(m.second, 0).UTC().Date()
	return int32(y*100 + int(mo))
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// span is from the first to the last of some dates; both are unknown when none
// of them is known.
type span struct {
	firstSecond, lastSecond int64
	firstNano, lastNano     int32
}

var noSpan = span{firstSecond: noMoment, lastSecond: noMoment}

func (s span) first() moment { return moment{s.firstSecond, s.firstNano} }
func (s span) last() moment  { return moment{s.lastSecond, s.lastNano} }

func (s *span) add(o span) {
	if !o.first().known() {
		return
	}
	if !s.first().known() || o.first().before(s.first()) {
		s.firstSecond, s.firstNano = o.firstSecond, o.firstNano
	}
	if !s.last().known() || s.last().before(o.last()) {
		s.lastSecond, s.lastNano = o.lastSecond, o.lastNano
	}
}

func spanOf(first, last moment) span {
	return span{first.second, last.second, first.nano, last.nano}
}
