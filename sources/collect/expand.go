package collect

import (
	"regexp"
	"slices"
)

var word = regexp.MustCompile(`[A-Za-z_][A-Za-z_-]*`)

// unknownFields returns which of the fields that were asked for the Hub says it
// does not know. Its message names the field or lists those it knows.
func unknownFields(asked []string, message string) (unknown []string) {
	words := word.FindAllString(message, -1)
	first, named := "", 0
	for _, w := range words {
		if slices.Contains(asked, w) {
			if named++; first == "" {
				first = w
			}
		}
	}
	// A list of known fields holds most of those asked for.
	if named > len(asked)/2 {
		for _, field := range asked {
			if !slices.Contains(words, field) {
				unknown = append(unknown, field)
			}
		}
	}
	if len(unknown) == 0 && first != "" {
		unknown = []string{first}
	}
	return unknown
}

// without returns the fields that are not dropped.
func without(fields, dropped []string) []string {
	return slices.DeleteFunc(slices.Clone(fields), func(f string) bool { return slices.Contains(dropped, f) })
}
