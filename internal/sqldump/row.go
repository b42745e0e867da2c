package sqldump

import (
	"encoding/hex"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// startLength is how much of a row's text is kept for messages.
const startLength = 120

// readRow reads (value, value, ...).
func (r *Reader) readRow() error {
	c, err := r.space()
	if err != nil {
		return err
	}
	if c != '(' {
		return r.failf("want the bracket of a row, found %q", c)
	}
	t := r.inRows
	start, err := r.need(startLength)
	if err != nil {
		return err
	}
	r.row = Row{Table: t, Line: r.line(), Start: append(r.row.Start[:0], start...), Values: r.row.Values[:0]}
	r.text, r.spans = r.text[:0], r.spans[:0]
	for range t.wanted {
		r.spans = append(r.spans, span{null: true})
	}
	n := 0
	for c = ','; c == ','; n++ {
		r.pos++ // the bracket or comma
		if n < len(t.plan) && t.plan[n] >= 0 {
			w := t.plan[n]
			err = r.readValue(&r.spans[w], t.wanted[w])
		} else {
			err = r.skipValue()
		}
		if err != nil {
			return err
		}
		c = r.buf[r.pos] // a comma or the closing bracket: skipValue went there
	}
	r.pos++
	if n != len(t.plan) {
		r.fault("the row has %d values, the table %s has %d columns", n, t.Name, len(t.plan))
	}
	for _, s := range r.spans {
		r.row.Values = append(r.row.Values, Value{Text: r.text[s.from:s.to:s.to], Null: s.null, Cut: s.cut})
	}
	return nil
}

// fault records why the row at hand cannot be used.
func (r *Reader) fault(format string, args ...any) {
	if r.row.Fault == "" {
		r.row.Fault = fmt.Sprintf(format, args...)
	}
}

// afterRow reads what stands behind a row: another, or the end of the statement.
func (r *Reader) afterRow() error {
	c, err := r.space()
	switch {
	case err != nil:
		return err
	case c == ',':
		r.pos++
	case c == ';':
		r.pos++
		r.inRows = nil
	case c|0x20 >= 'a' && c|0x20 <= 'z': // ON DUPLICATE KEY UPDATE ..., RETURNING ...
		r.inRows = nil
		return r.skipStatement()
	default:
		return r.failf("behind a row of %s: want a comma or semicolon, found %q", r.inRows.Name, c)
	}
	return nil
}

// readValue reads a value that is wanted and passes to the comma or bracket
// behind it.
func (r *Reader) readValue(s *span, w Column) error {
	c, err := r.space()
	if err != nil {
		return err
	}
	s.from, s.null = len(r.text), false
	switch {
	case c == '\'' || c == '"':
		err = r.readString(c, s, w.Max)
	case c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.':
		err = r.readNumber(s, w)
	default:
		err = r.readWordValue(s, w)
	}
	s.to = len(r.text)
	if err != nil {
		return err
	}
	if c, err = r.space(); err != nil {
		return err
	} else if c != ',' && c != ')' {
		r.fault("the value of %s is not a literal", w.Name)
		return r.skipValue()
	}
	return nil
}

// readString reads a string with its quotes.
func (r *Reader) readString(quote byte, s *span, limit int) error {
	r.pos++
	for len(r.text)-s.from < limit {
		r.copyPlain(quote, limit-(len(r.text)-s.from))
		if len(r.text)-s.from == limit {
			break
		}
		c, err := r.take()
		switch {
		case err != nil:
			return err
		case c == quote:
			if next, err := r.peek(); err != nil {
				return err
			} else if next != quote {
				return r.decode(s)
			}
			r.pos++
		case c == '\\':
			if c, err = r.take(); err != nil {
				return err
			}
			if c == '%' || c == '_' { // these keep their backslash
				r.text = append(r.text, '\\')
			}
			c = unescape(c)
		}
		r.text = append(r.text, c)
	}
	rest, err := r.need(2)
	if err != nil {
		return err
	}
	s.cut = len(rest) < 1 || rest[0] != quote || len(rest) == 2 && rest[1] == quote
	if err := r.skipString(quote); err != nil {
		return err
	}
	return r.decode(s)
}

// copyPlain copies what is in the buffer up to the next quote or backslash, most
// bytes at most.
func (r *Reader) copyPlain(quote byte, most int) {
	rest := r.buf[r.pos:min(r.end, r.pos+most)]
	n := 0
	for n < len(rest) && rest[n] != quote && rest[n] != '\\' {
		n++
	}
	r.text = append(r.text, rest[:n]...)
	r.pos += n
}

// unescape returns what a backslash and c stand for.
func unescape(c byte) byte {
	switch c {
	case '0':
		return 0
	case 'b':
		return '\b'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	case 'Z':
		return 26
	}
	return c
}

// decode turns a string of the dump's character set into UTF-8. MariaDB's
// latin1 is Windows-1252, and the five codes that has not are kept as they are.
func (r *Reader) decode(s *span) error {
	if !r.latin1 {
		return nil
	}
	raw := string(r.text[s.from:])
	r.text = r.text[:s.from]
	for i := range len(raw) {
		c := charmap.Windows1252.DecodeByte(raw[i])
		if c == utf8.RuneError {
			c = rune(raw[i])
		}
		r.text = utf8.AppendRune(r.text, c)
	}
	return nil
}

// readNumber reads a number, or bytes written as 0x....
func (r *Reader) readNumber(s *span, w Column) error {
	head, err := r.need(2)
	if err != nil {
		return err
	}
	if len(head) == 2 && head[0] == '0' && (head[1] == 'x' || head[1] == 'X') {
		r.pos += 2
		return r.readHex(s, w)
	}
	for {
		c, err := r.peek()
		if err != nil {
			return err
		}
		if (c < '0' || c > '9') && c != '-' && c != '+' && c != '.' && c|0x20 != 'e' {
			return nil
		}
		if len(r.text)-s.from < w.Max {
			r.text = append(r.text, c)
		} else {
			s.cut = true
		}
		r.pos++
	}
}

// readHex reads pairs of hexadecimal digits.
func (r *Reader) readHex(s *span, w Column) error {
	for {
		c, err := r.peek()
		if err != nil {
			return err
		}
		low := c | 0x20
		if (c < '0' || c > '9') && (low < 'a' || low > 'f') {
			break
		}
		if len(r.text)-s.from < 2*w.Max {
			r.text = append(r.text, c)
		} else {
			s.cut = true
		}
		r.pos++
	}
	digits := r.text[s.from:]
	if len(digits)%2 == 1 {
		r.fault("the value of %s has an odd number of hexadecimal digits", w.Name)
		digits = digits[:len(digits)-1]
	}
	n, err := hex.Decode(digits, digits)
	r.text = r.text[:s.from+n]
	return err
}

// readWordValue reads what begins with a word: NULL, TRUE, X'...', _binary '...'.
func (r *Reader) readWordValue(s *span, w Column) error {
	if err := r.readWord(); err != nil {
		return err
	}
	word := string(r.word)
	switch {
	case word == "null":
		s.null = true
		return nil
	case word == "true":
		r.text = append(r.text, '1')
		return nil
	case word == "false":
		r.text = append(r.text, '0')
		return nil
	}
	c, err := r.space()
	if err != nil {
		return err
	}
	switch {
	case word == "x" && c == '\'':
		r.pos++
		if err := r.readHex(s, w); err != nil {
			return err
		}
		return r.closing()
	case (word == "n" || len(word) > 1 && word[0] == '_') && (c == '\'' || c == '"'):
		return r.readString(c, s, w.Max)
	case len(word) > 1 && word[0] == '_' && (c == '0' || c == 'x' || c == 'X'): // _binary 0x41, _binary X'41'
		if c == '0' {
			return r.readNumber(s, w)
		}
		return r.readWordValue(s, w)
	}
	r.fault("the value of %s is not a literal", w.Name)
	return r.skipValue()
}

// closing passes the quote behind X'...'; anything else is found by the caller.
func (r *Reader) closing() error {
	c, err := r.peek()
	if err == nil && c == '\'' {
		r.pos++
	}
	return err
}
