package prune

import "hash/maphash"

// keySet is a set of keys, kept as 128-bit hashes with seeds of its own: the
// probability that any two of ten million keys collide is 10^-25. It takes 20
// bytes a key if their number was given.
type keySet struct {
	seeds [2]maphash.Seed
	slots []hash // linear probing; the zero hash is free
	count int
}

type hash [2]uint64

// newKeySet returns an empty set with room for some keys.
func newKeySet(room int64) *keySet {
	s := &keySet{seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
	s.slots = make([]hash, max(64, room*5/4+1))
	return s
}

func (s *keySet) hash(key []byte) hash {
	h := hash{maphash.Bytes(s.seeds[0], key), maphash.Bytes(s.seeds[1], key)}
	if h == (hash{}) {
		return hash{1}
	}
	return h
}

func (s *keySet) add(key []byte) {
	if 5*(s.count+1) > 4*len(s.slots) {
		s.grow()
	}
	h := s.hash(key)
	if i := s.find(h); s.slots[i] != h {
		s.slots[i] = h
		s.count++
	}
}

func (s *keySet) has(key []byte) bool {
	h := s.hash(key)
	return s.slots[s.find(h)] == h
}

// find returns the slot that holds h, or the free one where it belongs.
func (s *keySet) find(h hash) int {
	i := int(h[0] % uint64(len(s.slots)))
	for s.slots[i] != h && s.slots[i] != (hash{}) {
		if i++; i == len(s.slots) {
			i = 0
		}
	}
	return i
}

func (s *keySet) grow() {
	old := s.slots
	s.slots = make([]hash, 2*len(old))
	for _, h := range old {
		if h != (hash{}) {
			s.slots[s.find(h)] = h
		}
	}
}
