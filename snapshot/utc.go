package snapshot

import (
	"encoding/binary"
	"time"
)

// clock is a date and time in UTC.
type clock struct{ year, month, day, hour, minute, second, nanos int }

func (c *clock) time() time.Time {
	return time.Date(c.year, time.Month(c.month), c.day, c.hour, c.minute, c.second, c.nanos, time.UTC)
}

// parseUTC reads YYYY-MM-DDThh:mm:ss[.fraction]Z with 1 to 9 fraction digits
// from the start of s and returns its length, 0 if there is none.
func (c *clock) parseUTC(s []byte) int {
	if len(s) < 20 || s[16] != ':' {
		return 0
	}
	date, ok1 := digits(s, dateForm, 0xff0000ff00000000)
	day, ok2 := digits(s[8:], dayForm, 0x0000ff0000ff0000)
	tens, units := s[17]-'0', s[18]-'0'
	if !ok1 || !ok2 || tens > 5 || units > 9 {
		return 0
	}
	c.year = 100*two(date, 0) + two(date, 2)
	c.month, c.day = two(date, 5), two(day, 0)
	c.hour, c.minute, c.second = two(day, 3), two(day, 6), 10*int(tens)+int(units)
	n := 19 + c.fraction(s[19:])
	if n == len(s) || s[n] != 'Z' || !c.exists() {
		return 0
	}
	return n + 1
}

// exists reports whether the date and time exist; the year 0000 is refused.
func (c *clock) exists() bool {
	return c.year >= 1 && c.month >= 1 && c.month <= 12 && c.day >= 1 && (c.day <= 28 || c.day <= daysIn(c.year, c.month)) &&
		c.hour <= 23 && c.minute <= 59
}

var (
	dateForm = binary.LittleEndian.Uint64([]byte("0000-00-"))
	dayForm  = binary.LittleEndian.Uint64([]byte("00T00:00"))
)

// digits removes form, zeros for digits and the characters between them,
// from the first eight characters, the first in the lowest byte; ok is false
// when they do not match it. between has all bits set where form has no digit.
func digits(chars []byte, form, between uint64) (values uint64, ok bool) {
	const high, toHigh = 0x8080808080808080, 0x7676767676767676 // 10 + 0x76 = 0x80
	values = binary.LittleEndian.Uint64(chars) ^ form
	return values, (values+toHigh|values)&high == 0 && values&between == 0
}

// two returns the number of two digits at place i.
func two(values uint64, i int) int {
	values >>= 8 * i
	return 10*int(values&0xff) + int(values>>8&0xff)
}

// fraction reads a point and 1 to 9 digits, if present, and returns their
// length in characters.
func (c *clock) fraction(s []byte) int {
	c.nanos = 0
	if s[0] != '.' {
		return 0
	}
	i := 1
	for ; i < len(s) && i < 10 && s[i]-'0' <= 9; i++ {
		c.nanos = 10*c.nanos + int(s[i]-'0')
	}
	if i == 1 {
		return 0
	}
	for k := i; k < 10; k++ {
		c.nanos *= 10
	}
	return i
}

func daysIn(year, month int) int {
	if month == 2 {
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 30 + (month+month>>3)&1
}
