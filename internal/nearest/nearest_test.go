package nearest

import (
	"slices"
	"testing"
)

func TestSame(t *testing.T) {
	names := []string{"licences/shares", "organisations/top-owners", "nlp", "Ada", "ada", "Zoë"}
	for typed, want := range map[string]string{
		"licenses/Shares": "licences/shares", "ORGANIZATIONS/top-owners": "organisations/top-owners", "NLP": "nlp", "nlp": "nlp",
		"ada": "ada", "Ada": "Ada", "ADA": "", // two could be meant
		"Zoe\u0308": "Zoë", "zoë": "Zoë", "shares": "", "": "",
	} {
		if got, ok := Same(typed, names); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v; want %q", typed, got, ok, want)
		}
	}
}

func TestNames(t *testing.T) {
	names := []string{"licences/shares", "license_min", "organisations", "gust-lab/Tide-Base", "Zoë"}
	for typed, want := range map[string][]string{
		"licence_min": {"license_min"}, "organization": {"organisations"}, "gust-lab/tide-bas": {"gust-lab/Tide-Base"}, "TIDE-BASE": {"gust-lab/Tide-Base"},
		"zoe": {"Zoë"}, "zoe\u0308s": {"Zoë"}, "shares": {"licences/shares"}, "nothing": {},
	} {
		if got := Names(typed, names); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// TestComposedAndDecomposed: a name is near to itself however its accents and
// syllables are encoded, and is given as it is in the list.
func TestComposedAndDecomposed(t *testing.T) {
	const (
		composed, decomposed = "Jos\u00e9 Ru\u00edz", "Jose\u0301 Rui\u0301z"
		korean, jamo         = "\ud55c\uae00", "\u1112\u1161\u11ab\u1100\u1173\u11af"
	)
	for typed, listed := range map[string]string{composed: decomposed, decomposed: composed, korean: jamo, jamo: korean, "JOSE\u0301 RUI\u0301Z": composed} {
		if got := Names(typed, []string{"gust-lab", listed}); !slices.Equal(got, []string{listed}) {
			t.Errorf("%+q: %+q, want %+q", typed, got, listed)
		}
	}
}

// TestAbout: what has another name than someone thinks is found by what it is about.
func TestAbout(t *testing.T) {
	texts := map[string]string{"account": "Profile of a developer", "model": "Profile of a model", "licences": "Licence of models"}
	for typed, want := range map[string][]string{
		"profile": {"account", "model"}, "PROFIL": {"account", "model"}, "license": {"licences"}, "model profile": {"model"}, "profile of": nil, "": nil, "space": nil,
	} {
		if got := About(typed, []string{"account", "model", "licences"}, func(n string) string { return texts[n] }); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
