//go:build !linux

package faults

import "testing"

// newDisk returns nil: there is no disk that could be filled.
func newDisk(*testing.T, string) disk { return nil }
