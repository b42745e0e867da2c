package searchwords

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The bounds of what is made of one text, so that a long one costs no more.
const (
	maxWords = 128 // of a name
	maxRunes = 64  // of what stands between separators: it is cut there, in names and in queries alike
	maxBytes = 8 << 10
)

// Text returns the words of a name, each once, in their order, with a blank between
// them; "" when there is none.
func Text(name string) string {
	var words []string
	add := func(word string) {
		if len(words) < maxWords && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	for _, t := range terms(name, maxWords) {
		for _, part := range t.parts {
			add(part)
		}
		if t.whole != "" {
			add(t.whole)
		}
	}
	return strings.Join(words, " ")
}

// term is what stands between two separators.
type term struct {
	parts []string
	whole string // the parts together; "" when there is one, or when they were none together
}

// terms takes a text apart, into at most the given number of terms.
func terms(text string, most int) (all []term) {
	if len(text) > maxBytes {
		text = text[:maxBytes]
	}
	for run := range strings.FieldsFuncSeq(norm.NFKC.String(text), func(r rune) bool { return !inWord(r) }) {
		for _, piece := range byScript([]rune(run)) {
			if len(all) == most {
				return all
			}
			if t := termOf(piece[:min(len(piece), maxRunes)]); len(t.parts) > 0 {
				all = append(all, t)
			}
		}
	}
	return all
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// byScript parts a run where a script without blanks begins or ends: characters that
// are a word each, and katakana.
func byScript(run []rune) (pieces [][]rune) {
	from := 0
	for i := 1; i <= len(run); i++ {
		if i < len(run) && (unicode.IsMark(run[i]) || script(run[i]) == script(run[i-1]) && script(run[i]) != single) {
			continue
		}
		pieces = append(pieces, run[from:i])
		from = i
	}
	return pieces
}

const (
	spaced = iota
	single
	katakana
)

func script(r rune) int {
	switch {
	case r < 0x2e80:
		return spaced
	case unicode.In(r, unicode.Han, unicode.Hiragana):
		return single
	case unicode.Is(unicode.Katakana, r) || r == 'ー':
		return katakana
	}
	return spaced
}

func termOf(run []rune) (t term) {
	from := 0
	for i := 1; i <= len(run); i++ {
		if i == len(run) || begins(run, from, i) {
			if part := fold(run[from:i]); part != "" {
				t.parts = append(t.parts, part)
			}
			from = i
		}
	}
	if len(t.parts) > 1 {
		t.whole = fold(run)
	}
	return t
}

// begins reports whether a part of a run begins at i, the last one having begun at from.
func begins(run []rune, from, i int) bool {
	before, r := run[i-1], run[i]
	next := rune(0)
	if i+1 < len(run) {
		next = run[i+1]
	}
	switch {
	case unicode.IsDigit(r): // gpt|2, but v1 and 7b
		return i-from > 1 && unicode.IsLetter(before)
	case !unicode.IsUpper(r):
		return false
	case unicode.IsDigit(before): // 4|Rec, but 7B
		return unicode.IsLetter(next)
	case unicode.IsUpper(before): // HTML|Parser
		return unicode.IsLower(next)
	}
	return unicode.IsLetter(before) || unicode.IsMark(before) // Bert|For
}

// plain are letters that Unicode does not take for accented ones, and that are
// typed as such.
var plain = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "ħ", "h", "ı", "i", "þ", "th", "ς", "σ")

// fold returns a word in lower case without accents.
func fold(word []rune) string {
	ascii := true
	lower := make([]rune, len(word))
	for i, r := range word {
		lower[i] = unicode.ToLower(r)
		ascii = ascii && lower[i] < utf8.RuneSelf
	}
	if ascii {
		return string(lower)
	}
	bare := strings.Map(func(r rune) rune {
		if 0x300 <= r && r <= 0x36f { // the accents of Latin, Greek and Cyrillic letters
			return -1
		}
		return r
	}, norm.NFKD.String(string(lower)))
	folded := norm.NFC.String(plain.Replace(bare))
	if strings.IndexFunc(folded, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return "" // marks alone
	}
	return folded
}
