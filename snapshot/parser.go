package snapshot

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/bits"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"github.com/hubgraph/hubgraph/internal/bom"
)

// maxDepth is how deep unknown fields may nest; counting the record itself, it
// is the limit of encoding/json.
const maxDepth = 10000 - 1

// parser reads one JSON object, the record of a line. It checks the whole line
// against RFC 8259 and makes no copies: strings without escapes point into the
// line. The first error sticks and makes every later call return zero values.
//
// The record decoders need exact reasons, refusal of NUL and lone surrogates
// (which encoding/json accepts or replaces), and hundreds of MB/s; a fuzz test
// compares what it accepts with encoding/json.
type parser struct {
	b     []byte // the line; valid UTF-8
	i     int    // next byte
	fresh bool   // no key of the object was read yet
	key   string // the key that next read
	err   *fault

	field     int            // how many keys were read
	predicted *predictedKeys // from earlier lines; nil for none

	noDates bool      // check dates without converting them
	inner   bool      // the object is a value in the record: more may follow
	unknown *keyTally // counts the keys that other is called for; nil for none
}

func (p *parser) reset(line []byte) {
	p.b, p.i, p.fresh, p.field, p.err = line, 0, true, 0, nil
	if p.unknown != nil {
		p.unknown.at = 0
	}
}

// fault is what is wrong with a line.
type fault struct {
	kind   string // the same for all lines with this fault; our wording, never text of the line
	reason string
}

func (p *parser) fail(kind, format string, args ...any) {
	if p.err == nil {
		p.err = &fault{kind, fmt.Sprintf(format, args...)}
	}
}

func (p *parser) notJSON(what string) {
	p.fail("not JSON", "not JSON at %s: %s", p.place(), what)
}

// place says where the next byte is: its column, and in a text of several lines
// its line.
func (p *parser) place() string {
	before := p.b[:p.i]
	last := bytes.LastIndexByte(before, '\n')
	if last < 0 {
		return fmt.Sprintf("column %d", p.i+1)
	}
	return fmt.Sprintf("line %d, column %d", bytes.Count(before, []byte{'\n'})+1, p.i-last)
}

// wrongType reports that the value of the current key is not of the wanted type.
func (p *parser) wrongType(want string) {
	if p.isValue() {
		p.fail("wrong type of "+quote(p.key), "%s: want %s, got %s", quote(p.key), want, p.typeHere())
	}
}

// isValue reports whether a value of any type comes next; if it is not even
// JSON, that is the error.
func (p *parser) isValue() bool {
	if p.err == nil {
		q := *p
		q.skip()
		p.err = q.err
	}
	return p.err == nil
}

func (p *parser) typeHere() string {
	switch p.peek() {
	case '"':
		return "a string"
	case '{':
		return "an object"
	case '[':
		return "a list"
	case 't', 'f':
		return "a boolean"
	case 'n':
		return "null"
	}
	return "a number"
}

// peek returns the next byte, 0 at the end of the line.
func (p *parser) peek() byte {
	if p.i < len(p.b) {
		return p.b[p.i]
	}
	return 0
}

func (p *parser) space() {
	for p.i < len(p.b) && (p.b[p.i] == ' ' || p.b[p.i] == '\t' || p.b[p.i] == '\r' || p.b[p.i] == '\n') {
		p.i++
	}
}

// open reads the opening brace of the line's object.
func (p *parser) open() {
	p.space()
	if p.peek() != '{' {
		if p.i < len(p.b) && p.err == nil {
			// A valid value of another type deserves its own reason.
			q := *p
			q.skip()
			q.end()
			if q.err == nil {
				p.fail("not an object", "want an object, got %s", p.typeHere())
				return
			}
		}
		p.notJSON("want {" + p.markHint())
		return
	}
	p.i++
}

// markHint explains a line that begins with a byte order mark.
func (p *parser) markHint() string {
	if bom.Begins(p.b[p.i:]) {
		return "; a byte order mark stands only before the first line"
	}
	return ""
}

// next reads a key and its colon; false at the end of the object or after an
// error. The caller must then read or skip the value.
func (p *parser) next() bool {
	if p.err != nil {
		return false
	}
	if p.predicted.follow(p) {
		return true
	}
	start := p.i
	p.space()
	c := p.peek()
	if c == '}' {
		p.i++
		if !p.inner {
			p.end()
		}
		return false
	}
	if !p.fresh {
		if c != ',' {
			p.notJSON("want , or }")
			return false
		}
		p.i++
		p.space()
		c = p.peek()
	}
	p.fresh = false
	if c != '"' {
		p.notJSON("want a key")
		return false
	}
	p.key = p.text()
	p.space()
	if p.peek() != ':' {
		p.notJSON("want :")
		return false
	}
	p.i++
	p.predicted.learn(p, start)
	p.space()
	return p.err == nil
}

// end checks that nothing follows the object.
func (p *parser) end() {
	p.space()
	if p.err == nil && p.i < len(p.b) {
		p.notJSON("text after the value")
	}
}

// text reads a string.
func (p *parser) text() string {
	start := p.i + 1
	i := plainEnd(p.b, start)
	if i < len(p.b) && p.b[i] == '"' {
		p.i = i + 1
		return view(p.b[start:i])
	}
	return p.textEscaped(start, i)
}

// view returns a part of a line as a string without copying: a line does not
// change while its records are in use.
func view(part []byte) string { return unsafe.String(unsafe.SliceData(part), len(part)) }

// plainEnd returns the index of the first quote, backslash or control
// character at or after i, or len(b).
func plainEnd(b []byte, i int) int {
	const (
		ones = 0x0101010101010101
		high = 0x8080808080808080
	)
	for ; i+8 <= len(b); i += 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		quote, back := w^(ones*'"'), w^(ones*'\\')
		// A byte's high bit is set where the byte is 0 in quote or back, or
		// below 0x20 in w; false positives occur only above a true one.
		hit := ((quote-ones)&^quote | (back-ones)&^back | (w-ones*0x20)&^w) & high
		if hit != 0 {
			return i + bits.TrailingZeros64(hit)/8
		}
	}
	for ; i < len(b); i++ {
		if c := b[i]; c == '"' || c == '\\' || c < 0x20 {
			return i
		}
	}
	return i
}

// textEscaped reads the rest of a string whose byte i is special.
func (p *parser) textEscaped(start, i int) string {
	out := append(make([]byte, 0, 2*(i-start)+16), p.b[start:i]...)
	for {
		p.i = i
		switch c := p.peek(); {
		case i >= len(p.b):
			p.notJSON("a string does not end")
			return ""
		case c == '"':
			p.i++
			return string(out)
		case c == '\\':
			out = p.escape(out)
		default:
			p.notJSON("a control character in a string")
		}
		if p.err != nil {
			return ""
		}
		i = plainEnd(p.b, p.i)
		out = append(out, p.b[p.i:i]...)
	}
}

var simpleEscapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escape reads one escape sequence and appends what it stands for.
func (p *parser) escape(out []byte) []byte {
	p.i++
	c := p.peek()
	if c != 'u' {
		if e := simpleEscapes[c]; e != 0 && p.i < len(p.b) {
			p.i++
			return append(out, e)
		}
		p.notJSON("an unknown escape")
		return out
	}
	r := p.hex4()
	switch {
	case p.err != nil:
	case r == 0:
		p.fail("NUL character", "NUL character in a string")
	case utf16.IsSurrogate(r):
		low := rune(-1)
		if r < 0xDC00 && p.i+1 < len(p.b) && p.b[p.i] == '\\' && p.b[p.i+1] == 'u' {
			p.i++
			low = p.hex4()
		}
		r = utf16.DecodeRune(r, low)
		if r == utf8.RuneError {
			p.fail("lone surrogate", "lone surrogate in a string")
		}
	}
	return utf8.AppendRune(out, r)
}

// hex4 reads the u and four digits of an escape.
func (p *parser) hex4() rune {
	p.i++
	if p.i+4 > len(p.b) {
		p.notJSON("a \\u escape is cut")
		return 0
	}
	n, err := strconv.ParseUint(string(p.b[p.i:p.i+4]), 16, 32)
	if err != nil {
		p.notJSON("a \\u escape needs four hexadecimal digits")
		return 0
	}
	p.i += 4
	return rune(n)
}

// literal reads the rest of true, false or null.
func (p *parser) literal(word string) bool {
	if p.i+len(word) > len(p.b) || string(p.b[p.i:p.i+len(word)]) != word {
		p.notJSON("an unknown word")
		return false
	}
	p.i += len(word)
	return true
}

// number reads a number and reports whether it is written as an integer.
func (p *parser) number() (digits []byte, integer bool) {
	start := p.i
	if p.peek() == '-' {
		p.i++
	}
	switch c := p.peek(); {
	case c == '0':
		p.i++
	case c >= '1' && c <= '9':
		p.digits()
	default:
		p.notJSON("want a value")
		return nil, false
	}
	integer = true
	if p.peek() == '.' {
		integer = false
		p.i++
		p.digits()
	}
	if c := p.peek(); c == 'e' || c == 'E' {
		integer = false
		p.i++
		if c := p.peek(); c == '+' || c == '-' {
			p.i++
		}
		p.digits()
	}
	return p.b[start:p.i], integer
}

func (p *parser) digits() {
	start := p.i
	for p.i < len(p.b) && p.b[p.i] >= '0' && p.b[p.i] <= '9' {
		p.i++
	}
	if p.i == start {
		p.notJSON("want a digit")
	}
}

// skip passes over any value, checking it. It does not recurse.
func (p *parser) skip() {
	var stack []byte // the open brackets
	for p.err == nil {
		p.space()
		switch c := p.peek(); c {
		case '{', '[':
			p.i++
			p.space()
			if p.peek() == c+2 { // in ASCII } and ] are two after their openers
				p.i++
				break
			}
			if len(stack) == maxDepth {
				p.fail("nested too deep", "nested deeper than %d", maxDepth)
				return
			}
			stack = append(stack, c)
			if c == '{' {
				p.skipKey()
			}
			continue
		case '"':
			p.text()
		case 't':
			p.literal("true")
		case 'f':
			p.literal("false")
		case 'n':
			p.literal("null")
		default:
			p.number()
		}
		// A value has ended: close what closes, go on with what goes on.
		for {
			if len(stack) == 0 || p.err != nil {
				return
			}
			p.space()
			open, c := stack[len(stack)-1], p.peek()
			if c == open+2 {
				p.i++
				stack = stack[:len(stack)-1]
				continue
			}
			if c != ',' {
				p.notJSON("want , or the end of a list or object")
				return
			}
			p.i++
			if open == '{' {
				p.space()
				p.skipKey()
			}
			break
		}
	}
}

func (p *parser) skipKey() {
	if p.peek() != '"' {
		p.notJSON("want a key")
		return
	}
	p.text()
	p.space()
	if p.peek() != ':' {
		p.notJSON("want :")
		return
	}
	p.i++
}

func quote(s string) string {
	if len(s) > 40 {
		s = s[:40] + "..."
	}
	return strconv.Quote(s)
}
