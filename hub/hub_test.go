package hub

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestKinds(t *testing.T) {
	for _, k := range Kinds {
		if got, ok := ParseKind(k.String()); !ok || got != k {
			t.Errorf("ParseKind(%q) = %v, %v", k.String(), got, ok)
		}
		if want := strings.ToUpper(k.String()[:1]) + k.String()[1:]; k.Label() != want {
			t.Errorf("label of %v is %q, want %q", k, k.Label(), want)
		}
	}
	for _, s := range []string{"", "Model", "models", "model "} {
		if _, ok := ParseKind(s); ok {
			t.Errorf("ParseKind(%q) accepted", s)
		}
	}
}

func TestClassifyLicense(t *testing.T) {
	for key, want := range map[string]LicenseClass{
		"": NoLicense, "mit": Permissive, "apache-2.0": Permissive, "cc-by-4.0": Permissive,
		"openrail": Restrictive, "cc-by-nc-4.0": Restrictive, "gpl-3.0": Restrictive, "llama2": Restrictive,
		"other": Unlabelled, "unknown": Unlabelled, "MIT": Unlabelled,
	} {
		if got := ClassifyLicense(key); got != want {
			t.Errorf("%q is %v, want %v", key, got, want)
		}
	}
}

func TestFieldsOf(t *testing.T) {
	for _, c := range []struct {
		tags string
		want string
	}{
		{"", ""}, {"nlp", ""}, {"Text-Generation", ""}, {"text-generation", "nlp"}, {"text-classification-v2", ""},
		{"translation object-detection x", "cv nlp"}, {"feature-extraction fill-mask computer-vision", "cv nlp mm"},
	} {
		if got := strings.Join(FieldsOf(strings.Fields(c.tags)).Names(), " "); got != c.want {
			t.Errorf("fields of %q: %q, want %q", c.tags, got, c.want)
		}
	}
}

func TestPeople(t *testing.T) {
	p := NewPeople()
	for _, m := range []struct {
		alias, canonical string
		want             MergeResult
	}{
		{"a", "b", Merged}, {"a", "z", MergeRepeated}, {"b", "c", Merged}, {"c", "a", MergeCircle}, {"c", "c", MergeCircle}, {"k", "bot", Merged},
	} {
		if got := p.Merge(Identity{m.alias, m.canonical}); got != m.want {
			t.Errorf("merge %s into %s: %v, want %v", m.alias, m.canonical, got, m.want)
		}
	}
	if !p.AddBot("bot") || p.AddBot("bot") || p.Bots() != 1 || p.Aliases() != 3 {
		t.Errorf("%d bots, %d aliases", p.Bots(), p.Aliases())
	}
	p.AddBot("b") // an alias that is a bot by itself
	for name, want := range map[string]string{"a": "c", "c": "c", "x": "x", "": "-", "bot": "-", "k": "-", "b": "-"} {
		person, ok := p.Person(name)
		if !ok {
			person = "-"
		}
		if person != want {
			t.Errorf("person behind %q: %q, want %q", name, person, want)
		}
	}
	var raw People
	if person, ok := raw.Person("a"); person != "a" || !ok || raw.IsBot("bot") {
		t.Error("the zero People merges or knows bots")
	}
}

func TestErrors(t *testing.T) {
	err := fmt.Errorf("recipe: %w", NotFoundf("no recipe %q", "x"))
	if !errors.As(err, new(*NotFoundError)) || !errors.As(err, new(*UsageError)) || err.Error() != `recipe: no recipe "x"` {
		t.Errorf("%q is not wrong use by an unknown name", err)
	}
	if errors.As(Usagef("b"), new(*NotFoundError)) {
		t.Error("any wrong use is an unknown name")
	}
	if got := (&RejectedError{Count: 1, File: "r.jsonl"}).Error(); got != "1 record rejected, listed in r.jsonl" {
		t.Error(got)
	}
}

func TestIgnoredNamesAreSortedAndComplete(t *testing.T) {
	var g Ignored
	seen := map[*int64]bool{}
	last := ""
	for _, c := range g.Each() {
		if c.Name <= last {
			t.Errorf("%s stands behind %s", c.Name, last)
		}
		last = c.Name
		seen[c.Count] = true
	}
	if len(seen) != 7 {
		t.Errorf("%d counts, want 7", len(seen))
	}
}

func TestCollaborationEdges(t *testing.T) {
	for _, c := range []struct {
		committers []int32
		firsts     []int64
		want       string
	}{
		{nil, nil, ""},
		{[]int32{4}, []int64{9}, ""}, // a self-loop is no edge
		{[]int32{4, 2}, []int64{0, 0}, ""},
		{[]int32{1, 5, 7}, []int64{3, 0, 2}, "1-5:3 1-7:3 7-1:2 7-5:2"},
	} {
		var got []string
		CollaborationEdges(c.committers, c.firsts, func(from, to int32, commits int64) {
			got = append(got, fmt.Sprintf("%d-%d:%d", from, to, commits))
		})
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%v %v: %s, want %s", c.committers, c.firsts, g, c.want)
		}
	}
}
