package dbserver

import (
	"io"
	"os"
	"strings"
)

// fileSize returns 0 for a missing file.
func fileSize(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// tail returns the last lines written to a file after the offset, up to 64
// KiB; a file shorter than the offset was rotated, and all of it counts.
func tail(path string, offset int64, lines int) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	size := fileSize(path)
	if offset > size {
		offset = 0
	}
	offset = max(offset, size-64<<10)
	b, err := io.ReadAll(io.NewSectionReader(f, offset, size-offset))
	if err != nil {
		return ""
	}
	all := strings.Split(strings.TrimSpace(string(b)), "\n")
	return strings.Join(all[max(0, len(all)-lines):], "\n")
}
