package bulk

import (
	"fmt"
	"strconv"
	"time"
)

// values is an import line under construction, with a comma after each value.
type values struct {
	buf    []byte
	breaks bool // a value had a line break in it
}

// listSeparator separates the elements of a list. The importer has no way to
// escape it, and NUL is the one character that no snapshot contains.
const listSeparator = 0

// special marks the bytes that cause a value to be quoted.
var special = [256]bool{',': true, '"': true, '\n': true, '\r': true}

// text adds a string. The empty string is written as "", since nothing between
// two commas is a missing property.
func (v *values) text(s string) {
	for i := 0; i < len(s); i++ {
		if special[s[i]] {
			v.quoted(s)
			return
		}
	}
	if s == "" {
		v.buf = append(v.buf, '"', '"')
	}
	v.buf = append(append(v.buf, s...), ',')
}

// optional adds a string; an empty one is a missing property.
func (v *values) optional(s string) {
	if s == "" {
		v.missing()
		return
	}
	v.text(s)
}

func (v *values) missing() { v.buf = append(v.buf, ',') }

func (v *values) quoted(s string) {
	v.buf = append(v.buf, '"')
	v.doubled(s)
	v.buf = append(v.buf, '"', ',')
}

// doubled adds the text between quotes, with quotes in it doubled.
func (v *values) doubled(s string) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			v.buf = append(v.buf, '"')
		case '\n', '\r':
			v.breaks = true
		}
		v.buf = append(v.buf, s[i])
	}
}

// list adds a list of strings. One that is not expressible becomes a missing
// property.
func (v *values) list(list []string) {
	if !expressible(list) {
		v.missing()
		return
	}
	v.buf = append(v.buf, '"')
	for i, s := range list {
		if i > 0 {
			v.buf = append(v.buf, listSeparator)
		}
		v.doubled(s)
	}
	v.buf = append(v.buf, '"', ',')
}

// anyList adds a list of numbers or of strings without quotes; an empty one
// becomes a missing property.
func (v *values) anyList(list []any) {
	for i, x := range list {
		if i > 0 {
			v.buf = append(v.buf, listSeparator)
		}
		v.buf = fmt.Append(v.buf, x)
	}
	v.missing()
}

// expressible reports whether an import file can hold a list: the importer
// drops an empty one and one that holds a single empty string.
func expressible(list []string) bool {
	return len(list) > 1 || len(list) == 1 && list[0] != ""
}

// time adds a date and time in UTC, in the years 1 to 9999 of a snapshot; the
// zero time is a missing property.
func (v *values) time(t time.Time) {
	if t.IsZero() {
		v.missing()
		return
	}
	v.moment(t)
}

// moment adds a date and time, be it the zero time.
func (v *values) moment(t time.Time) {
	v.buf = append(t.UTC().AppendFormat(v.buf, time.RFC3339Nano), ',')
}

func (v *values) int(n int64) { v.buf = append(strconv.AppendInt(v.buf, n, 10), ',') }

func (v *values) bool(b bool) { v.buf = append(strconv.AppendBool(v.buf, b), ',') }

// joined adds the string a + b.
func (v *values) joined(a, b string) {
	start := len(v.buf)
	v.text(a)
	if v.buf[start] != '"' {
		v.buf = v.buf[:len(v.buf)-1]
		mid := len(v.buf)
		v.text(b)
		if v.buf[mid] != '"' {
			return
		}
	}
	v.buf = v.buf[:start]
	v.text(a + b)
}
