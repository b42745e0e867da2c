package identities

import (
	"math/bits"
	"unicode/utf8"
)

// pattern is a text made ready for finding how long a subsequence it has in common
// with others, by Hyyrö's bit-parallel algorithm ("Bit-parallel LCS-length
// computation revisited", 2004): a bit a character, so that a text of up to 64
// characters costs a few operations for every character of the other.
//
// The Go libraries of edit distances have either a substitution at the cost of one
// insertion, which is another measure than python-Levenshtein's ratio, or count
// bytes instead of characters.
type pattern struct {
	size  int
	words int
	ascii [utf8.RuneSelf]uint64 // where a character stands, with one word
	other []place               // as ascii, for characters beyond it
	long  map[rune][]uint64     // where a character stands, with several words
	rows  []uint64
}

type place struct {
	r  rune
	at uint64
}

// set makes p the pattern of a text.
func (p *pattern) set(text []rune) {
	p.size, p.words = len(text), (len(text)+63)/64
	if p.words > 1 {
		p.setLong(text)
		return
	}
	clear(p.ascii[:])
	p.other = p.other[:0]
	for i, r := range text {
		if r < utf8.RuneSelf {
			p.ascii[r] |= 1 << i
			continue
		}
		p.addOther(r, 1<<i)
	}
}

func (p *pattern) addOther(r rune, bit uint64) {
	for i := range p.other {
		if p.other[i].r == r {
			p.other[i].at |= bit
			return
		}
	}
	p.other = append(p.other, place{r, bit})
}

func (p *pattern) setLong(text []rune) {
	p.long = map[rune][]uint64{}
	for i, r := range text {
		at := p.long[r]
		if at == nil {
			at = make([]uint64, p.words)
			p.long[r] = at
		}
		at[i/64] |= 1 << (i % 64)
	}
}

// common returns the length of the longest common subsequence of the pattern and a text.
func (p *pattern) common(text []rune) int {
	if p.words > 1 {
		return p.commonLong(text)
	}
	row := ^uint64(0)
	for _, r := range text {
		at := uint64(0)
		if r < utf8.RuneSelf {
			at = p.ascii[r]
		} else {
			for i := range p.other {
				if p.other[i].r == r {
					at = p.other[i].at
					break
				}
			}
		}
		u := row & at
		row = (row + u) | (row - u)
	}
	return bits.OnesCount64(^row & (1<<p.size - 1))
}

func (p *pattern) commonLong(text []rune) int {
	p.rows = p.rows[:0]
	for range p.words {
		p.rows = append(p.rows, ^uint64(0))
	}
	for _, r := range text {
		at, ok := p.long[r]
		if !ok {
			continue
		}
		carry := uint64(0)
		for w, row := range p.rows {
			u := row & at[w]
			var sum uint64
			sum, carry = bits.Add64(row, u, carry)
			p.rows[w] = sum | (row - u)
		}
	}
	n := 0
	for w, row := range p.rows {
		mask := ^uint64(0)
		if w == p.words-1 && p.size%64 != 0 {
			mask = 1<<(p.size%64) - 1
		}
		n += bits.OnesCount64(^row & mask)
	}
	return n
}
