package sqldump

import (
	"bytes"
	"errors"
)

// skipTo passes everything up to and with a byte.
func (r *Reader) skipTo(c byte) error {
	for {
		if i := bytes.IndexByte(r.buf[r.pos:r.end], c); i >= 0 {
			r.pos += i + 1
			return nil
		}
		if err := r.fill(); err != nil {
			return err
		}
	}
}

// skipString passes the rest of a string behind its opening quote. A quote ends
// it unless an odd number of backslashes stands before it or another quote
// behind it; so most of a string is not looked at byte by byte.
func (r *Reader) skipString(quote byte) error {
	odd := false // the buffer before ended in an odd number of backslashes
	for {
		rest := r.buf[r.pos:r.end]
		i := bytes.IndexByte(rest, quote)
		before := rest
		if i >= 0 {
			before = rest[:i]
		}
		run := len(before) - len(bytes.TrimRight(before, `\`))
		escaped := run%2 == 1
		if run == len(before) && odd {
			escaped = !escaped
		}
		if i < 0 {
			odd = escaped
			if err := r.fill(); err != nil {
				return err
			}
			continue
		}
		r.pos += i + 1
		odd = false
		if escaped {
			continue
		}
		if c, err := r.peek(); err != nil || c != quote {
			return err
		}
		r.pos++ // doubled
	}
}

// stops are the bytes at which passing over a statement must look closer.
var stops = func() (t [256]bool) {
	for _, c := range []byte("'\"`;-#/(),") {
		t[c] = true
	}
	return t
}()

// toStop passes to the next of the stops and returns it.
func (r *Reader) toStop() (byte, error) {
	for {
		for i, c := range r.buf[r.pos:r.end] {
			if stops[c] {
				r.pos += i
				return c, nil
			}
		}
		r.pos = r.end
		if err := r.fill(); err != nil {
			return 0, err
		}
	}
}

// skipStop passes a stop with what belongs to it: a string, a name, a comment,
// else the byte alone.
func (r *Reader) skipStop(c byte) error {
	switch c {
	case '\'', '"':
		r.pos++
		return r.skipString(c)
	case '`':
		r.pos++
		return r.skipTo('`')
	case '-', '#', '/':
		if is, err := r.comment(c); is || err != nil {
			return err
		}
	}
	r.pos++
	return nil
}

// skipStatement passes the rest of a statement.
func (r *Reader) skipStatement() error {
	for {
		c, err := r.toStop()
		if err != nil {
			return err
		}
		if err := r.skipStop(c); err != nil {
			return err
		}
		if c == ';' {
			return nil
		}
	}
}

// skipValue passes a value or an expression up to the comma or bracket behind it.
func (r *Reader) skipValue() error {
	for depth := 0; ; {
		c, err := r.toStop()
		if err != nil {
			return err
		}
		switch {
		case depth == 0 && (c == ',' || c == ')'):
			return nil
		case c == '(':
			depth++
		case c == ')':
			depth--
		}
		if err := r.skipStop(c); err != nil {
			return err
		}
	}
}

// space passes blanks and comments and returns the byte behind them, which it
// does not pass.
func (r *Reader) space() (byte, error) {
	for {
		c, err := r.peek()
		if err != nil {
			return 0, err
		}
		switch c {
		case ' ', '\t', '\n', '\r', '\f', '\v':
			r.pos++
		case '-', '#', '/', '*':
			if is, err := r.comment(c); err != nil || !is {
				return c, err
			}
		default:
			return c, nil
		}
	}
}

// comment passes a comment that begins with c, if one begins here. Of a
// conditional one, /*!40101 ... */, it passes the beginning and the end, since
// servers execute what is within.
func (r *Reader) comment(c byte) (bool, error) {
	head, err := r.need(32)
	if err != nil {
		return false, err
	}
	switch {
	case c == '#':
	case bytes.HasPrefix(head, []byte("--")) && (len(head) == 2 || head[2] <= ' '):
		if bytes.HasPrefix(head, []byte("-- MySQL dump ")) || bytes.HasPrefix(head, []byte("-- MariaDB dump ")) {
			r.heads++
		} else if bytes.HasPrefix(head, []byte("-- Dump completed")) {
			r.ends++
		}
	case bytes.HasPrefix(head, []byte("/*")):
		return true, r.blockComment(head)
	case r.conditional && bytes.HasPrefix(head, []byte("*/")):
		r.conditional = false
		r.pos += 2
		return true, nil
	default:
		return false, nil
	}
	if err := r.skipTo('\n'); !errors.Is(err, errEnd) { // a comment may end the file
		return true, err
	}
	return true, nil
}

// blockComment passes a comment, or the beginning of a conditional one.
func (r *Reader) blockComment(head []byte) error {
	n := 2
	if n < len(head) && head[n] == 'M' {
		n++
	}
	if n < len(head) && head[n] == '!' {
		for n++; n < len(head) && head[n] >= '0' && head[n] <= '9'; n++ {
		}
		// /*M!999999\- enable the sandbox mode */ is a command to the client.
		if n >= len(head) || head[n] != '\\' {
			r.conditional = true
			r.pos += n
			return nil
		}
	}
	r.pos += 2
	for r.unclosed = true; r.unclosed; {
		if err := r.skipTo('*'); err != nil {
			return err
		}
		if c, err := r.peek(); err != nil {
			return err
		} else if c == '/' {
			r.pos++
			r.unclosed = false
		}
	}
	return nil
}
