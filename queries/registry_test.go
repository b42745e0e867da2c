package queries

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/hub"
)

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func minimal(name string) *fstest.MapFile {
	return file("// name: " + name + "\n// question: Why?\n// returns: x\nRETURN 1 AS x\n")
}

func TestLoad(t *testing.T) {
	r, err := Load(fstest.MapFS{
		"b/two.cypher": minimal("b/two"), "a/one.cypher": minimal("a/one"), "a/two.cypher": minimal("a/two"), "a/README.md": file("no query"),
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := r.Names(), []string{"a/one", "a/two", "b/two"}; !slices.Equal(got, want) {
		t.Errorf("names %v, want %v", got, want)
	}
	q, err := r.Find("a/two")
	if err != nil || q.Name != "a/two" {
		t.Errorf("Find(a/two) = %v, %v", q, err)
	}
}

func TestLoadReportsEveryFile(t *testing.T) {
	_, err := Load(fstest.MapFS{"a/one.cypher": file("RETURN 1"), "a/two.cypher": minimal("a/one"), "b/ok.cypher": minimal("b/ok")})
	if err == nil || !strings.Contains(err.Error(), "a/one.cypher:1:") || !strings.Contains(err.Error(), "a/two.cypher:1:") {
		t.Errorf("error %v, want faults of both files", err)
	}
}

func TestFindOffersTheNearest(t *testing.T) {
	r, err := Load(fstest.MapFS{
		"adoption/top-models.cypher": minimal("adoption/top-models"), "adoption/top-owners.cypher": minimal("adoption/top-owners"),
		"developers/bots.cypher": minimal("developers/bots"), "activity/per-month.cypher": minimal("activity/per-month"),
		"growth/births.cypher":  file("// name: growth/births\n// question: Why at sunrise?\n// returns: x\nRETURN 1 AS x\n"),
		"activity/twice.cypher": minimal("activity/twice"), "developers/twice.cypher": minimal("developers/twice"),
	})
	if err != nil {
		t.Fatal(err)
	}
	if q, err := r.Find("top-models"); err != nil || q.Name != "adoption/top-models" {
		t.Errorf("the only top-models is %v, %v", q, err)
	}
	for _, c := range []struct{ name, want string }{
		{"adoption/top-model", "did you mean adoption/top-models or adoption/top-owners?"},
		{"top-model", "did you mean adoption/top-models?"},
		{"adoption", `"adoption" is a topic, not a query; its queries are adoption/top-models, adoption/top-owners`},
		{"twice", `"twice" may be activity/twice or developers/twice`},
		{"bot", "did you mean developers/bots?"},
		{"month", "did you mean activity/per-month?"},
		{"sunrises", "hubgraph query list shows them all"},
		{"SUNRISE", `no stored query "SUNRISE"; did you mean growth/births?`},
		{"nothing-like-it", "hubgraph query list shows them all"},
		{"", "hubgraph query list shows them all"},
	} {
		_, err := r.Find(c.name)
		var usage *hub.UsageError
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.name, err, c.want)
		}
	}
}

// TestBundled holds the bundled files to what the package comment promises.
func TestBundled(t *testing.T) {
	all := Bundled().All()
	if len(all) < 40 {
		t.Errorf("%d bundled queries, want at least 40", len(all))
	}
	topics := []string{"activity", "adoption", "collaboration", "data-quality", "developers", "licences", "lineage", "organisations", "time"}
	for _, q := range all {
		if !slices.Contains(topics, q.Topic()) {
			t.Errorf("%s: topic %s is none of %v", q.File, q.Topic(), topics)
		}
		if !strings.HasSuffix(q.Question, "?") {
			t.Errorf("%s: the question has no question mark", q.File)
		}
		if !strings.Contains(q.Statement.Cypher(), "ORDER BY") {
			t.Errorf("%s: rows without an order", q.File)
		}
		for _, p := range q.Params {
			literals := regexp.MustCompile(`/\*\$`+p.Name+`\*/ [^\s)\]},]+`).FindAllString(q.Text, -1)
			slices.Sort(literals)
			if p.Required || p.Doc == "" || len(slices.Compact(literals)) != 1 {
				t.Errorf("%s: parameter %s needs a default, a description and a marked literal, the same wherever it is marked: %q", q.File, p.Name, literals)
			}
			if p.Name == "limit" && (p.Min == nil || *p.Min != 0) {
				t.Errorf("%s: limit needs min 0", q.File)
			}
		}
		l, err := lex(q.Text)
		if err != nil || slices.ContainsFunc(l.tokens, func(t token) bool { return t.is("$") || t.is(";") }) {
			t.Errorf("%s: not one statement without parameters, to be pasted: %v", q.File, err)
		}
		for _, c := range q.Returns {
			if c.Doc == "" {
				t.Errorf("%s: column %s has no description", q.File, c.Name)
			}
		}
	}
}

// TestFindAsSpelt: capitals do not matter, nor British or American spelling.
func TestFindAsSpelt(t *testing.T) {
	for name, want := range map[string]string{
		"Adoption/Top-Models": "adoption/top-models", "licenses/shares": "licences/shares", "ORGANIZATIONS/top-owners": "organisations/top-owners",
	} {
		if q, err := Bundled().Find(name); err != nil || q.Name != want {
			t.Errorf("%s: %v, %v; want %s", name, q, err, want)
		}
	}
}
