package pairs

import "slices"

// Pair is a pair of ids with a count. Key holds A in its upper half and B in
// its lower half, so that rising keys are rising (A, B).
type Pair struct {
	Key   uint64
	Count int64
}

// Key returns the key of the pair (a, b); neither may be negative.
func Key(a, b int32) uint64 { return uint64(uint32(a))<<32 | uint64(uint32(b)) }

// A returns the first id.
func (p Pair) A() int32 { return int32(p.Key >> 32) }

// B returns the second id.
func (p Pair) B() int32 { return int32(uint32(p.Key)) }

// Counter adds up counts by pair. The zero value is empty and ready.
type Counter struct {
	pairs []Pair
	limit int // length at which repetitions are merged
}

const firstLimit = 1 << 16

// Add adds n to the count of (a, b); with n = 0 it records the pair alone.
// Repetitions in a row cost no memory.
func (c *Counter) Add(a, b int32, n int64) {
	key := Key(a, b)
	if last := len(c.pairs) - 1; last >= 0 && c.pairs[last].Key == key {
		c.pairs[last].Count += n
		return
	}
	if limit := max(c.limit, firstLimit); len(c.pairs) >= limit {
		c.pairs = merge(Sort(c.pairs))
		c.limit = 2 * len(c.pairs)
	} else if len(c.pairs) == cap(c.pairs) {
		c.pairs = slices.Grow(c.pairs, min(max(len(c.pairs), 1<<10), limit-len(c.pairs)))
	}
	c.pairs = append(c.pairs, Pair{key, n})
}

// Renumber replaces every pair (a, b) by (as[a], bs[b]). Later calls of Add must not
// mix old and new numbers.
func (c *Counter) Renumber(as, bs []int32) {
	for i, p := range c.pairs {
		c.pairs[i].Key = Key(as[p.A()], bs[p.B()])
	}
}

// Pairs returns the distinct pairs in rising order and empties the counter.
func (c *Counter) Pairs() []Pair {
	out := merge(Sort(c.pairs))
	*c = Counter{}
	return out
}

// merge adds up the counts of equal keys, which are adjacent.
func merge(p []Pair) []Pair {
	if len(p) == 0 {
		return p
	}
	last := 0
	for _, x := range p[1:] {
		if x.Key == p[last].Key {
			p[last].Count += x.Count
			continue
		}
		last++
		p[last] = x
	}
	return p[:last+1]
}
