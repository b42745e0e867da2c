package hubapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/klauspost/compress/gzip"
)

// errTooLong is about a body over the limit, packed or unpacked.
var errTooLong = errors.New("the answer is too long")

// fault is a passing reason for which a request is made again.
type fault struct {
	reason string // a word, for Stats
	err    error
}

func (f *fault) Error() string { return f.err.Error() }
func (f *fault) Unwrap() error { return f.err }

var (
	buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
	readers = sync.Pool{New: func() any { return new(gzip.Reader) }}
)

// keptBuffer is the size in bytes up to which a buffer is used again.
const keptBuffer = 4 << 20

// counted counts what is read and reports that something came.
type counted struct {
	r     io.Reader
	n     int64
	alive func()
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	c.alive()
	return n, err
}

// readBody reads a whole body of at most limit bytes, unpacked.
func readBody(resp *http.Response, limit int64, alive func()) (body []byte, wire int64, err error) {
	in := &counted{r: io.LimitReader(resp.Body, limit+1), alive: alive}
	var r io.Reader = in
	switch encoding := resp.Header.Get("Content-Encoding"); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		unpacked := readers.Get().(*gzip.Reader)
		defer readers.Put(unpacked)
		if err := unpacked.Reset(in); err != nil {
			return nil, in.n, packed(err)
		}
		r = unpacked
	default:
		return nil, 0, fmt.Errorf("the answer is packed as %q, which was not asked for", clean(encoding))
	}
	buf := buffers.Get().(*bytes.Buffer)
	defer func() {
		if buf.Cap() <= keptBuffer {
			buffers.Put(buf)
		}
	}()
	buf.Reset()
	_, err = buf.ReadFrom(io.LimitReader(r, limit+1))
	switch {
	case int64(buf.Len()) > limit || in.n > limit:
		return nil, in.n, fmt.Errorf("%w: over %d bytes", errTooLong, limit)
	case err != nil:
		return nil, in.n, packed(err)
	}
	return bytes.Clone(buf.Bytes()), in.n, nil
}

// packed tells a body that ended early from a broken one.
func packed(err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return &fault{"cut", errors.New("the answer was cut short")}
	case errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum):
		return &fault{"gzip", fmt.Errorf("the answer cannot be unpacked: %w", err)}
	}
	return err
}

// checkJSON returns a fault unless body is valid JSON.
func checkJSON(body []byte) error {
	if json.Valid(body) {
		return nil
	}
	start := bytes.TrimLeft(body, " \t\r\n\ufeff")
	switch {
	case len(start) == 0:
		return &fault{"empty", errors.New("the answer is empty")}
	case start[0] == '<':
		return &fault{"HTML", errors.New("the answer is HTML, not JSON")}
	}
	return &fault{"JSON", errors.New("the answer is not valid JSON")}
}
