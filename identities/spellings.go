package identities

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mozillazg/go-unidecode"

	"github.com/hubgraph/hubgraph/internal/spelling"
)

// latin returns a name in Latin letters without accents.
func latin(name string) string {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return unidecode.Unidecode(name)
		}
	}
	return name
}

// transliterated returns the score of two names in Latin letters.
func transliterated(a, b string) int {
	return TokenSetRatio(spelling.Normalise(latin(a)), spelling.Normalise(latin(b)))
}

// partsOf cuts a name, in Latin letters, into lower-case words and numbers: at what is
// neither, and where a capital follows a small letter.
func partsOf(name string) (parts []string) {
	var part strings.Builder
	end := func() {
		if part.Len() > 0 {
			parts = append(parts, part.String())
			part.Reset()
		}
	}
	var before rune
	for _, r := range latin(name) {
		letter, digit := unicode.IsLetter(r), unicode.IsDigit(r)
		if !letter && !digit || unicode.IsUpper(r) && unicode.IsLower(before) || part.Len() > 0 && unicode.IsDigit(before) != digit {
			end()
		}
		if letter || digit {
			part.WriteRune(unicode.ToLower(r))
		}
		before = r
	}
	end()
	return parts
}

// initials reports whether one name has initials where the other has whole names:
// "A. Wren", "awren" or "ada-w" beside "Ada Wren".
func initials(a, b string) bool {
	x, y := partsOf(a), partsOf(b)
	return shortOf(x, y) || shortOf(y, x)
}

// shortOf reports whether a name is that of some parts with all but the last, or all but
// the first, cut to their initials.
func shortOf(short, parts []string) bool {
	n := len(parts)
	if n < 2 || slices.ContainsFunc(parts, func(p string) bool { return len(p) < 2 }) {
		return false
	}
	cut := func(parts []string) (s string) {
		for _, p := range parts {
			s += p[:1]
		}
		return s
	}
	text := strings.Join(short, "")
	return text == cut(parts[:n-1])+parts[n-1] || text == parts[0]+cut(parts[1:])
}

// swapped reports whether the parts of one name are those of the other in another order.
func swapped(a, b string) bool {
	x, y := partsOf(a), partsOf(b)
	return turned(x, strings.Join(y, "")) || turned(y, strings.Join(x, ""))
}

// turned reports whether a text is that of parts of which the first ones come last.
func turned(parts []string, text string) bool {
	if strings.Join(parts, "") == text {
		return false
	}
	for i := 1; i < len(parts); i++ {
		if strings.Join(parts[i:], "")+strings.Join(parts[:i], "") == text {
			return true
		}
	}
	return false
}

// digits returns the digits of a name.
func digits(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
}
