package search

// SetBounds sets the bounds of the work; undo sets them back.
func SetBounds(prefixed, worded, largest int) (undo func()) {
	p, w, l := mostPrefixed, mostWorded, mostLargest
	mostPrefixed, mostWorded, mostLargest = prefixed, worded, largest
	return func() { mostPrefixed, mostWorded, mostLargest = p, w, l }
}
