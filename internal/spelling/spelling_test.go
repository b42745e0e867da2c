package spelling

import "testing"

func TestNormalise(t *testing.T) {
	for name, want := range map[string]string{
		"Ada-Wren_7":     "adawren7",
		"  A. Wren ":     "awren",
		"ÉLODIE Fjord":   "élodiefjord",
		"ΟΔΥΣΣΕΥΣ":       "οδυσσευς", // the last sigma is another letter
		"İnci":           "i̇nci",
		"!\"#$%&'()*+,-": "",
		"./:;<=>?@[\\]^": "",
		"_`{|}~ ":        "",
		"a\tb\u00a0c":    "a\tb\u00a0c", // only U+0020 is a blank here
		"李明":             "李明",
		"":               "",
	} {
		if got := Normalise(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
