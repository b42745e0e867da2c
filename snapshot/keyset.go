package snapshot

import "math/bits"

// keySet is a set of keys in a table that is used again for the next set.
type keySet struct {
	slots []uint64 // by hash, linear probing; 0 is free
	zero  bool     // 0 is in the set
	count int
	shift int // of a hash, to a slot
}

// reset empties the set and makes room for some keys.
func (s *keySet) reset(room int) {
	size := 1 << bits.Len(uint(max(2*room, 16)-1))
	if cap(s.slots) < size {
		s.slots = make([]uint64, size)
	} else {
		s.slots = s.slots[:size]
		clear(s.slots)
	}
	s.zero, s.count, s.shift = false, 0, 64-bits.Len(uint(size-1))
}

// add puts a key in; false when it was there. The set was reset before.
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
	old, zero := s.slots, s.zero
	s.slots = nil
	s.reset(len(old))
	s.zero = zero
	for _, key := range old {
		if key != 0 {
			s.put(key)
		}
	}
}
