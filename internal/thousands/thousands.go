// Package thousands formats long numbers for people.
package thousands

import (
	"strconv"
	"strings"
)

// Count is a number of things: 1 line, 1,234 lines.
func Count[N int | int64](n N, one, many string) string {
	return Group(strconv.FormatInt(int64(n), 10)) + " " + Noun(n, one, many)
}

// Noun is the word for n things.
func Noun[N int | int64](n N, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Group puts commas between the thousands of a number given as text:
// -1,234.5678.
func Group(s string) string {
	digits := strings.TrimPrefix(s, "-")
	sign := s[:len(s)-len(digits)]
	end := strings.IndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(digits)
	}
	whole := digits[:end]
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return sign + whole + digits[end:]
}
