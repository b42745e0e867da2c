// Package markdown writes tables of GitHub Flavored Markdown, and texts that are
// not to be read as markup.
package markdown

import (
	"strings"
	"unicode"
)

// Escape keeps a text from being read as markup inside a line. Characters of
// also are escaped too. Underscores inside words mean nothing to Markdown and
// stay.
func Escape(s, also string) string {
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		inWord := r == '_' && i > 0 && i+1 < len(runes) && wordRune(runes[i-1]) && wordRune(runes[i+1])
		if !inWord && (strings.ContainsRune("\\`*_<>[]|&~", r) || strings.ContainsRune(also, r)) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// Row is a row of a table whose cells are escaped.
func Row(cells []string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// Head is the header of a table whose names are escaped, and the rule below it;
// right says of a column that it is set to the right.
func Head(names []string, right func(i int) bool) string {
	rule := "|"
	for i := range names {
		if right(i) {
			rule += " ---: |"
		} else {
			rule += " --- |"
		}
	}
	return Row(names) + rule + "\n"
}
