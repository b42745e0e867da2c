package recipe

import (
	"strings"
	"unicode"
)

// escapeMarkdown keeps a value from being read as markup, and on one line.
// Underscores inside words mean nothing to Markdown and stay.
func escapeMarkdown(s string) string {
	var b strings.Builder
	runes := []rune(visible(s))
	for i, r := range runes {
		inWord := r == '_' && i > 0 && i+1 < len(runes) && wordRune(runes[i-1]) && wordRune(runes[i+1])
		if strings.ContainsRune("\\`*_<>[]|&~$", r) && !inWord || i == 0 && strings.ContainsRune("#+-", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// visible replaces line breaks, other control characters and those that turn the
// direction of text by blanks: data must not steer what shows it.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
}
