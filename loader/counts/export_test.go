package counts

// SetLeastWidth makes the parts of a Builder small, and returns what undoes that.
func SetLeastWidth(n int) (undo func()) {
	before := leastWidth
	leastWidth = n
	return func() { leastWidth = before }
}
