package identities

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/hubgraph/hubgraph/internal/spelling"
)

// TokenSetRatio returns fuzzywuzzy's token_set_ratio (0.18.0, with python-Levenshtein,
// on Python 3) of two texts, 0 to 100. Both are cut into sets of tokens; what they have
// in common, and that followed by the rest of either, are compared by ratio, and the
// highest of the three counts. A text without tokens scores 0 with everything.
//
// Texts are prepared as fuzzywuzzy does: U+0080 to U+00FF are dropped, what is neither
// a letter nor a number nor an underscore parts tokens, and case does not count. So a
// name without ASCII letters, such as one in Chinese, is compared as it stands, and an
// accent of Latin-1 is lost with its letter.
func TokenSetRatio(a, b string) int {
	var p pattern
	return setRatio(&p, tokens(a), tokens(b))
}

// tokens returns the distinct tokens of a text, rising by code point.
func tokens(s string) []string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		c := s[i]
		plain = 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '_'
	}
	switch {
	case s == "":
		return nil
	case plain:
		return []string{s}
	}
	list := strings.Split(spelling.Lower(strings.Map(wordRune, s)), " ")
	slices.Sort(list)
	list = slices.Compact(list)
	if list[0] == "" {
		list = list[1:]
	}
	return list
}

// wordRune returns r as a text is prepared: -1 when it is dropped, a blank when it
// parts tokens. Python's \w is a letter, a number of any kind, or an underscore.
func wordRune(r rune) rune {
	switch {
	case r >= 0x80 && r <= 0xff:
		return -1
	case unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_':
		return r
	}
	return ' '
}

// setRatio is TokenSetRatio of tokens.
func setRatio(p *pattern, a, b []string) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	var both, onlyA, onlyB []string
	for _, t := range a {
		if slices.Contains(b, t) {
			both = append(both, t)
		} else {
			onlyA = append(onlyA, t)
		}
	}
	for _, t := range b {
		if !slices.Contains(both, t) {
			onlyB = append(onlyB, t)
		}
	}
	common := []rune(strings.Join(both, " "))
	wholeA := []rune(strings.Join(append(slices.Clip(both), onlyA...), " "))
	wholeB := []rune(strings.Join(append(slices.Clip(both), onlyB...), " "))
	best := ratio(p, wholeA, wholeB)
	if len(common) > 0 {
		best = max(best, ratio(p, common, wholeA), ratio(p, common, wholeB))
	}
	return best
}

// ratio returns python-Levenshtein's ratio of two texts that are not empty, in percent.
func ratio(p *pattern, a, b []rune) int {
	p.set(a)
	m := len(a) + len(b)
	return percent(m-2*p.common(b), m)
}

// percent is the ratio of two texts with m characters together of which d have to be
// inserted or deleted to make the one the other: 1 - d/m in percent, rounded half to
// even, in the floating-point steps of python-Levenshtein and fuzzywuzzy.
func percent(d, m int) int {
	return int(math.RoundToEven(100 * (1 - float64(d)/float64(m))))
}

// furthest returns the largest d, of the parity of m, whose percent is the threshold or
// more; -1 when there is none.
func furthest(m, threshold int) int {
	d := m
	for d >= 0 && percent(d, m) < threshold {
		d -= 2
	}
	return max(d, -1)
}
