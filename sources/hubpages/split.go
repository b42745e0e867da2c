package hubpages

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/hubgraph/hubgraph/internal/bom"
	"github.com/hubgraph/hubgraph/internal/infile"
)

// item is one element of a file of answers.
type item struct {
	number  int64  // of the element, of JSON Lines the line, from 1
	text    []byte // valid until the next one is read
	tooLong bool   // text is only its beginning
}

// splitter cuts a stream into items without judging them, in memory bounded by
// the longest item. A file is JSON Lines when its first line is an object or
// the stream has no line that soon; else it holds arrays, whose elements are the
// items, and objects, which may span lines.
//
// encoding/json cannot pass over a value that is broken or too long for memory;
// that is what this is for.
type splitter struct {
	name    string
	r       *bufio.Reader
	limit   int
	lines   bool
	inArray bool
	number  int64
	buf     []byte
}

// look is how far a splitter looks ahead to tell the form of a file.
const look = 1 << 16

func newSplitter(name string, r io.Reader, limit int) (*splitter, error) {
	s := &splitter{name: name, r: bufio.NewReaderSize(r, look), limit: limit}
	head, err := s.r.Peek(look)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	skip, err := bom.Skip(head)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	s.r.Discard(skip)
	head = bytes.TrimLeft(head[skip:], blank)
	switch {
	case len(head) == 0:
		return nil, fmt.Errorf("%s: the file is empty", name)
	case head[0] != '[' && head[0] != '{':
		return nil, fmt.Errorf("%s: it is no answer of the Hub's API, which begins with [ or {; this begins with %q", name, head[:min(len(head), 20)])
	}
	line, _, _ := bytes.Cut(head, []byte{'\n'})
	line = bytes.TrimRight(line, blank)
	s.lines = head[0] == '{' && (line[len(line)-1] == '}' || len(line) == len(head))
	return s, nil
}

const blank = " \t\r\n"

// next returns the next item, io.EOF after the last.
func (s *splitter) next() (item, error) {
	if s.lines {
		return s.nextLine()
	}
	for {
		c, err := s.r.ReadByte()
		switch {
		case errors.Is(err, io.EOF) && s.inArray:
			return item{}, s.unclosed()
		case err != nil:
			return item{}, err
		case c == ' ', c == '\n', c == '\r', c == '\t', s.inArray && c == ',':
		case !s.inArray && c == '[':
			s.inArray = true
		case s.inArray && c == ']':
			s.inArray = false
		case !s.inArray && c != '{':
			return item{}, fmt.Errorf("%s: after element %d: %q is neither an array nor an object", s.name, s.number, c)
		default:
			s.r.UnreadByte()
			return s.value()
		}
	}
}

func (s *splitter) unclosed() error {
	return fmt.Errorf("%s: %w (after element %d; or a quote or bracket is missing there)", s.name, infile.ErrCut, s.number)
}

// nextLine returns the next line that is not blank.
func (s *splitter) nextLine() (item, error) {
	for {
		s.number++
		s.buf = s.buf[:0]
		it, got := item{number: s.number}, false
		for {
			part, err := s.r.ReadSlice('\n')
			got = got || len(part) > 0
			s.keep(&it, part)
			if err == nil || errors.Is(err, io.EOF) && got {
				break
			}
			if !errors.Is(err, bufio.ErrBufferFull) {
				return item{}, err
			}
		}
		if it.text = bytes.Trim(s.buf, blank); len(it.text) > 0 {
			return it, nil
		}
	}
}

// keep adds a part to the item at hand, unless that is too long already.
func (s *splitter) keep(it *item, part []byte) {
	if len(s.buf)+len(part) > s.limit {
		it.tooLong = true
		part = part[:max(0, s.limit-len(s.buf))]
	}
	s.buf = append(s.buf, part...)
}

// value returns the value that begins here.
func (s *splitter) value() (item, error) {
	s.number++
	s.buf = s.buf[:0]
	it, n := item{number: s.number}, nesting{}
	for {
		part, err := s.r.Peek(max(1, s.r.Buffered()))
		if len(part) == 0 {
			if errors.Is(err, io.EOF) {
				return item{}, s.unclosed()
			}
			return item{}, err
		}
		end := n.end(part)
		if end >= 0 {
			part = part[:end]
		}
		s.keep(&it, part)
		s.r.Discard(len(part))
		if end >= 0 {
			it.text = bytes.TrimRight(s.buf, blank)
			return it, nil
		}
	}
}

// nesting follows the brackets and strings of one value.
type nesting struct {
	open              []byte // closing brackets to come
	inString, escaped bool
}

// end returns where in the text the value ends, -1 if it goes on. A bracket that
// does not fit closes what it can, and a line break in a string, which JSON does
// not have, ends the value: so what is broken ends where it breaks.
func (n *nesting) end(text []byte) int {
	for i, c := range text {
		switch {
		case n.escaped:
			n.escaped = false
		case n.inString:
			switch c {
			case '\\':
				n.escaped = true
			case '"':
				n.inString = false
			case '\n':
				return i
			}
		case c == '"':
			n.inString = true
		case c == '{':
			n.push('}')
		case c == '[':
			n.push(']')
		case len(n.open) == 0 && (c == ',' || c == ']'):
			return i
		case c == '}' || c == ']':
			if at := bytes.LastIndexByte(n.open, c); at >= 0 {
				n.open = n.open[:at]
			}
			if len(n.open) == 0 {
				return i + 1
			}
		}
	}
	return -1
}

// deepest is how many brackets are remembered; encoding/json refuses more.
const deepest = 10_000

func (n *nesting) push(closing byte) {
	if len(n.open) < deepest {
		n.open = append(n.open, closing)
	}
}
