package identities

import "slices"

// lists holds a rising list of numbers for each name.
type lists struct {
	start []int32
	items []int32
}

// listsOf turns the members of each of some repositories, which are names, into the
// repositories of each name. Repositories are numbered from 0.
func listsOf(names, repositories int, members func(repository int) []int32) lists {
	l := lists{start: make([]int32, names+1)}
	for i := range repositories {
		for _, name := range members(i) {
			l.start[name+1]++
		}
	}
	for i := range names {
		l.start[i+1] += l.start[i]
	}
	l.items = make([]int32, l.start[names])
	at := slices.Clone(l.start)
	for i := range repositories {
		for _, name := range members(i) {
			l.items[at[name]] = int32(i)
			at[name]++
		}
	}
	return l
}

func (l *lists) of(name int32) []int32 { return l.items[l.start[name]:l.start[name+1]] }

// common returns how many items two names have in common.
func (l *lists) common(a, b int32) int { return common(l.of(a), l.of(b)) }

// common returns how many numbers two rising lists have in common. The shorter is
// looked up in the longer when that is much longer.
func common[T int32 | int64](a, b []T) (n int) {
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
