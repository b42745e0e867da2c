package identities

import (
	"slices"

	"github.com/hubgraph/hubgraph/internal/intersect"
)

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
func (l *lists) common(a, b int32) int { return intersect.Count(l.of(a), l.of(b)) }
