package infile

import (
	"io/fs"
	"os"
	"sync/atomic"

	"github.com/hubgraph/hubgraph/hub"
)

// Meter counts the bytes that are read of several files, as they are on disk. It
// may be asked from another goroutine. A nil Meter counts nothing.
type Meter struct{ done, total atomic.Int64 }

// Progress returns how many bytes have been read and how many there are.
func (m *Meter) Progress() (done, total int64) { return m.done.Load(), m.total.Load() }

// Read counts bytes that have been read.
func (m *Meter) Read(n int64) {
	if m != nil {
		m.done.Add(n)
	}
}

// Expect counts bytes that are going to be read.
func (m *Meter) Expect(n int64) {
	if m != nil {
		m.total.Add(n)
	}
}

// Regular returns what is known of a regular file. Anything else at path, such
// as a folder, a pipe or a device, is a hub.UsageError.
func Regular(path string) (fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, hub.Usagef("%s is %s, not a file", path, what(info.Mode()))
	}
	return info, nil
}

func what(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a folder"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	}
	return "a device"
}
