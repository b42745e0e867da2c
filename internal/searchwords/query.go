package searchwords

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The bounds of a query. Lucene takes at most 1,024 words, and makes up to 50 of one
// that may have wrong letters.
const (
	maxTerms = 12 // between separators; further ones are left out
	maxParts = 64 // of all of them, but for the last
	maxNear  = 12 // words that may have wrong letters
)

// Query looks for names that have every word of what was typed.
type Query struct {
	terms []term
}

// QueryOf takes apart what was typed.
func QueryOf(typed string) Query {
	all, parts := terms(typed, maxTerms), 0
	for i, t := range all {
		if parts += len(t.parts); parts > maxParts {
			return Query{all[:i+1]}
		}
	}
	return Query{all}
}

// Empty reports whether there is no word to look for.
func (q Query) Empty() bool { return len(q.terms) == 0 }

// Words returns the words that are looked for, in their order.
func (q Query) Words() (words []string) {
	for _, t := range q.terms {
		words = append(words, t.parts...)
	}
	return words
}

// Begins is what the words of a name begin with that begins as what was typed: a blank
// and the first letter; "" when there is no word.
func (q Query) Begins() string {
	if q.Empty() {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(q.terms[0].parts[0])
	return " " + string(first)
}

// Exact is the query for names that have every word as it was typed, the last one
// perhaps as the beginning of a word; "" when there is no word.
func (q Query) Exact() string {
	return q.text(func(word string, last bool) string {
		if last {
			return "+(" + word + " " + word + "*)"
		}
		return "+" + word
	})
}

// leastNear is the length from which on a word may have a wrong letter: of shorter
// ones too many are near.
const leastNear = 4

// Near is the query for names that have every word with at most so many letters, 1 or
// 2, that are wrong, missing, too many or exchanged; "" when no word is long enough.
func (q Query) Near(letters int) string {
	near := 0
	text := q.text(func(word string, _ bool) string {
		if near == maxNear || utf8.RuneCountInString(word) < leastNear+letters-1 {
			return "+" + word
		}
		near++
		return "+" + word + "~" + strconv.Itoa(letters)
	})
	if near == 0 {
		return ""
	}
	return text
}

// text puts the clauses of the terms together: a term is found as a whole, or by all
// of its parts.
func (q Query) text(clause func(word string, last bool) string) string {
	var out []string
	for i, t := range q.terms {
		last := i == len(q.terms)-1
		var parts []string
		for j, part := range t.parts {
			parts = append(parts, clause(part, last && j == len(t.parts)-1))
		}
		all := strings.Join(parts, " ")
		if t.whole != "" {
			all = "+((" + clause(t.whole, last) + ") (" + all + "))"
		}
		out = append(out, all)
	}
	return strings.Join(out, " ")
}

// Alternatives says the same as Exact, for texts of Text with a blank before and
// behind: of every term one of the alternatives holds, with all its words. They stand
// between blanks, but for the last one, which may be the beginning of a word.
func (q Query) Alternatives() (all [][][]string) {
	for i, t := range q.terms {
		spaced := func(words []string) (list []string) {
			for j, w := range words {
				if w = " " + w; i < len(q.terms)-1 || j < len(words)-1 {
					w += " "
				}
				list = append(list, w)
			}
			return list
		}
		of := [][]string{spaced(t.parts)}
		if t.whole != "" {
			of = append(of, spaced([]string{t.whole}))
		}
		all = append(all, of)
	}
	return all
}

// Matches reports whether a name has the words of the query.
func (q Query) Matches(name string) bool {
	text := " " + Text(name) + " "
	holds := func(word string) bool { return strings.Contains(text, word) }
	for _, alternatives := range q.Alternatives() {
		if !slices.ContainsFunc(alternatives, func(words []string) bool {
			return !slices.ContainsFunc(words, func(w string) bool { return !holds(w) })
		}) {
			return false
		}
	}
	return !q.Empty()
}
