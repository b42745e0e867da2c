// Package bom passes over the byte order mark that some programs write before
// a text in UTF-8. Everything that reads a text of a user begins with it.
package bom

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

const mark = "\xef\xbb\xbf"

// ErrUTF16 says that a text is not in UTF-8.
var ErrUTF16 = errors.New("the text is in UTF-16; convert it to UTF-8 first")

// Skip returns how many bytes at the start of a text are a byte order mark of
// UTF-8. Two to four bytes are enough to judge by; a text in UTF-16 is ErrUTF16.
func Skip(start []byte) (int, error) {
	switch {
	case bytes.HasPrefix(start, []byte(mark)):
		return len(mark), nil
	case bytes.HasPrefix(start, []byte{0xff, 0xfe}), bytes.HasPrefix(start, []byte{0xfe, 0xff}),
		len(start) > 1 && start[0]^start[1] != 0 && (start[0] == 0 || start[1] == 0):
		return 0, ErrUTF16
	}
	return 0, nil
}

// Trim returns a text in UTF-8 without its mark.
func Trim(text string) string { return strings.TrimPrefix(text, mark) }

// Begins reports whether a text, or a line of it, begins with a mark.
func Begins(text []byte) bool { return bytes.HasPrefix(text, []byte(mark)) }

// Text returns a text without its mark; one in UTF-16 is ErrUTF16.
func Text(text []byte) ([]byte, error) {
	n, err := Skip(text)
	return text[n:], err
}

// Reader reads a text without its mark; one in UTF-16 is ErrUTF16.
func Reader(r io.Reader) io.Reader { return &reader{r: r} }

type reader struct {
	r     io.Reader
	begun bool
	buf   [len(mark)]byte
	head  []byte // read and not handed over
	err   error  // after head
}

func (x *reader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if !x.begun {
		x.begun = true
		x.begin()
	}
	switch {
	case len(x.head) > 0:
		n := copy(p, x.head)
		x.head = x.head[n:]
		return n, nil
	case x.err != nil:
		return 0, x.err
	}
	return x.r.Read(p)
}

// begin reads the first bytes and drops a mark.
func (x *reader) begin() {
	n := 0
	for n < len(x.buf) && x.err == nil { // io.ReadFull has no error of its own for an end in the middle
		var more int
		more, x.err = x.r.Read(x.buf[n:])
		n += more
	}
	skip, err := Skip(x.buf[:n])
	x.head = x.buf[skip:n]
	if err != nil {
		x.head, x.err = nil, err
	}
}
