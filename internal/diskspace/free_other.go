//go:build !linux && !darwin && !freebsd && !windows

package diskspace

import "math"

// Free returns the bytes that the user may still write to the file system of a
// folder. It is unknown on this platform.
func Free(string) (int64, error) { return math.MaxInt64, nil }
