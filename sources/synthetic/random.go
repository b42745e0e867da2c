package synthetic

import (
	"math"
	"math/bits"
	"math/rand/v2"
)

// stream is an independent source of draws. Its methods are defined here
// instead of taken from rand.Rand, whose algorithms may change in a later Go;
// the sequence of PCG itself is fixed.
type stream struct{ pcg rand.PCG }

// newStream returns the stream of one purpose and index under a seed.
func newStream(seed uint64, purpose string, index int) *stream {
	s := &stream{}
	s.reset(seed, purpose, index)
	return s
}

// reset makes s the stream of one purpose and index under a seed.
func (s *stream) reset(seed uint64, purpose string, index int) {
	h := uint64(14695981039346656037) // FNV-1a
	for i := 0; i < len(purpose); i++ {
		h = (h ^ uint64(purpose[i])) * 1099511628211
	}
	s.pcg.Seed(scramble(seed^h), scramble(h+uint64(index)))
}

// scramble is the finalizer of SplitMix64: similar inputs give unrelated
// outputs.
func scramble(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// below returns a number in [0, n), n > 0.
func (s *stream) below(n int) int {
	hi, _ := bits.Mul64(s.pcg.Uint64(), uint64(n))
	return int(hi)
}

// between returns a number in [lo, hi].
func (s *stream) between(lo, hi int) int { return lo + s.below(hi-lo+1) }

// chance is true with a probability of parts per million.
func (s *stream) chance(parts int) bool { return s.below(1_000_000) < parts }

// one is true with probability 1/n.
func (s *stream) one(n int) bool { return s.below(n) == 0 }

// skewed returns a number in [0, n), more often small: n times u to the power
// of halves/2, u uniform. 2 halves are uniform, 4 the square.
func (s *stream) skewed(n, halves int) int {
	u := s.pcg.Uint64() >> 32
	v := uint64(1) << 32
	for range halves / 2 {
		v = v * u >> 32
	}
	if halves%2 == 1 {
		v = v * isqrt(u<<32) >> 32
	}
	hi, lo := bits.Mul64(v, uint64(n))
	return int(hi<<32 | lo>>32)
}

// heavy returns a draw with a Pareto tail of exponent 2: at least 2^15, over x
// times that with probability 1/x^2.
func (s *stream) heavy() int64 {
	return int64(isqrt(1 << 62 / (s.pcg.Uint64()>>32 + 1)))
}

// shuffle puts x into random order.
func shuffle[T any](s *stream, x []T) {
	for i := len(x) - 1; i > 0; i-- {
		j := s.below(i + 1)
		x[i], x[j] = x[j], x[i]
	}
}

// pick returns one element of x.
func pick[T any](s *stream, x []T) T { return x[s.below(len(x))] }

// isqrt is the integer part of the square root of x < 2^64. The square root of
// a float64 is correctly rounded on every machine; the loops correct its last
// digit.
func isqrt(x uint64) uint64 {
	r := min(uint64(math.Sqrt(float64(x))), math.MaxUint32)
	for r*r > x {
		r--
	}
	for r < math.MaxUint32 && (r+1)*(r+1) <= x {
		r++
	}
	return r
}

// wheel picks an index with the given weights.
type wheel struct{ upto []int }

func newWheel(weights ...int) wheel {
	w := wheel{}
	sum := 0
	for _, x := range weights {
		sum += x
		w.upto = append(w.upto, sum)
	}
	return w
}

func (w wheel) spin(s *stream) int {
	x := s.below(w.upto[len(w.upto)-1])
	i := 0
	for w.upto[i] <= x {
		i++
	}
	return i
}
