package names

import (
	"hash/maphash"
	"slices"
)

// Table numbers strings from 0 in the order in which they are first seen, up
// to 2^31 of less than 16 MiB each. The zero value is empty and ready. Find
// and Name may be used concurrently as long as nothing is added.
//
// It has few pointers, however much it holds, so it costs the garbage
// collector next to nothing.
type Table struct {
	seed  maphash.Seed
	slots []uint64 // by hash, linear probing: upper half of the hash | number + 1; 0 is free
	names []ref
	text  text
}

// firstSlots is the size at which a table starts; sizes are powers of two.
const firstSlots = 1 << 6

// Len returns the number of strings.
func (t *Table) Len() int { return len(t.names) }

// Name returns the string with number n, the table's own copy.
func (t *Table) Name(n int32) string { return t.text.at(t.names[n]) }

// Names returns all strings by number.
func (t *Table) Names() []string {
	out := make([]string, len(t.names))
	for n := range out {
		out[n] = t.Name(int32(n))
	}
	return out
}

// Find returns the number of s; ok is false when it was never added.
func (t *Table) Find(s string) (n int32, ok bool) {
	if len(t.slots) == 0 {
		return 0, false
	}
	n, _ = t.find(s, maphash.String(t.seed, s))
	return n, n >= 0
}

// Add returns the number of s, a new one if s was not added before; s is not
// kept.
func (t *Table) Add(s string) (n int32, added bool) {
	if 4*len(t.names) >= 3*len(t.slots) {
		t.grow()
	}
	hash := maphash.String(t.seed, s)
	n, free := t.find(s, hash)
	if n >= 0 {
		return n, false
	}
	n = int32(len(t.names))
	if len(t.names) == cap(t.names) {
		t.names = slices.Grow(t.names, max(len(t.names), firstSlots)) // to twice as many
	}
	t.names = append(t.names, t.text.keep(s))
	t.slots[free] = slot(hash, n)
	return n, true
}

const upper = 0xffffffff << 32

func slot(hash uint64, n int32) uint64 { return hash&upper | uint64(n+1) }

// find returns the number of s, or -1 and the slot where it belongs. The lower
// half of the hash says where to look, the upper half which strings are worth
// comparing.
func (t *Table) find(s string, hash uint64) (n int32, free int) {
	mask := uint64(len(t.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		e := t.slots[i]
		if e == 0 {
			return -1, int(i)
		}
		if (e^hash)&upper == 0 {
			if n := int32(uint32(e)) - 1; t.Name(n) == s {
				return n, 0
			}
		}
	}
}

// grow doubles the number of slots.
func (t *Table) grow() {
	if len(t.slots) == 0 {
		t.seed = maphash.MakeSeed()
	}
	t.slots = make([]uint64, max(firstSlots, 2*len(t.slots)))
	mask := uint64(len(t.slots) - 1)
	for n := range int32(len(t.names)) {
		hash := maphash.String(t.seed, t.Name(n))
		i := hash & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = slot(hash, n)
	}
}
