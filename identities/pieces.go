package identities

import "math/bits"

// pieces keeps which forms have a piece, side by side for each hash of a piece. Two
// pieces with the same hash cost a comparison, nothing else.
type pieces struct {
	start   []uint32 // of each bucket; the last is the end
	shift   int
	entries []entry
}

type entry struct {
	mask uint64 // of the form
	form int32
	tag  uint32 // the lower half of the key
}

// makePieces keeps all that each hands over, which it does whenever it is called.
func makePieces(each func(add func(key uint64, form int32)), masks []uint64) pieces {
	n := 0
	each(func(uint64, int32) { n++ })
	size := bits.Len(uint(max(n, 2) - 1))
	p := pieces{start: make([]uint32, 1<<size+1), shift: 64 - size, entries: make([]entry, n)}
	each(func(key uint64, _ int32) { p.start[key>>p.shift]++ })
	sum := uint32(0)
	for i, n := range p.start {
		sum += n
		p.start[i] = sum
	}
	each(func(key uint64, form int32) { // from the end of each bucket to its start
		at := &p.start[key>>p.shift]
		*at--
		p.entries[*at] = entry{masks[form], form, uint32(key)}
	})
	return p
}

// of returns the entries that may have a key.
func (p *pieces) of(key uint64) []entry {
	at := key >> p.shift
	return p.entries[p.start[at]:p.start[at+1]]
}

// base is that of the polynomial by which texts are hashed, modulo 2^64.
const base = 0x9e3779b97f4a7c15

var powers = [64]uint64{0: 1}

func init() {
	for i := 1; i < len(powers); i++ {
		powers[i] = powers[i-1] * base
	}
}

// power returns base to the n.
func power(n int) uint64 {
	x := uint64(1)
	for ; n >= len(powers); n -= len(powers) - 1 {
		x *= powers[len(powers)-1]
	}
	return x * powers[n]
}

// prefixes returns the hashes of the prefixes of a text, from that of none on.
func prefixes(to []uint64, text []rune) []uint64 {
	to = append(to[:0], 0)
	for i, r := range text {
		to = append(to, to[i]*base+uint64(r)+1)
	}
	return to
}

// span returns the hash of the characters from:to.
func span(prefix []uint64, from, to int) uint64 {
	return prefix[to] - prefix[from]*power(to-from)
}

// pieceKey mixes the hash of a piece with the length of its text, the number of edits
// that the text is cut for, and the number of the piece.
func pieceKey(hash uint64, length, d, i int) uint64 {
	x := hash ^ (uint64(length)<<40 | uint64(d)<<20 | uint64(i))
	x ^= x >> 32
	x *= 0xd6e8feb86659fd93
	x ^= x >> 32
	x *= 0xd6e8feb86659fd93
	return x ^ x>>32
}
