// Package nearest finds the names that someone may have meant.
package nearest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"
)

// british are the parts of words that American English spells in another way, as
// pairs of American and British.
var british = strings.NewReplacer(
	"licens", "licenc", "organiz", "organis", "normaliz", "normalis", "color", "colour", "center", "centre", "analyz", "analys",
)

// Fold returns the form of a text by which names are compared: composed, in lower
// case and with British spelling. Two names of one form are one to a person.
func Fold(s string) string { return british.Replace(strings.ToLower(norm.NFC.String(s))) }

// Same returns the name that someone who typed name means, when exactly one differs
// from it in no more than capitals, composition and British or American spelling;
// a name itself comes first. ok is false for none.
func Same(name string, names []string) (same string, ok bool) {
	if slices.Contains(names, name) {
		return name, true
	}
	form, found := Fold(name), 0
	for _, n := range names {
		if Fold(n) == form {
			same = n
			found++
		}
	}
	return same, found == 1
}

// About returns those of names whose description has every word that someone typed in
// it, as a part of a word at the least; none for what is too short to tell.
func About(typed string, names []string, described func(name string) string) (about []string) {
	words := strings.Fields(Fold(typed))
	if slices.ContainsFunc(words, func(w string) bool { return len(w) < 3 }) || len(words) == 0 {
		return nil
	}
	for _, name := range names {
		text := Fold(described(name))
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			about = append(about, name)
		}
	}
	return about
}

// Names returns at most three of names that someone who typed name may have
// meant, the likeliest first. A name with a slash is also compared by the part
// after it. Capitals do not matter, nor whether accents are characters of their own
// (Unicode's forms C and D).
func Names(name string, names []string) []string {
	type near struct {
		name     string
		distance int
	}
	var found []near
	typed := Fold(name)
	most := max(1, (len(typed)+1)/3)
	for _, n := range names {
		form := Fold(n)
		d := levenshtein.ComputeDistance(typed, form)
		if _, short, ok := strings.Cut(form, "/"); ok {
			d = min(d, levenshtein.ComputeDistance(typed, short))
		}
		if len(typed) > 2 && strings.Contains(form, typed) {
			d = min(d, 1)
		}
		if d <= most {
			found = append(found, near{n, d})
		}
	}
	slices.SortFunc(found, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.name, b.name))
	})
	out := []string{}
	for _, f := range found[:min(3, len(found))] {
		out = append(out, f.name)
	}
	return out
}
