package identities

import (
	"bytes"
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
// Where names of one side are asked for names of another, only forms of the smaller side
// are kept, both ways: their pieces, for longer texts that are looked up, and what is at
// those places in them, for the pieces of shorter ones. So two names of the larger side
// never meet, however alike they are.
//
// The idea of pieces is that of PASS-JOIN (Li, Deng, Wang, Feng: "PASS-JOIN: A
// partition-based method for similarity joins", VLDB 2011), here for insertions and
// deletions alone.
type join struct {
	found func(a, b int32, score int) // each pair once, in no order
	sides []uint8                     // by form: kept, asked or both; nil when all are both
	want  func(a, b int32) bool       // of forms: whether a pair is asked for; nil when all are

	threshold int
	forms     []string
	runes     []rune   // of all forms, one after the other
	start     []int    // of each form in runes; the last is the end
	several   []int32  // the forms of several tokens
	masks     []uint64 // by form
	longest   int
	allowed   []int    // the furthest, by the sum of two lengths
	distances [][]int  // the distances at which a text may be found by a longer one, by its length
	shorter   pieces   // pieces of the kept forms
	longer    pieces   // what the kept forms have where pieces of shorter ones may be
	hash      []uint64 // of the prefixes of the form at hand
	seen      []int32  // by form: the last one it was compared with
	p         pattern  // of the form at hand, if ready
	ready     bool
}

// The sides of a join: forms that are kept are joined with forms that are asked. Between
// two that are both it finds one pair, not two.
const (
	kept = 1 << iota
	asked
	both = kept | asked
)

// meet reports whether forms on two sides are joined.
func meet(a, b uint8) bool { return a&kept > 0 && b&asked > 0 || a&asked > 0 && b&kept > 0 }

// newJoin prepares a join of forms, which are distinct, none empty.
func newJoin(forms []string, threshold int, found func(a, b int32, score int)) *join {
	j := &join{threshold: threshold, found: found, forms: forms, start: []int{0}}
	j.masks, j.seen = make([]uint64, len(forms)), make([]int32, len(forms))
	for x, form := range forms {
		for _, r := range form {
			j.runes = append(j.runes, r)
		}
		if strings.Contains(form, " ") {
			j.several = append(j.several, int32(x))
		}
		j.start = append(j.start, len(j.runes))
		j.masks[x], j.longest = maskOf(j.text(int32(x))), max(j.longest, j.length(int32(x)))
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

func (j *join) text(x int32) []rune { return j.runes[j.start[x]:j.start[x+1]] }

func (j *join) length(x int32) int { return j.start[x+1] - j.start[x] }

// run finds the pairs.
func (j *join) run() {
	if j.sides == nil {
		j.sides = bytes.Repeat([]uint8{both}, len(j.forms))
	}
	for x := range j.seen {
		j.seen[x] = -1
	}
	j.shorter = makePieces(j.eachKept(j.pieces), j.masks)
	if slices.ContainsFunc(j.sides, func(side uint8) bool { return side != both }) {
		j.longer = makePieces(j.eachKept(j.places), j.masks)
	}
	for x := range j.forms {
		if j.sides[x]&asked > 0 {
			j.lookUp(int32(x))
		}
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

// eachKept hands over the keys of all kept forms.
func (j *join) eachKept(keys func(x int32, add func(key uint64, d int))) func(add func(key uint64, form int32)) {
	return func(add func(key uint64, form int32)) {
		for x, side := range j.sides {
			if side&kept > 0 {
				keys(int32(x), func(key uint64, _ int) { add(key, int32(x)) })
			}
		}
	}
}

// pieces hands over the pieces of a form by which texts no shorter than it find it, each
// with the number of edits that it is for.
func (j *join) pieces(x int32, add func(key uint64, d int)) {
	a := j.length(x)
	j.hash = prefixes(j.hash, j.text(x))
	for _, d := range j.distances[a] {
		for i := range d + 1 {
			from, to := a*i/(d+1), a*(i+1)/(d+1)
			add(pieceKey(span(j.hash, from, to), a, d, i), d)
		}
	}
}

// places hands over what a form has where pieces of texts no longer than it may be.
func (j *join) places(x int32, add func(key uint64, d int)) {
	b := j.length(x)
	j.hash = prefixes(j.hash, j.text(x))
	for a := b; a > 0 && b-a <= j.allowed[a+b]; a-- {
		d := j.allowed[a+b]
		for i := range d + 1 {
			from, to := a*i/(d+1), a*(i+1)/(d+1)
			for s := -i; s <= i; s += 2 {
				if rest := b - a - s; rest > d-i || -rest > d-i || from+s < 0 || to+s > b {
					continue
				}
				add(pieceKey(span(j.hash, from+s, to+s), a, d, i), d)
			}
		}
	}
}

// lookUp compares a form with the kept ones that have a piece where it may have one, or
// the other way round.
func (j *join) lookUp(x int32) {
	j.ready = false
	j.places(x, func(key uint64, d int) { j.compare(x, j.shorter.of(key), uint32(key), d) })
	if j.longer.entries != nil {
		j.pieces(x, func(key uint64, d int) { j.compare(x, j.longer.of(key), uint32(key), d) })
	}
}

// compare compares a form with those among the entries that have a tag.
func (j *join) compare(x int32, entries []entry, tag uint32, d int) {
	mask := j.masks[x]
	for _, e := range entries {
		y := e.form
		if e.tag != tag || bits.OnesCount64(mask^e.mask) > d || j.seen[y] == x || !j.finds(x, y) {
			continue
		}
		j.seen[y] = x
		if j.want != nil && !j.want(x, y) {
			continue
		}
		if !j.ready {
			j.p.set(j.text(x))
			j.ready = true
		}
		m := j.length(x) + j.length(y)
		if edits := m - 2*j.p.common(j.text(y)); edits <= j.allowed[m] && !j.share(x, y) {
			j.found(x, y, percent(edits, m))
		}
	}
}

// finds reports whether it is x that finds its pair with a kept form y, and not y: of
// two forms that are kept and asked, the longer one does, and the later one of equal length.
func (j *join) finds(x, y int32) bool {
	if j.sides[x] != both || j.sides[y] != both {
		return x != y
	}
	a, b := j.length(x), j.length(y)
	return b < a || b == a && y < x
}

// tokens returns the tokens of a form.
func (j *join) tokens(x int32) []string { return strings.Split(j.forms[x], " ") }

// share reports whether two forms have a token in common; byToken finds these.
func (j *join) share(x, y int32) bool {
	if len(j.several) == 0 {
		return false // they would be one form
	}
	return haveCommon(j.tokens(x), j.tokens(y))
}

func haveCommon(a, b []string) bool {
	return slices.ContainsFunc(a, func(t string) bool { return slices.Contains(b, t) })
}

// byToken finds the pairs with a token in common.
func (j *join) byToken() {
	with := map[string][]int32{} // forms of several tokens, by token
	for _, x := range j.several {
		for _, t := range j.tokens(x) {
			with[t] = append(with[t], x)
		}
	}
	if len(with) == 0 {
		return
	}
	for y := range int32(len(j.forms)) {
		list := j.tokens(y)
		for i, t := range list {
			for _, x := range with[t] {
				if len(list) > 1 && x <= y || !meet(j.sides[x], j.sides[y]) || j.want != nil && !j.want(x, y) {
					continue
				}
				tokens := j.tokens(x)
				if haveCommon(list[:i], tokens) {
					continue // found by a token before
				}
				if score := setRatio(&j.p, tokens, list); score >= j.threshold {
					j.found(x, y, score)
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
