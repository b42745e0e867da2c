package infile

import (
	"io/fs"
	"os"

	"github.com/hubgraph/hubgraph/hub"
)

// Meter counts the bytes of several files, as they are on disk. nil counts
// nothing.
type Meter interface {
	Read(n int64)   // bytes that have been read
	Expect(n int64) // bytes that are going to be read
}

// Regular returns what is known of a regular file. Anything else at path, such
// as a folder, a pipe or a device, is a hub.UsageError.
func Regular(path string) (fs.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, hub.Usagef("%s is %s, not a file", path, What(info.Mode()))
	}
	return info, nil
}

// What names what is no regular file in words.
func What(m fs.FileMode) string {
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
