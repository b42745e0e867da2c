//go:build linux || darwin || freebsd

package diskspace

import (
	"fmt"
	"syscall"
)

// Free returns the bytes that the user may still write to the file system of a
// folder.
func Free(dir string) (int64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, fmt.Errorf("ask for free space in %s: %w", dir, err)
	}
	return int64(s.Bavail) * int64(s.Bsize), nil
}
