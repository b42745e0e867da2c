package stats

import "math/bits"

// A block is 2^blockBits rows, sorted by group, that stay in the cache while
// all pairs of columns are multiplied.
const (
	blockBits = 10
	blockRows = 1 << blockBits
)

type block struct {
	columns [][]uint64
	max     []uint64 // an upper bound of each column
	start   []int    // rows start[g] to start[g+1] are those of group g
	order   [blockRows]int32
}

func newBlock(columns, groups int) *block {
	b := &block{columns: make([][]uint64, columns), max: make([]uint64, columns), start: make([]int, groups+1)}
	for i := range b.columns {
		b.columns[i] = make([]uint64, blockRows)
	}
	return b
}

func (b *block) fill(columns [][]int64, group []uint8, from, to int) {
	rows := b.sortRows(group[from:to])
	for i, column := range columns {
		in, out := column[from:to], b.columns[i][:len(rows)]
		all := uint64(0)
		for k, at := range rows {
			x := uint64(in[at])
			out[k] = x
			all |= x
		}
		b.max[i] = all
	}
}

// sortRows returns the rows by rising group and sets start.
func (b *block) sortRows(group []uint8) []int32 {
	groups := len(b.start) - 1
	var next [256]int
	for _, g := range group {
		next[g]++
	}
	at := 0
	for g := range groups {
		b.start[g] = at
		at += next[g]
		next[g] = b.start[g]
	}
	b.start[groups] = at
	for i, g := range group {
		if int(g) < groups {
			b.order[next[g]] = int32(i)
			next[g]++
		}
	}
	return b.order[:at]
}

// addTotal adds the sum of v, whose values do not exceed bound.
func (w *wide) addTotal(v []uint64, bound uint64) {
	if bits.Len64(bound) > 64-blockBits {
		for _, x := range v {
			w.add(0, x)
		}
		return
	}
	s := uint64(0)
	for _, x := range v {
		s += x
	}
	w.add(0, s)
}

// addDot adds the sum of products of x and y, whose values do not exceed their
// bounds.
func (w *wide) addDot(x, y []uint64, boundX, boundY uint64) {
	switch {
	case boundX == 0 || boundY == 0:
	case bits.Len64(boundX)+bits.Len64(boundY) > 64-blockBits:
		for i, a := range x {
			w.add(bits.Mul64(a, y[i]))
		}
	default:
		w.add(0, dot(x, y))
	}
}

// dot returns the sum of products, which must fit into 64 bits. Two sums keep
// the processor busy.
func dot(x, y []uint64) uint64 {
	var s, t uint64
	y = y[:len(x)]
	i := 0
	for ; i+1 < len(x); i += 2 {
		s += x[i] * y[i]
		t += x[i+1] * y[i+1]
	}
	if i < len(x) {
		s += x[i] * y[i]
	}
	return s + t
}
