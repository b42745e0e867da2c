// Package spelling is how names are compared: the one rule by which two
// spellings of a name count as the same text.
package spelling

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
)

// Normalise returns a name in lower case without ASCII punctuation and blanks,
// as arXiv:2405.13058 compares names: what Python's str.lower gives, without the
// characters of string.punctuation and U+0020. It may be empty.
func Normalise(name string) string {
	if ascii(name) {
		return strings.Map(func(r rune) rune {
			if 'A' <= r && r <= 'Z' {
				return r + 'a' - 'A'
			}
			return kept(r)
		}, name)
	}
	return strings.Map(kept, Lower(name))
}

// Lower returns s in lower case, as Python's str.lower does: by Unicode's full
// mappings. A capital sigma at the end of a word becomes the final one, and Python
// takes the nearest character before it that is not case-ignorable for the end of the
// word, where golang.org/x/text takes the nearest that is cased.
func Lower(s string) string {
	lower := cases.Lower(language.Und)
	if !strings.ContainsRune(s, sigma) {
		return lower.String(s)
	}
	text := []rune(s)
	var out strings.Builder
	for i, r := range text {
		switch {
		case r != sigma:
			out.WriteString(lower.String(string(r)))
		case final(text, i):
			out.WriteRune('ς')
		default:
			out.WriteRune('σ')
		}
	}
	return out.String()
}

const sigma = 'Σ'

// final reports whether the sigma at i ends a word.
func final(text []rune, i int) bool {
	before := i - 1
	for before >= 0 && caseIgnorable(text[before]) {
		before--
	}
	if before < 0 || !cased(text[before]) {
		return false
	}
	after := i + 1
	for after < len(text) && caseIgnorable(text[after]) {
		after++
	}
	return after == len(text) || !cased(text[after])
}

// cased is Unicode's property Cased.
func cased(r rune) bool {
	return unicode.In(r, unicode.Lu, unicode.Ll, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase)
}

// caseIgnorable is Unicode's property Case_Ignorable: some general categories, and
// the characters that may stand within a word.
func caseIgnorable(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk) ||
		strings.ContainsRune("'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a", r)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// kept returns r, or -1 for ASCII punctuation and the blank.
func kept(r rune) rune {
	if r >= ' ' && r <= '~' && !('0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z') {
		return -1
	}
	return r
}
