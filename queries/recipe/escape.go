package recipe

import (
	"strings"
	"unicode"

	"github.com/hubgraph/hubgraph/internal/markdown"
)

// escapeMarkdown keeps a value from being read as markup, and on one line.
func escapeMarkdown(s string) string {
	s = markdown.Escape(Visible(s), "$")
	if s != "" && strings.ContainsRune("#+-", rune(s[0])) {
		s = `\` + s
	}
	return s
}

// Visible replaces line breaks, other control characters and those that change the
// direction of text by blanks: data must not control what shows it.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, s)
}
