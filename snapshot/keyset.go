package snapshot

import "math/bits"

// keySet is a set of keys in a table that is reused for the next set.
type keySet struct {
	slots []uint64 // by hash, linear probing; 0 is free
	spare []uint64 // for the next size
	zero  bool     // 0 is in the set
	count int
	shift int // from a hash to a slot
}

// reset empties the set and makes room for some keys.
func (s *keySet) reset(room int) {
	s.slots = cleared(s.slots, 1<<bits.Len(uint(max(2*room, 16)-1)))
	s.zero, s.count = false, 0
	s.shift = 64 - bits.Len(uint(len(s.slots)-1))
}

// cleared returns an empty table of the given size, in the memory of another
// if that is large enough.
func cleared(table []uint64, size int) []uint64 {
	if cap(table) < size {
		return make([]uint64, size)
	}
	table = table[:size]
	clear(table)
	return table
}

// add adds a key; false when it was there already. The set must have been
// reset once.
func (s *keySet) add(key uint64) bool {
	if key == 0 {
		old := s.zero
		s.zero = true
		return !old
	}
	if 2*s.count >= len(s.slots) {
		s.grow()
	}
	return s.put(key)
}

func (s *keySet) put(key uint64) bool {
	for i := key * 0x9e3779b97f4a7c15 >> s.shift; ; i = (i + 1) & uint64(len(s.slots)-1) {
		switch s.slots[i] {
		case key:
			return false
		case 0:
			s.slots[i] = key
			s.count++
			return true
		}
	}
}

func (s *keySet) grow() {
	old := s.slots
	s.slots, s.spare = cleared(s.spare, 2*len(old)), old
	s.count = 0
	s.shift--
	for _, key := range old {
		if key != 0 {
			s.put(key)
		}
	}
}
