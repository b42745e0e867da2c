package loader

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
)

// TestStatements has the server plan every statement on a database with the
// constraints: no error, no deprecated feature, no Cartesian product.
func TestStatements(t *testing.T) {
	db := dbtest.Open(t)
	if err := MakeConstraints(t.Context(), db, Constraints()); err != nil {
		t.Fatal(err)
	}
	params := map[string]any{"rows": []any{}, "id": "", "source": nil, "collectedAt": nil, "properties": map[string]any{},
		"fresh": true, "file": 1, "records": 1, "licenses": "", "fields": ""}
	var seen int
	err := fs.WalkDir(cypherFiles, "cypher", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path, "cypher/schema") {
			return err
		}
		seen++
		name := strings.TrimSuffix(strings.TrimPrefix(path, "cypher/"), ".cypher")
		remarks, err := db.Notifications(t.Context(), statement(name), params)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return nil
		}
		for _, n := range remarks {
			if n.Category != "UNRECOGNIZED" { // labels that an empty database does not know yet
				t.Errorf("%s: %s: %s", name, n.Code, n.Description)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 20 {
		t.Errorf("%d statements found, there are more", seen)
	}
}

// TestConstraints checks that every constraint has its statement, a snake_case
// name, and may be there already.
func TestConstraints(t *testing.T) {
	list := Constraints()
	for _, c := range list {
		form := regexp.MustCompile(`(?m)^CREATE (CONSTRAINT|((TEXT|FULLTEXT) )?INDEX) ` + c.Name + ` IF NOT EXISTS FOR \(\w:` + regexp.QuoteMeta(c.Label) + `\) (REQUIRE|ON) `)
		if !form.MatchString(c.Cypher) || !regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`).MatchString(c.Name) {
			t.Errorf("%s on %s: not of the form CREATE CONSTRAINT or [TEXT|FULLTEXT] INDEX snake_case IF NOT EXISTS FOR ...: %s", c.Name, c.Label, c.Cypher)
		}
	}
}

// TestStatementsUsed checks that each file of Cypher has its caller.
func TestStatementsUsed(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var code strings.Builder
	for _, path := range sources {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		code.Write(text)
	}
	for _, folder := range []string{"write", "outdated", "read", "schema"} {
		names, err := fs.Glob(cypherFiles, "cypher/"+folder+"/*.cypher")
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v, %v", folder, names, err)
		}
		for _, path := range names {
			name := strings.TrimSuffix(strings.TrimPrefix(path, "cypher/"), ".cypher")
			if !strings.Contains(code.String(), `"`+name+`"`) {
				t.Errorf("%s is used nowhere", path)
			}
		}
	}
}

func TestAuthorRows(t *testing.T) {
	rows := authorRows([]string{"", "bo", "ada", "", "bo", "cai"})
	want := [][]any{{"bo", int64(1)}, {"ada", int64(2)}, {"cai", int64(5)}}
	if len(rows) != len(want) {
		t.Fatalf("%v, want %v", rows, want)
	}
	for i, w := range want {
		if r := rows[i].([]any); r[0] != w[0] || r[1] != w[1] {
			t.Errorf("%v, want %v", rows, want)
		}
	}
	if rows := authorRows(nil); len(rows) != 0 {
		t.Errorf("%v, want none", rows)
	}
}

func TestContradicted(t *testing.T) {
	m := func(alias, canonical string) hub.Identity { return hub.Identity{Alias: alias, Canonical: canonical} }
	old := []hub.Identity{m("a", "b"), m("b", "c"), m("d", "e"), m("f", "g")}
	// d has another target, c -> a closes a circle with a -> b -> c, f -> g is still there.
	got := contradicted(old, []hub.Identity{m("d", "x"), m("c", "a"), m("f", "g")})
	want := []hub.Identity{m("b", "c"), m("d", "e")}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestIsCurrent(t *testing.T) {
	row := func(id string, complete bool) storedSnapshot {
		return storedSnapshot{id: id, source: "hub", complete: complete}
	}
	for _, c := range []struct {
		why  string
		rows []storedSnapshot
		want bool
	}{
		{"an empty database", nil, false},
		{"it is there alone", []storedSnapshot{row("a", true)}, true},
		{"it was loaded last", []storedSnapshot{row("b", true), row("a", true)}, true},
		{"another was loaded after it", []storedSnapshot{row("a", true), row("b", true)}, false},
		{"its load has no end", []storedSnapshot{row("a", false)}, false},
		{"another load without an end came after it", []storedSnapshot{row("a", true), row("b", false)}, false},
	} {
		if got := isCurrent(c.rows, "a"); got != c.want {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}
