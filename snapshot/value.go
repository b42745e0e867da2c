package snapshot

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// maxName is the longest id, name or sha in bytes.
const maxName = 4096

// isNull reads null if it comes next.
func (p *parser) isNull() bool { return p.peek() == 'n' && p.literal("null") }

// name reads a required id, name or sha: a string of 1 to 4,096 bytes.
func (p *parser) name() string {
	s := p.str()
	if s == "" && p.err == nil {
		p.fail("empty "+quote(p.key), "%s is empty", quote(p.key))
	}
	return p.limited(s)
}

// nameOrNull reads an optional id or name; null and "" are the same.
func (p *parser) nameOrNull() string { return p.limited(p.strOrNull()) }

func (p *parser) limited(s string) string {
	if len(s) > maxName {
		p.fail("too long "+quote(p.key), "%s is %d bytes long, the limit is %d", quote(p.key), len(s), maxName)
	}
	return s
}

func (p *parser) str() string {
	if p.peek() != '"' {
		p.wrongType("a string")
		return ""
	}
	return p.text()
}

func (p *parser) strOrNull() string {
	if p.isNull() {
		return ""
	}
	return p.str()
}

// strings appends the elements of a list of strings to list.
func (p *parser) strings(list []string, most int) []string {
	if p.peek() != '[' {
		p.wrongType("a list of strings")
		return list
	}
	p.i++
	p.space()
	if p.peek() == ']' {
		p.i++
		return list
	}
	for p.err == nil {
		p.space()
		if p.peek() != '"' {
			if p.isValue() {
				p.fail("wrong type of "+quote(p.key), "%s: want a list of strings, got %s in it", quote(p.key), p.typeHere())
			}
			return list
		}
		s := p.text()
		if len(s) > most {
			p.fail("too long "+quote(p.key), "%s: an entry is %d bytes long, the limit is %d", quote(p.key), len(s), most)
		}
		list = append(list, s)
		p.space()
		switch p.peek() {
		case ',':
			p.i++
		case ']':
			p.i++
			return list
		default:
			p.notJSON("want , or ]")
		}
	}
	return list
}

// count reads a non-negative integer; a number such as 3.0 is one.
func (p *parser) count() int64 {
	if c := p.peek(); c != '-' && (c < '0' || c > '9') {
		p.wrongType("a whole number")
		return 0
	}
	digits, integer := p.number()
	if p.err != nil {
		return 0
	}
	text := view(digits) // only used here
	n, err := strconv.ParseInt(text, 10, 64)
	if !integer {
		var f float64
		f, err = strconv.ParseFloat(text, 64)
		if err == nil && f != math.Trunc(f) {
			p.fail("wrong type of "+quote(p.key), "%s: want a whole number, got %s", quote(p.key), strings.Clone(text))
			return 0
		}
		n = int64(f)
		if math.Abs(f) >= 1<<63 {
			err = strconv.ErrRange
		}
	}
	switch {
	case err != nil:
		p.fail("out of range "+quote(p.key), "%s: %s is out of range", quote(p.key), strings.Clone(text))
	case n < 0:
		p.fail("negative "+quote(p.key), "%s: %s is negative", quote(p.key), strings.Clone(text))
	}
	return n
}

// countOrNull reads a count; null is 0.
func (p *parser) countOrNull() int64 {
	if p.isNull() {
		return 0
	}
	return p.count()
}

// textOrSkip reads a string that is not needed: a value of another type is "".
func (p *parser) textOrSkip() string {
	if p.peek() != '"' {
		p.skip()
		return ""
	}
	return p.text()
}

// trueOrSkip reads a boolean that is not needed: any value but true is false.
func (p *parser) trueOrSkip() bool {
	if p.peek() == 't' {
		return p.literal("true")
	}
	p.skip()
	return false
}

// boolean reads true or false; null is false.
func (p *parser) boolean() bool {
	switch p.peek() {
	case 't':
		return p.literal("true")
	case 'f':
		p.literal("false")
	case 'n':
		p.literal("null")
	default:
		p.wrongType("true or false")
	}
	return false
}

// date reads an RFC 3339 date and time, in UTC; null and "" are the zero time.
func (p *parser) date() time.Time {
	var c clock
	if p.utc(&c) {
		if p.noDates {
			return time.Time{}
		}
		return c.time()
	}
	if c := p.peek(); c == '-' || c >= '0' && c <= '9' {
		p.epoch()
		return time.Time{}
	}
	s := p.strOrNull()
	if s == "" || p.err != nil {
		return time.Time{}
	}
	t, ok := parseTime(s)
	if !ok {
		p.fail("impossible "+quote(p.key), "%s: %s is not a date and time of RFC 3339, such as 2023-05-26T00:51:04Z", quote(p.key), quote(s))
	}
	return t
}

// epoch refuses a date that is a number.
func (p *parser) epoch() {
	if p.isValue() {
		p.fail("wrong type of "+quote(p.key), "%s: want a string, got a number; a date is written as \"2023-05-26T00:51:04Z\", not in seconds or milliseconds since 1970", quote(p.key))
	}
}

// utc reads a string in the one form that the Hub sends; for any other it
// returns false and reads nothing.
func (p *parser) utc(c *clock) bool {
	if p.peek() != '"' {
		return false
	}
	rest := p.b[p.i+1:]
	n := c.parseUTC(rest)
	if n == 0 || n == len(rest) || rest[n] != '"' {
		return false
	}
	p.i += n + 2
	return true
}

// parseTime reads an RFC 3339 date and time. It is a strict time.Parse with a
// fast path for UTC, the only form the Hub sends. The year 0000 is refused.
func parseTime(s string) (time.Time, bool) {
	var c clock
	if n := c.parseUTC([]byte(s)); n > 0 && n == len(s) {
		return c.time(), true
	}
	s = strings.ToUpper(s) // RFC 3339 allows t and z
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil || !rfc3339.MatchString(s) || t.UTC().Year() < 1 || t.UTC().Year() > 9999 {
		return time.Time{}, false
	}
	return t.UTC(), true
}

var rfc3339 = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$`)
