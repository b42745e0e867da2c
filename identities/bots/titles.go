package bots

import (
	"strings"
	"unicode"
)

// plain is the title of a commit without blanks around it and without the number of
// the pull request that the Hub puts behind it when it merges one, as " (#12)".
func plain(title string) string {
	title = strings.TrimSpace(title)
	if at := strings.LastIndex(title, " (#"); at >= 0 && strings.HasSuffix(title, ")") {
		if number := title[at+3 : len(title)-1]; number != "" && strings.Trim(number, "0123456789") == "" {
			return strings.TrimSpace(title[:at])
		}
	}
	return title
}

// form is a title with a star in place of every word that has a digit or a slash: of
// numbers, versions, hashes, ids of repositories, paths. So titles that differ in these
// alone have one form.
func form(title string) string {
	words := strings.Fields(title)
	for i, word := range words {
		if strings.ContainsFunc(word, func(r rune) bool { return r == '/' || unicode.IsDigit(r) }) {
			words[i] = "*"
		}
	}
	return strings.Join(words, " ")
}
