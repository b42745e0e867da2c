// Package spill sorts records into parts that are small enough to be read whole,
// each part of a range of a number. Parts that grow are kept in files.
package spill

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
)

// blockBytes are written at once to a file. No part keeps more in memory.
const blockBytes = 32 << 10

// Parts are records as bytes, apart by ranges of a number. The zero value is not
// of use.
type Parts struct {
	dir   string
	width int32
	parts []part
}

type part struct {
	buf  []byte // what is not in the file
	file string // its name; "" for none
	size int    // of the file
}

// New returns parts, each of width numbers from a multiple of width on, with their
// files in a folder, or all in memory if that is "".
func New(dir string, width int32) *Parts { return &Parts{dir: dir, width: width} }

// Width is the number of numbers in a part.
func (p *Parts) Width() int32 { return p.width }

// Len is the number of parts, of which the last is not empty.
func (p *Parts) Len() int { return len(p.parts) }

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
			return fmt.Errorf("keep records aside: %w", err)
		}
	}
	x.buf = append(x.buf, record...)
	return nil
}

// flush moves what is in memory to the file, which is closed again: there may be
// more parts than files may be open.
func (x *part) flush(dir string) (err error) {
	var f *os.File
	if x.file == "" {
		f, err = os.CreateTemp(dir, "part-*")
	} else {
		f, err = os.OpenFile(x.file, os.O_WRONLY|os.O_APPEND, 0)
	}
	if err != nil {
		return err
	}
	x.file = f.Name()
	n, err := f.Write(x.buf)
	x.size += n
	x.buf = x.buf[:0]
	return errors.Join(err, f.Close())
}

// Take returns the records of a part, one after the other in the order of Add,
// and forgets them. They are in buf, which may be nil, if it has room.
func (p *Parts) Take(i int, buf []byte) ([]byte, error) {
	buf = buf[:0]
	if i >= len(p.parts) {
		return buf, nil
	}
	x := &p.parts[i]
	if x.file != "" {
		var err error
		if buf, err = x.read(buf); err != nil {
			return nil, fmt.Errorf("read records kept aside: %w", err)
		}
	}
	buf = append(buf, x.buf...)
	x.buf = nil
	return buf, nil
}

// read reads the file and removes it.
func (x *part) read(buf []byte) ([]byte, error) {
	f, err := os.Open(x.file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	buf = slices.Grow(buf, x.size+len(x.buf))[:x.size]
	if _, err := io.ReadFull(f, buf); err != nil {
		return nil, err
	}
	return buf, x.remove()
}

func (x *part) remove() error {
	if x.file == "" {
		return nil
	}
	err := os.Remove(x.file)
	x.file = ""
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
