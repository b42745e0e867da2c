package find

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

func TestSpellings(t *testing.T) {
	for text, want := range map[string][]any{
		"ab":           nil,
		"":             nil,
		"h\u00e9lo":    nil, // two in a row
		"\ud55c\uae00": nil,
		"7-1":          {"7-1"},
		"a-1":          {"A-1", "a-1"},
		"tide-b1":      {"-B1", "-b1"},
		"\u00e9-a9":    {"-A9", "-a9"},
		"ab;":          {"AB;", "AB\u037e", "Ab;", "Ab\u037e", "aB;", "aB\u037e", "ab;", "ab\u037e"},
	} {
		if got := spellings(text); !slices.Equal(got, want) {
			t.Errorf("spellings of %q: got %q, want %q", text, got, want)
		}
	}
}

// TestEverySpellingIsLookedFor: each character of Unicode that becomes ASCII, alone or
// with others, when it is composed and put into lower case is among the spellings.
func TestEverySpellingIsLookedFor(t *testing.T) {
	lower := cases.Lower(language.Und)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.Is(unicode.Categories["Cs"], r) {
			for _, form := range []string{lower.String(norm.NFC.String(string(r))), strings.ToLower(norm.NFC.String(string(r)))} {
				for _, c := range form {
					if c < unicode.MaxASCII && !slices.Contains(spelt(c), r) {
						t.Errorf("%U is %q in the form of names, and not among the spellings %U of %q", r, form, spelt(c), c)
					}
				}
			}
		}
	}
}

// FuzzSpellings: a name whose form contains that of a text holds one of its spellings.
func FuzzSpellings(f *testing.F) {
	f.Add("Gust-Lab/Tide", 3, 9)
	f.Add("IST\u0130Stanbul \u212aelvin", 0, 8)
	f.Add("Zoe\u0308-e\u0301b", 1, 4)
	f.Fuzz(func(t *testing.T, name string, from, to int) {
		held := form(name)
		if from < 0 || to > len(held) || from > to {
			t.Skip()
		}
		text := held[from:to]
		list := spellings(text)
		if list == nil {
			return
		}
		if !slices.ContainsFunc(list, func(s any) bool { return strings.Contains(name, s.(string)) }) {
			t.Errorf("%q contains %q, and none of its spellings %q", name, text, list)
		}
	})
}
