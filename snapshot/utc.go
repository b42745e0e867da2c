package snapshot

import "time"

// clock is a date and time in UTC.
type clock struct{ year, month, day, hour, minute, second, nanos int }

func (c clock) time() time.Time {
	return time.Date(c.year, time.Month(c.month), c.day, c.hour, c.minute, c.second, c.nanos, time.UTC)
}

// parseUTC reads YYYY-MM-DDThh:mm:ss[.fraction]Z with 1 to 9 fraction digits,
// eight characters at a time.
func parseUTC(s string) (c clock, ok bool) {
	if len(s) < 20 || len(s) > 30 || s[16] != ':' || s[len(s)-1] != 'Z' {
		return c, false
	}
	date, ok1 := digits(eight(s), eight("0000-00-"), 0xff0000ff00000000)
	clock8, ok2 := digits(eight(s[8:]), eight("00T00:00"), 0x0000ff0000ff0000)
	second, ok3 := number(s[17:19])
	if !ok1 || !ok2 || !ok3 {
		return c, false
	}
	c.year = 100*two(date, 0) + two(date, 2)
	c.month, c.day = two(date, 5), two(clock8, 0)
	c.hour, c.minute, c.second = two(clock8, 3), two(clock8, 6), second
	if !c.fraction(s[19 : len(s)-1]) {
		return c, false
	}
	return c, c.year >= 1 && c.month >= 1 && c.month <= 12 && c.day >= 1 && c.day <= daysIn(c.year, c.month) &&
		c.hour <= 23 && c.minute <= 59 && c.second <= 59
}

// eight returns the first eight bytes of s, the first in the lowest place.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// digits takes the form, zeros for digits and the characters between them, from
// eight characters; ok is false when they do not have it. between has all bits
// set where the form has no digit.
func digits(chars, form, between uint64) (values uint64, ok bool) {
	const high, toHigh = 0x8080808080808080, 0x7676767676767676 // 10 + 0x76 = 0x80
	values = chars ^ form
	return values, (values+toHigh|values)&high == 0 && values&between == 0
}

// two returns the number of two digits at place i.
func two(values uint64, i int) int {
	values >>= 8 * i
	return 10*int(values&0xff) + int(values>>8&0xff)
}

// number reads a number of digits only.
func number(s string) (n int, ok bool) {
	for i := range len(s) {
		d := s[i] - '0'
		if d > 9 {
			return 0, false
		}
		n = 10*n + int(d)
	}
	return n, true
}

// fraction reads a point and 1 to 9 digits, or nothing.
func (c *clock) fraction(s string) (ok bool) {
	if s == "" {
		return true
	}
	if s[0] != '.' || len(s) == 1 {
		return false
	}
	c.nanos, ok = number(s[1:])
	for k := len(s); k < 10; k++ {
		c.nanos *= 10
	}
	return ok
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
