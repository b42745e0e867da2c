package stats

import (
	"math/big"
	"math/bits"
)

// wide is an unsigned whole number of 192 bits: the sum of squares of 2^63
// counts fits.
type wide struct{ lo, mid, hi uint64 }

// add adds the 128-bit number hi:lo.
func (w *wide) add(hi, lo uint64) {
	var c uint64
	w.lo, c = bits.Add64(w.lo, lo, 0)
	w.mid, c = bits.Add64(w.mid, hi, c)
	w.hi += c
}

// plus adds x; overflow beyond 192 bits is lost.
func (w *wide) plus(x wide) {
	var c uint64
	w.lo, c = bits.Add64(w.lo, x.lo, 0)
	w.mid, c = bits.Add64(w.mid, x.mid, c)
	w.hi, _ = bits.Add64(w.hi, x.hi, c)
}

// minus subtracts x, modulo 2^192.
func (w *wide) minus(x wide) {
	var b uint64
	w.lo, b = bits.Sub64(w.lo, x.lo, 0)
	w.mid, b = bits.Sub64(w.mid, x.mid, b)
	w.hi, _ = bits.Sub64(w.hi, x.hi, b)
}

func (w *wide) zero() bool { return w.lo|w.mid|w.hi == 0 }

func (w *wide) big() *big.Int {
	x := new(big.Int).SetUint64(w.hi)
	x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(w.mid))
	return x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(w.lo))
}

// moments returns the sum and the sum of squares of v, exactly.
func moments(v []int64) (sum, squares *big.Int) {
	var s, q wide
	for _, x := range v {
		u := uint64(x)
		s.add(0, u)
		q.add(bits.Mul64(u, u))
	}
	return s.big(), q.big()
}

// Total returns the sum of v; ok is false when it does not fit into an int64.
func Total(v []int64) (total int64, ok bool) {
	var s wide
	for _, x := range v {
		s.add(0, uint64(x))
	}
	return int64(s.lo), s.mid == 0 && s.hi == 0 && int64(s.lo) >= 0
}
