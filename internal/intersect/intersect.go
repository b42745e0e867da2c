// Package intersect compares sorted lists.
package intersect

import (
	"slices"
)

// Count returns how many numbers two rising lists have in common. The shorter is
// looked up in the longer when that is much longer.
func Count[T int32 | int64](a, b []T) (n int) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) > 16*len(a) {
		for _, x := range a {
			i, found := slices.BinarySearch(b, x)
			if found {
				n++
			}
			b = b[i:]
		}
		return n
	}
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}
