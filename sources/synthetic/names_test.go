package synthetic

import (
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

// Owners and authors are invented: none has the name of a known organization
// or account on the Hub.
func TestNoRealNames(t *testing.T) {
	real := map[string]bool{}
	for _, n := range strings.Fields(`google meta facebook openai microsoft nvidia huggingface stabilityai runwayml
		compvis eleutherai bigscience bigcode mistralai deepseek-ai qwen tiiuae databricks anthropic salesforce amazon
		apple ibm intel allenai lmsys h2oai laion baai thebloke timm laion sberbank-ai cardiffnlp helsinki-nlp`) {
		real[n] = true
	}
	m := generate(t, 0.05, 1)
	check := func(name string) {
		if real[strings.ToLower(name)] {
			t.Errorf("%q is a real name", name)
		}
	}
	for _, r := range m.repositories {
		check(r.Owner)
	}
	for _, c := range m.commits {
		for _, a := range c.Authors {
			check(a)
		}
	}
}

// Names do not repeat, not even as owners in ids, where a space is a hyphen.
func TestNamesAreUnique(t *testing.T) {
	z := SizesAt(0.2)
	p := newPeople(1, z)
	slugs := map[string]string{}
	for i, q := range p.all {
		if other, taken := slugs[p.slugs[i]]; taken {
			t.Errorf("%q and %q are both %s in ids", other, q.name, p.slugs[i])
		}
		slugs[p.slugs[i]] = q.name
	}
	for _, o := range p.organizations {
		if _, taken := slugs[o]; taken {
			t.Errorf("the organization %s is a person too", o)
		}
		slugs[o] = o
	}
	if want := z.Developers + z.Outsiders + z.Organizations; len(slugs) != want {
		t.Errorf("%d names, want %d", len(slugs), want)
	}
}

// Vocabularies give as many names as they say, all different.
func TestVocabularies(t *testing.T) {
	for k, v := range vocabularies {
		seen := map[string]int{}
		for n := range 2 * v.size() {
			name := v.name(n)
			if before, taken := seen[name]; taken {
				t.Fatalf("%v %d and %d are both named %s", hub.Kind(k), before, n, name)
			}
			seen[name] = n
		}
	}
}
