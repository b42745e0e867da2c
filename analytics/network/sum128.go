package network

import (
	"math"
	"math/big"
	"math/bits"
)

// sum128 is an unsigned sum of products of 128 bits. No graph that fits into
// memory exceeds it.
type sum128 struct{ hi, lo uint64 }

// add returns s + a b.
func (s sum128) add(a, b uint64) sum128 {
	hi, lo := bits.Mul64(a, b)
	return s.plus(sum128{hi, lo})
}

func (s sum128) plus(t sum128) sum128 {
	lo, carry := bits.Add64(s.lo, t.lo, 0)
	return sum128{s.hi + t.hi + carry, lo}
}

// minus returns s - t, rounded to the nearest float64, of two to the even one.
func (s sum128) minus(t sum128) float64 {
	lo, borrow := bits.Sub64(s.lo, t.lo, 0)
	hi, borrow := bits.Sub64(s.hi, t.hi, borrow)
	if borrow != 0 {
		return -t.minus(s)
	}
	if hi == 0 {
		return float64(lo)
	}
	// The upper 64 bits that are used, the last of them set if any after it is:
	// so much tells how to round.
	zeros := bits.LeadingZeros64(hi)
	top := hi<<zeros | lo>>(64-zeros)
	if lo<<zeros != 0 {
		top |= 1
	}
	return math.Ldexp(float64(top), 64-zeros)
}

func (s sum128) int() *big.Int {
	x := new(big.Int).SetUint64(s.hi)
	return x.Lsh(x, 64).Or(x, new(big.Int).SetUint64(s.lo))
}
