package hub

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestBundledRules: bundled rules say their source and date, are sorted, and go on from
// the paper's.
func TestBundledRules(t *testing.T) {
	for _, of := range []string{"licenses", "fields"} {
		names := ruleNames(of)
		if !slices.Contains(names, Paper) || len(names) < 2 || !slices.Equal(names, BundledRules()) {
			t.Errorf("%s: %v", of, names)
		}
		paper := pairs(t, of, Paper)
		for _, name := range names {
			text, err := bundled(of, name)
			if err != nil {
				t.Fatal(err)
			}
			if !regexp.MustCompile(`(?m)^# source: \S.*\n# date: 20\d\d(-\d\d)?$`).Match(text) {
				t.Errorf("%s %s: no source and date", of, name)
			}
			all := pairs(t, of, name)
			for i := range all[1:] {
				before, _, _ := strings.Cut(all[i], ",")
				if key, _, _ := strings.Cut(all[i+1], ","); key <= before {
					t.Errorf("%s %s: %s after %s", of, name, key, before)
				}
			}
			for _, p := range paper {
				if !slices.Contains(all, p) {
					t.Errorf("%s %s does not have %s of the paper", of, name, p)
				}
			}
		}
	}
}

// pairs are the lines of bundled rules.
func pairs(t testing.TB, of, name string) (all []string) {
	t.Helper()
	text, err := bundled(of, name)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if line[0] != '#' {
			all = append(all, line)
		}
	}
	return all[1:]
}

// TestOtherRules: what is after 2023 has a class and a subfield only by other rules.
func TestOtherRules(t *testing.T) {
	var now Rules
	var err error
	if now.Licenses, err = BundledLicenseRules("hub-2026"); err != nil {
		t.Fatal(err)
	}
	if now.Fields, err = BundledFieldRules("hub-2026"); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string][2]LicenseClass{
		"llama2": {Restrictive, Restrictive}, "llama3.1": {Unlabelled, Restrictive}, "gemma": {Unlabelled, Restrictive}, "mit": {Permissive, Permissive},
		"other": {Unlabelled, Unlabelled}, "": {NoLicense, NoLicense},
	} {
		if got := [2]LicenseClass{Rules{}.Class(key), now.Class(key)}; got != want {
			t.Errorf("%q is %v, want %v", key, got, want)
		}
	}
	tags := []string{"image-text-to-text", "mask-generation", "pytorch"}
	if Rules.FieldsOf(Rules{}, tags) != 0 || now.FieldsOf(tags) != FieldSet(MM|CV) {
		t.Errorf("subfields %v, %v", Rules{}.FieldsOf(tags).Names(), now.FieldsOf(tags).Names())
	}
	if now.Licenses.Name() != "hub-2026" || now.Fields.Name() != "hub-2026" || (Rules{}).Fields.Name() != Paper {
		t.Errorf("names %q, %q", now.Licenses.Name(), now.Fields.Name())
	}
	if _, err := BundledFieldRules("papr"); err == nil || err.Error() != `no rules "papr": want hub-2026, paper, or a file` {
		t.Error(err)
	}
}

// TestParseRules: own rules, in any order, and bad lines by file, line and reason.
func TestParseRules(t *testing.T) {
	one, err := ParseLicenseRules("dir/ours.csv", []byte("# ours\nlicense,class\n MIT , permissive\n\"our own, 1.0\",restrictive\nother,unlabelled\n"))
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseLicenseRules("ours.csv", []byte("license,class\nother,unlabelled\n\"our own, 1.0\",restrictive\nmit,permissive"))
	if err != nil {
		t.Fatal(err)
	}
	if one.Name() != again.Name() || !regexp.MustCompile(`^ours [0-9a-f]{12}$`).MatchString(one.Name()) {
		t.Errorf("names %q, %q", one.Name(), again.Name())
	}
	r := Rules{Licenses: one}
	if got := fmt.Sprint(r.Class("mit"), r.Class("our own, 1.0"), r.Class("apache-2.0")); got != "permissive restrictive unlabelled" {
		t.Error(got)
	}
	for text, want := range map[string]string{
		"":                                  "f.csv: no line; want license,class and what follows",
		"license\nmit":                      "f.csv:1: 1 values; want two, license and class",
		"mit,permissive\n":                  `f.csv:1: the first line is "mit,permissive"; want license,class`,
		"license,class\n\nmit,free\n":       `f.csv:3: unknown class "free"; want permissive, restrictive or unlabelled`,
		"license,class\nmit,none\n":         `f.csv:2: unknown class "none"; want permissive, restrictive or unlabelled`,
		"license,class\n,permissive\n":      "f.csv:2: no license",
		"license,class\nmit,permissive,x\n": "f.csv:2: 3 values; want two, license and class",
		"license,class\nmit,permissive\nMIT,unlabelled\n": `f.csv:3: "mit" stands there twice`,
		"license,class\n\"mit,permissive\n":               `f.csv:2: extraneous or missing " in quoted-field`,
	} {
		if _, err := ParseLicenseRules("f.csv", []byte(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	if _, err := ParseFieldRules("f.csv", []byte("tag,field\ntext-to-speech,audio\n")); err == nil || err.Error() != `f.csv:2: unknown field "audio"; want cv, nlp or mm` {
		t.Error(err)
	}
}
