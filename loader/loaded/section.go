package loaded

import (
	"fmt"
	"math"
	"slices"
)

// Section is a kind of records that belong to a repository.
type Section uint8

const (
	Commits     Section = iota
	Discussions         // and pull requests
	Usages              // of a space
	Lineage             // of a model
	TrainedOn           // of a model
	sectionCount
)

// section holds the entries of one kind of records, group after group, rising
// within each.
type section struct {
	start   []uint32 // by group, and the end of the last one
	entries []entry
}

// of returns the entries of a group.
func (s *section) of(group int32) []entry {
	return s.entries[s.start[group]:s.start[group+1]]
}

// find reports whether a group has an entry, and whether it has one of the same
// key.
func (s *section) find(group int32, e entry) (same, key bool) {
	list := s.of(group)
	i, same := slices.BinarySearch(list, e)
	key = same || i < len(list) && list[i].key() == e.key() || i > 0 && list[i-1].key() == e.key()
	return same, key
}

// gathering takes the entries of a section in any order. Those of a group mostly
// come together, so only the runs are remembered.
type gathering struct {
	entries []entry
	runs    []run
	counts  []uint32 // by group
}

type run struct {
	group int32
	start uint32
}

func (g *gathering) add(group int32, e entry) {
	if n := len(g.runs); n == 0 || g.runs[n-1].group != group {
		g.runs = append(g.runs, run{group, uint32(len(g.entries))})
		for int(group) >= len(g.counts) {
			g.counts = append(g.counts, 0)
		}
	}
	g.entries = append(g.entries, e)
	g.counts[group]++
}

// gather puts the entries in order, for a number of groups. The gathering is
// used up.
func (g *gathering) gather(groups int) (section, error) {
	if uint64(len(g.entries)) > math.MaxUint32 {
		return section{}, fmt.Errorf("%d records of one kind are more than an index of what is loaded can hold", len(g.entries))
	}
	s := section{start: make([]uint32, groups+1), entries: g.entries}
	for group, n := range g.counts {
		s.start[group+1] = n
	}
	for group := range groups {
		s.start[group+1] += s.start[group]
	}
	if !slices.IsSortedFunc(g.runs, func(a, b run) int { return int(a.group) - int(b.group) }) {
		s.entries = g.moved(s.start)
	}
	for group := range int32(groups) {
		slices.Sort(s.of(group))
	}
	return s, nil
}

// moved returns the entries with each run at the place of its group.
func (g *gathering) moved(start []uint32) []entry {
	next := slices.Clone(start)
	out := make([]entry, len(g.entries))
	for i, r := range g.runs {
		end := uint32(len(g.entries))
		if i+1 < len(g.runs) {
			end = g.runs[i+1].start
		}
		next[r.group] += uint32(copy(out[next[r.group]:], g.entries[r.start:end]))
	}
	return out
}
