package merge

// table maps keys to values in memory of 12 bytes for each place, of which a
// third to two thirds are taken: linear probing.
type table struct {
	keys   []uint64 // 0 is free
	values []uint32
	count  int
}

func newTable() *table { return &table{keys: make([]uint64, 64), values: make([]uint32, 64)} }

// add sets the value of a new key. For a known one it returns the value it has
// already.
func (t *table) add(key uint64, value uint32) (known uint32, added bool) {
	key = max(key, 1)
	if 3*t.count >= 2*len(t.keys) {
		t.grow()
	}
	i := t.place(key)
	if t.keys[i] == key {
		return t.values[i], false
	}
	t.keys[i], t.values[i] = key, value
	t.count++
	return value, true
}

// place returns where a key is, or a free place for it.
func (t *table) place(key uint64) uint64 {
	last := uint64(len(t.keys) - 1)
	for i := key * 0x9e3779b97f4a7c15 >> 20 & last; ; i = (i + 1) & last {
		if t.keys[i] == key || t.keys[i] == 0 {
			return i
		}
	}
}

func (t *table) grow() {
	old := *t
	t.keys, t.values = make([]uint64, 2*len(old.keys)), make([]uint32, 2*len(old.keys))
	for n, key := range old.keys {
		if key != 0 {
			i := t.place(key)
			t.keys[i], t.values[i] = key, old.values[n]
		}
	}
}
