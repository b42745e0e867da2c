package identities

import (
	"math/bits"
	"slices"
	"strings"
)

// A join finds every pair of names whose score is the threshold or more, without
// comparing each with each.
//
// Names with the same set of tokens are one form: the tokens, rising, with blanks
// between. Two forms without a token in common score the ratio of the two texts. Two
// with one are found by that token: there are few of them, as a name has several tokens
// only where it has a character that is no letter and no ASCII punctuation.
//
// # Why no pair is lost
//
// Let a <= b be the lengths of two texts that score the threshold or more. The longer is
// made of the shorter by deletions and insertions of single characters, and as the ratio
// is 1 - e/(a+b), their number e is at most d, the furthest that still gives the threshold
// for this a+b. Cut the shorter text into d+1 pieces, numbered from 0. Every edit lies in
// one piece: a deletion in that of its character, an insertion in that which ends at its
// place or holds it inside. Let f(i) be the edits in the pieces 0 to i, minus i. As f(d) =
// e-d <= 0, there is a first i with f(i) <= 0. If i > 0 then f(i-1) >= 1, that is, the pieces before i
// have at least i edits; with those of i they have at most i. So piece i has no edit, and
// the pieces before it have exactly i; if i is 0 the same holds at once. So piece i occurs unchanged in the longer text,
// moved by insertions minus deletions of those i edits: by s in -i, -i+2, ..., i. What is
// right of it has at most d-i edits and has to make up the rest of the difference in
// length, so |b-a-s| <= d-i.
//
// It is enough, therefore, to look up in the longer text, at those few places, the pieces
// of all shorter ones, which are kept by their hash, length, d and number. What is found
// so is compared exactly; most of it is set aside before that by a mask, in which an edit
// changes at most one bit.
//
// The idea of pieces is that of PASS-JOIN (Li, Deng, Wang, Feng: "PASS-JOIN: A
// partition-based method for similarity joins", VLDB 2011), here for insertions and
// deletions alone.
type join struct {
	want  func(a, b int32) bool       // of forms: whether a pair is asked for
	found func(a, b int32, score int) // each pair once, in no order

	threshold int
	tokens    [][]string // by form
	text      [][]rune   // by form
	lengths   []int32    // of these, in less memory than they
	masks     []uint64   // by form
	longest   int
	allowed   []int    // the furthest, by the sum of two lengths
	distances [][]int  // the distances at which a text may be found by a longer one, by its length
	table     pieces   // of all forms
	hash      []uint64 // of the prefixes of the form at hand
	seen      []int32  // by form: the last one it was compared with
	p         pattern  // of the form at hand, if ready
	ready     bool
}

// newJoin prepares a join of forms, which are distinct sets of tokens, none empty.
func newJoin(forms [][]string, threshold int, want func(a, b int32) bool, found func(a, b int32, score int)) *join {
	j := &join{threshold: threshold, want: want, found: found, tokens: forms}
	j.text, j.lengths, j.masks, j.seen = make([][]rune, len(forms)), make([]int32, len(forms)), make([]uint64, len(forms)), make([]int32, len(forms))
	for i, t := range forms {
		j.text[i] = []rune(strings.Join(t, " "))
		j.masks[i], j.lengths[i] = maskOf(j.text[i]), int32(len(j.text[i]))
		j.longest = max(j.longest, len(j.text[i]))
	}
	j.allowed = make([]int, 2*j.longest+1)
	for m := 1; m < len(j.allowed); m++ {
		j.allowed[m] = furthest(m, threshold)
	}
	for a := range j.longest + 1 {
		j.distances = append(j.distances, j.distancesOf(a))
	}
	return j
}

// run finds the pairs.
func (j *join) run() {
	n := 0
	for x, text := range j.text {
		j.seen[x] = -1
		for _, d := range j.distances[len(text)] {
			n += d + 1
		}
	}
	j.table = makePieces(n, j.pieces, j.masks)
	for x := range j.text {
		j.lookUp(int32(x))
	}
	j.byToken()
}

func (j *join) distancesOf(a int) (ds []int) {
	for b := a; b <= j.longest; b++ {
		if d := j.allowed[a+b]; d >= b-a && !slices.Contains(ds, d) {
			ds = append(ds, d)
		}
	}
	return ds
}

// pieces hands over the pieces of all forms.
func (j *join) pieces(add func(key uint64, form int32)) {
	for x, text := range j.text {
		j.hash = prefixes(j.hash, text)
		for _, d := range j.distances[len(text)] {
			for i := range d + 1 {
				from, to := len(text)*i/(d+1), len(text)*(i+1)/(d+1)
				add(pieceKey(span(j.hash, from, to), len(text), d, i), int32(x))
			}
		}
	}
}

// lookUp compares a form with those no longer than it that have a piece where it may
// have one.
func (j *join) lookUp(x int32) {
	b := len(j.text[x])
	j.hash, j.ready = prefixes(j.hash, j.text[x]), false
	for a := b; a > 0 && b-a <= j.allowed[a+b]; a-- {
		d := j.allowed[a+b]
		for i := range d + 1 {
			from, to := a*i/(d+1), a*(i+1)/(d+1)
			for s := -i; s <= i; s += 2 {
				if rest := b - a - s; rest > d-i || -rest > d-i || from+s < 0 || to+s > b {
					continue
				}
				j.compare(x, pieceKey(span(j.hash, from+s, to+s), a, d, i), d)
			}
		}
	}
}

// compare compares a form with those under a key. Of two of the same length, the later
// one finds the other.
func (j *join) compare(x int32, key uint64, d int) {
	mask, length := j.masks[x], j.lengths[x]
	for _, e := range j.table.of(key) {
		y := e.form
		if e.tag != uint32(key) || bits.OnesCount64(mask^e.mask) > d || y >= x && j.lengths[y] == length || j.seen[y] == x {
			continue
		}
		j.seen[y] = x
		if !j.want(x, y) || j.share(x, y) {
			continue
		}
		if !j.ready {
			j.p.set(j.text[x])
			j.ready = true
		}
		m := len(j.text[x]) + len(j.text[y])
		if edits := m - 2*j.p.common(j.text[y]); edits <= j.allowed[m] {
			j.found(x, y, percent(edits, m))
		}
	}
}

// share reports whether two forms have a token in common; byToken finds these.
func (j *join) share(x, y int32) bool {
	if len(j.tokens[x])+len(j.tokens[y]) == 2 {
		return false // they would be one form
	}
	return slices.ContainsFunc(j.tokens[x], func(t string) bool { return slices.Contains(j.tokens[y], t) })
}

// byToken finds the pairs with a token in common.
func (j *join) byToken() {
	with := map[string][]int32{} // forms of several tokens, by token
	for x, list := range j.tokens {
		if len(list) > 1 {
			for _, t := range list {
				with[t] = append(with[t], int32(x))
			}
		}
	}
	for y, list := range j.tokens {
		for i, t := range list {
			for _, x := range with[t] {
				several := len(list) > 1
				if several && x <= int32(y) || !j.want(x, int32(y)) {
					continue
				}
				if several && slices.ContainsFunc(list[:i], func(t string) bool { return slices.Contains(j.tokens[x], t) }) {
					continue // found by a token before
				}
				if score := setRatio(&j.p, j.tokens[x], list); score >= j.threshold {
					j.found(x, int32(y), score)
				}
			}
		}
	}
}

// maskOf counts the characters of a text in 32 classes, with a bit for one or more and a
// bit for two or more of each. To insert or to delete a character changes one bit at most.
func maskOf(text []rune) uint64 {
	var mask uint64
	for _, r := range text {
		bit := uint64(1) << (r & 31)
		if mask&bit != 0 {
			bit <<= 32
		}
		mask |= bit
	}
	return mask
}
