// Package spill sorts records into parts that are small enough to be read whole,
// each part of a range of a number. Parts that grow are kept in files.
package spill

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// blockBytes are written at once to a file. No part takes more memory.
const blockBytes = 64 << 10

// Parts are records as bytes, apart by ranges of a number. The zero value is not
// of use.
type Parts struct {
	dir   string
	width int32
	parts []part
}

type part struct {
	buf  []byte // what is not in the file
	file *os.File
}

// New returns parts, each of width numbers from a multiple of width on, with their
// files in a folder, or all in memory if that is "".
func New(dir string, width int32) *Parts { return &Parts{dir: dir, width: width} }

// Add adds a record of number n, which is not negative. An error is one of
// writing to a file.
func (p *Parts) Add(n int32, record []byte) error {
	i := int(n / p.width)
	for i >= len(p.parts) {
		p.parts = append(p.parts, part{})
	}
	x := &p.parts[i]
	if p.dir != "" && len(x.buf)+len(record) > blockBytes {
		if err := x.flush(p.dir); err != nil {
			return err
		}
	}
	x.buf = append(x.buf, record...)
	return nil
}

// flush moves what is in memory to the file.
func (x *part) flush(dir string) (err error) {
	if x.file == nil {
		if x.file, err = os.CreateTemp(dir, "part-*"); err != nil {
			return fmt.Errorf("keep records aside: %w", err)
		}
	}
	if _, err = x.file.Write(x.buf); err != nil {
		return fmt.Errorf("keep records aside: %w", err)
	}
	x.buf = x.buf[:0]
	return nil
}

// Len is the number of parts, of which the last is not empty.
func (p *Parts) Len() int { return len(p.parts) }

// Take returns the records of a part, one after the other in the order of Add,
// and forgets them. They are in buf, if it has room, which may be nil.
func (p *Parts) Take(i int, buf []byte) ([]byte, error) {
	if i >= len(p.parts) {
		return buf[:0], nil
	}
	x := &p.parts[i]
	if x.file == nil {
		all := x.buf
		x.buf = nil
		return all, nil
	}
	size, err := x.file.Seek(0, io.SeekCurrent)
	if err == nil {
		_, err = x.file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, fmt.Errorf("read records kept aside: %w", err)
	}
	if all := int(size) + len(x.buf); cap(buf) < all {
		buf = make([]byte, 0, all)
	}
	buf = buf[:size]
	if _, err := io.ReadFull(x.file, buf); err != nil {
		return nil, fmt.Errorf("read records kept aside: %w", err)
	}
	buf = append(buf, x.buf...)
	x.buf = nil
	return buf, x.remove()
}

func (x *part) remove() error {
	if x.file == nil {
		return nil
	}
	err := errors.Join(x.file.Close(), os.Remove(x.file.Name()))
	x.file = nil
	return err
}

// Close removes all files.
func (p *Parts) Close() error {
	var errs []error
	for i := range p.parts {
		errs = append(errs, p.parts[i].remove())
	}
	p.parts = nil
	return errors.Join(errs...)
}
