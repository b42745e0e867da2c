package hub

import (
	"slices"
	"strings"
	"testing"
)

// FuzzWords holds the readers of single words against plain lists.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "model", "Model", "space ", "cv", "nlp", "mm", "?", "mit", "openrail++", "gpl-3.0", "other", "MIT"} {
		f.Add(s)
	}
	licenses, tags := map[string]string{}, map[string]string{}
	for of, to := range map[string]map[string]string{"licenses": licenses, "fields": tags} {
		for _, line := range pairs(f, of, Paper) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ",")
			to[key] = value
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := slices.Index([]string{"model", "dataset", "space"}, s)
		if k, ok := ParseKind(s); ok != (at >= 0) || ok && (int(k) != at || k.String() != s) {
			t.Errorf("ParseKind(%q) is %v, %v", s, k, ok)
		}
		at = slices.Index([]string{"cv", "nlp", "mm"}, s)
		if field, ok := ParseField(s); ok != (at >= 0) || ok && (field != Fields[at] || field.String() != s) {
			t.Errorf("ParseField(%q) is %v, %v", s, field, ok)
		}
		want := Unlabelled
		switch {
		case s == "":
			want = NoLicense
		case licenses[s] == "permissive":
			want = Permissive
		case licenses[s] == "restrictive":
			want = Restrictive
		}
		if got := ClassifyLicense(s); got != want {
			t.Errorf("ClassifyLicense(%q) is %v, want %v", s, got, want)
		}
		fields := FieldsOf([]string{s})
		for _, field := range Fields {
			if fields.Has(field) != (tags[s] == field.String()) {
				t.Errorf("fields of %q: %v", s, fields.Names())
			}
		}
	})
}
