package find

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// letters are those of English, the commonest first. A part of a text is looked up
// whose letters are rare, so that few names hold it.
const letters = "etaoinsrhldcumfpgwybvkxjqz"

// indexedLetters is how many letters are looked up in a text index, whose entries are
// as long.
const indexedLetters = 3

// spellings returns every text that a name holds whose form contains a form, each a
// spelling of the same three letters of it, sorted; nil when the form does not have
// three ASCII characters in a row. Of other characters the index may hold what is
// composed of several.
func spellings(form string) []any {
	best, rarest := "", -1
	for i := 0; i+indexedLetters <= len(form); i++ {
		part := form[i : i+indexedLetters]
		if strings.IndexFunc(part, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
			continue
		}
		rare := 0
		for _, c := range part {
			if at := strings.IndexRune(letters, c); at >= 0 {
				rare += at
			} else {
				rare += len(letters) / 2 // a digit, a hyphen
			}
		}
		if rare > rarest {
			best, rarest = part, rare
		}
	}
	if best == "" {
		return nil
	}
	out := []string{""}
	for _, c := range best {
		var longer []string
		for _, before := range out {
			for _, as := range spelt(c) {
				longer = append(longer, before+string(as))
			}
		}
		out = longer
	}
	slices.Sort(out)
	var list []any
	for _, s := range out {
		list = append(list, s)
	}
	return list
}

// spelt returns the characters of which an ASCII character is the form, itself among
// them: capitals, and what Unicode takes for the same (K for kelvin, a Greek question
// mark).
func spelt(c rune) []rune {
	all := []rune{c}
	for f := unicode.SimpleFold(c); f != c; f = unicode.SimpleFold(f) {
		all = append(all, f)
	}
	switch c {
	case 'i':
		all = append(all, '\u0130') // capital I with a dot, in lower case i and a dot
	case ';':
		all = append(all, '\u037e') // Greek question mark
	case '`':
		all = append(all, '\u1fef') // Greek varia
	}
	return all
}
