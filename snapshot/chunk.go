package snapshot

import (
	"bytes"
	"errors"
	"io"
)

// chunkSize is roughly the number of bytes, in whole lines, decoded at once.
const chunkSize = 256 << 10

// chunk is a run of whole lines of a file.
type chunk struct {
	text    []byte // never changed once cut, so records may point into it
	line    int64  // number of its first line, from 1
	tooLong bool   // text is only the start of one line over the limit
}

// chunker cuts a stream into chunks. Its memory is bounded by the line limit.
type chunker struct {
	r     io.Reader
	limit int
	size  int    // approximate length of a chunk
	rest  []byte // the incomplete last line of the previous chunk
	line  int64
	eof   bool
}

func newChunker(r io.Reader, limit int) *chunker {
	return &chunker{r: r, limit: limit, size: chunkSize, line: 1}
}

// next returns the next chunk, or io.EOF after the last. It may reuse the
// memory of an old one.
func (c *chunker) next(old []byte) (chunk, error) {
	if c.eof && len(c.rest) == 0 {
		return chunk{}, io.EOF
	}
	buf := c.buffer(old)
	buf = append(buf, c.rest...)
	scanned := 0 // no newline before this
	for {
		for !c.eof && len(buf) < cap(buf) {
			n, err := c.r.Read(buf[len(buf):cap(buf)])
			buf = buf[:len(buf)+n]
			if errors.Is(err, io.EOF) {
				c.eof = true
			} else if err != nil {
				return chunk{}, err
			}
		}
		if cut := bytes.LastIndexByte(buf[scanned:], '\n'); cut >= 0 && !c.eof {
			cut += scanned + 1
			c.rest = append(c.rest[:0], buf[cut:]...)
			return c.take(buf[:cut]), nil
		}
		if c.eof {
			c.rest = c.rest[:0]
			if len(buf) == 0 {
				return chunk{}, io.EOF
			}
			return c.take(buf), nil
		}
		if len(buf) > c.limit {
			return c.skipLine(buf)
		}
		scanned = len(buf)
		grown := make([]byte, len(buf), 2*cap(buf))
		copy(grown, buf)
		buf = grown
	}
}

// buffer returns an empty buffer with room for more than what is left over.
func (c *chunker) buffer(old []byte) []byte {
	if cap(old) >= c.size && cap(old) >= 2*len(c.rest) && cap(old) <= 4*c.size {
		return old[:0]
	}
	return make([]byte, 0, max(c.size, 2*len(c.rest)))
}

func (c *chunker) take(text []byte) chunk {
	out := chunk{text: text, line: c.line}
	c.line += int64(bytes.Count(text, []byte{'\n'}))
	return out
}

// skipLine skips a line longer than the limit, which begins with buf, in
// bounded memory.
func (c *chunker) skipLine(buf []byte) (chunk, error) {
	out := chunk{text: append([]byte(nil), buf[:min(len(buf), 256)]...), line: c.line, tooLong: true}
	c.line++
	c.rest = c.rest[:0] // it is the start of this line
	buf = buf[:cap(buf)]
	for {
		n, err := c.r.Read(buf)
		if cut := bytes.IndexByte(buf[:n], '\n'); cut >= 0 {
			c.rest = append(c.rest[:0], buf[cut+1:n]...)
			if errors.Is(err, io.EOF) {
				c.eof = true
			} else if err != nil {
				return chunk{}, err
			}
			return out, nil
		}
		if errors.Is(err, io.EOF) {
			c.eof = true
			return out, nil
		} else if err != nil {
			return chunk{}, err
		}
	}
}
