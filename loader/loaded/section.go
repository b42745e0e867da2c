package loaded

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/hubgraph/hubgraph/internal/spill"
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

// gathering takes the entries of a section in any order, and keeps them aside. Those
// of a group mostly come together.
type gathering struct {
	dir    string
	group  int32 // at hand
	run    []entry
	parts  *spill.Parts
	counts []uint32 // by group
	record []byte
}

// mostParts is the greatest number of parts of a section, each of which may have
// a file.
const mostParts = 128

// add takes an entry of a group; there are some more groups than the number says, if any.
func (g *gathering) add(group int32, e entry, groups int) error {
	if g.parts == nil {
		g.parts = spill.New(g.dir, int32(max(1<<13, groups/mostParts+1)))
	}
	if group != g.group {
		if err := g.putAside(); err != nil {
			return err
		}
		g.group = group
	}
	g.run = append(g.run, e)
	return nil
}

// putAside ends the run at hand. Its record is the group and the number of
// entries as varints, and the entries of 8 bytes, least first.
func (g *gathering) putAside() error {
	if len(g.run) == 0 {
		return nil
	}
	for int(g.group) >= len(g.counts) {
		g.counts = append(g.counts, 0)
	}
	g.counts[g.group] += uint32(len(g.run))
	b := binary.AppendUvarint(g.record[:0], uint64(g.group))
	b = binary.AppendUvarint(b, uint64(len(g.run)))
	for _, e := range g.run {
		b = binary.LittleEndian.AppendUint64(b, uint64(e))
	}
	g.record, g.run = b, g.run[:0]
	return g.parts.Add(g.group, b)
}

// count returns the number of entries of a group.
func (g *gathering) count(group int) uint32 {
	if group < len(g.counts) {
		return g.counts[group]
	}
	return 0
}

// each calls fn with the entries of groups, in order, part after part, rising
// within each group. The gathering is used up.
func (g *gathering) each(fn func([]entry) error) error {
	if err := g.putAside(); err != nil || g.parts == nil {
		return err
	}
	var records []byte
	var list []entry
	for i := range g.parts.Len() {
		var err error
		if records, err = g.parts.Take(i, records); err != nil {
			return err
		}
		list = g.inOrder(i, records, list)
		if err := fn(list); err != nil {
			return err
		}
	}
	return nil
}

// inOrder returns the entries of a part, in a list that is used again.
func (g *gathering) inOrder(part int, records []byte, list []entry) []entry {
	width := int(g.parts.Width())
	first, end := part*width, min((part+1)*width, len(g.counts))
	next := make([]int, end-first+1) // by group: where its next entry goes
	for group := first; group < end; group++ {
		next[group-first+1] = next[group-first] + int(g.counts[group])
	}
	total := next[end-first]
	list = slices.Grow(list[:0], total)[:total]
	for left := spill.Records(records); len(left) > 0; {
		at := &next[int(left.Uvarint())-first]
		for range left.Uvarint() {
			list[*at] = entry(left.Uint64())
			*at++
		}
	}
	start := 0
	for _, end := range next[:end-first] {
		slices.Sort(list[start:end])
		start = end
	}
	return list
}

// gather returns the section, for a number of groups. The gathering is used up.
func (g *gathering) gather(groups int) (section, error) {
	s := section{start: make([]uint32, groups+1)}
	err := g.each(func(list []entry) error {
		s.entries = append(s.entries, list...)
		return tooMany(len(s.entries))
	})
	for group := range groups {
		s.start[group+1] = s.start[group] + g.count(group)
	}
	return s, err
}

func tooMany(entries int) error {
	if uint64(entries) > math.MaxUint32 {
		return fmt.Errorf("%d records of one kind are more than an index of what is loaded can hold", entries)
	}
	return nil
}

func (g *gathering) close() error {
	if g.parts == nil {
		return nil
	}
	return g.parts.Close()
}
