package names

import (
	"strings"
	"unsafe"
)

// Arena keeps copies of many short strings in few allocations. The zero value
// is ready.
type Arena struct{ free []byte }

const block = 64 << 10

// Keep returns a copy of s.
func (a *Arena) Keep(s string) string {
	if len(s) > block/16 {
		return strings.Clone(s)
	}
	if len(s) > len(a.free) {
		a.free = make([]byte, block)
	}
	own := a.free[:len(s):len(s)]
	a.free = a.free[len(s):]
	copy(own, s)
	return unsafe.String(unsafe.SliceData(own), len(own)) // never written again
}
