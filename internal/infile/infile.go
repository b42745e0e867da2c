// Package infile opens input files of any size: plain, gzip or zstd, told by
// their first bytes. They are decompressed in a goroutine of their own, so that
// whoever reads works at the same time, and in bounded memory. Pipes and devices
// are refused, and a file that unpacks to absurdly much ends with an error.
package infile

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// MaxWindow is the most memory in bytes that a zstd file may ask for. zstd
// --long=27, the most that zstd unpacks without being told to, needs 128 MiB.
const MaxWindow = 128 << 20

// A file may unpack to maxRatio times its size, dumps of text reach 5 to 50, and
// to anyBytes in any case.
const (
	maxRatio = 500
	anyBytes = 64 << 20
)

// blockSize and blocks say how far decompression may be ahead.
const (
	blockSize = 256 << 10
	blocks    = 4
)

// File is the decompressed content of an input file.
type File struct {
	path   string
	file   *os.File
	size   int64
	read   atomic.Int64
	meter  Meter
	inner  io.Reader
	packed bool
	finish func()

	full  chan block
	free  chan []byte
	stop  chan struct{}
	ended chan struct{}
	once  sync.Once
	rest  []byte // of the block at hand
	owned []byte // the block at hand
	err   error
}

type block struct {
	text []byte
	err  error
}

// Open opens a file. Errors name it, those of Read too. A file that ends before
// its compression does gives an error that is io.ErrUnexpectedEOF. Anything but a
// regular file is a hub.UsageError.
func Open(path string) (*File, error) { return OpenMetered(path, nil) }

// OpenMetered opens a file as Open does, and counts what is read of it.
func OpenMetered(path string, m Meter) (*File, error) {
	info, err := Regular(path)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	f := &File{path: path, file: file, size: info.Size(), meter: m, finish: func() {},
		full: make(chan block, blocks), free: make(chan []byte, blocks), stop: make(chan struct{}), ended: make(chan struct{})}
	if err := f.unpack(bufio.NewReaderSize(counter{f}, blockSize)); err != nil {
		file.Close()
		return nil, f.named(err)
	}
	for range blocks {
		f.free <- make([]byte, blockSize)
	}
	go f.ahead()
	return f, nil
}

// unpack chooses what decompresses, by the first bytes.
func (f *File) unpack(raw *bufio.Reader) error {
	head, err := raw.Peek(6)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	f.inner = raw
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(raw)
		if err != nil {
			return err
		}
		f.inner, f.packed, f.finish = z, true, func() { z.Close() }
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(raw, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(MaxWindow))
		if err != nil {
			return err
		}
		f.inner, f.packed, f.finish = z, true, z.Close
	}
	for _, other := range []struct{ name, head string }{
		{"xz", "\xfd7zXZ\x00"}, {"bzip2", "BZh"}, {"zip", "PK\x03\x04"}, {"7z", "7z\xbc\xaf\x27\x1c"}, {"lz4", "\x04\x22\x4d\x18"},
	} {
		if bytes.HasPrefix(head, []byte(other.head)) {
			return fmt.Errorf("compressed by %s, which is not read; unpack it first, or compress it with gzip or zstd", other.name)
		}
	}
	return nil
}

// ahead fills blocks until the end, an error or Close.
func (f *File) ahead() {
	defer close(f.ended)
	defer close(f.full)
	for unpacked := int64(0); ; {
		var buf []byte
		select {
		case buf = <-f.free:
		case <-f.stop:
			return
		}
		n, err := 0, error(nil)
		for n < len(buf) && err == nil { // io.ReadFull cannot tell a last block from a file that is cut
			var more int
			more, err = f.inner.Read(buf[n:])
			n += more
		}
		if unpacked += int64(n); f.packed && unpacked > anyBytes && unpacked/maxRatio > f.read.Load() {
			n, err = 0, fmt.Errorf("it unpacks to more than %d times its size, which no dump of the Hub does", maxRatio)
		}
		select {
		case f.full <- block{buf[:n], err}:
		case <-f.stop:
			return
		}
		if err != nil {
			return
		}
	}
}

// Read reads decompressed bytes.
func (f *File) Read(p []byte) (int, error) {
	for len(f.rest) == 0 {
		if f.err != nil {
			return 0, f.err
		}
		if f.owned != nil {
			f.free <- f.owned[:blockSize]
			f.owned = nil
		}
		b, ok := <-f.full
		if !ok {
			return 0, io.ErrClosedPipe // Close was called
		}
		f.owned, f.rest, f.err = b.text, b.text, f.named(b.err)
	}
	n := copy(p, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

// named says which file could not be read, and why in words.
func (f *File) named(err error) error {
	switch {
	case err == nil || errors.Is(err, io.EOF):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = ErrCut
	case errors.Is(err, zstd.ErrWindowSizeExceeded):
		return fmt.Errorf("%s: unpacking it takes more than %d MiB of memory (zstd --long); compress it with less", f.path, MaxWindow>>20)
	}
	return fmt.Errorf("%s: %w", f.path, err)
}

// ErrCut says that a file ends too early. It is an io.ErrUnexpectedEOF.
var ErrCut = fmt.Errorf("the file ends too early, it was cut short: %w", io.ErrUnexpectedEOF)

// Progress returns how many bytes have been read from the file as it is on
// disk, and how many there are. It may be called from another goroutine.
func (f *File) Progress() (done, total int64) { return f.read.Load(), f.size }

// Close ends the reading.
func (f *File) Close() error {
	var err error
	f.once.Do(func() {
		close(f.stop)
		<-f.ended
		f.finish()
		err = f.file.Close()
	})
	return err
}

// counter counts what is read from disk.
type counter struct{ f *File }

func (c counter) Read(p []byte) (int, error) {
	n, err := c.f.file.Read(p)
	c.f.read.Add(int64(n))
	if c.f.meter != nil {
		c.f.meter.Read(int64(n))
	}
	return n, err
}
