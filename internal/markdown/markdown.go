// Package markdown writes GitHub Flavored Markdown tables and escapes text.
package markdown

import (
	"strings"
	"unicode"
)

// Escape keeps a text from being read as markup within a line. Characters in
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

// Row returns a table row; the cells must be escaped.
func Row(cells []string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// Head returns the header row of a table and the rule below it; the names must
// be escaped, and right reports whether a column is right-aligned.
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
