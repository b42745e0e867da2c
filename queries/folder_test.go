package queries

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

// folder writes files into a new folder and returns its path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const header = "// question: Why?\n// returns: x\n"

func TestLoadFolder(t *testing.T) {
	dir := folder(t, map[string]string{
		"mine/one.cypher": "// name: mine/one\n" + header + "RETURN 1 AS x\n", "mine/one.example.csv": "x\n1\n", "mine/notes.txt": "no query",
	})
	r, err := LoadFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	q, err := r.Find("mine/one")
	if err != nil || q.File != filepath.Join(dir, "mine", "one.cypher") || q.Example.Rows != "x\n1\n" {
		t.Errorf("%+v, %v", q, err)
	}
	both, err := Bundled().With(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"mine/one", "adoption/top-models", "usage/top-models"} {
		if _, err := both.Find(name); err != nil {
			t.Error(err)
		}
	}
	if names := both.Names(); len(names) != len(Bundled().Names())+1 || !slices.IsSorted(names) {
		t.Errorf("names %v", names)
	}
}

// TestLoadFolderFaults: each fault is one line that begins with file and line,
// and wrong use.
func TestLoadFolderFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string // in the order of the lines, after the folder
	}{
		{"no query", map[string]string{"a/readme.txt": ""}, []string{": there is no .cypher file in it"}},
		{"without a topic", map[string]string{"one.cypher": "// name: one\n" + header + "RETURN 1 AS x"},
			[]string{`/one.cypher:1: name "one": want topic/name of small letters, digits and hyphens, in a folder named as the topic`}},
		{"several", map[string]string{
			"a/one.cypher": "// name: a/one\n" + header + "RETURN 1 AS x\n  SET x = 2",
			"a/two.cypher": "// name: a/two\n// param: n whole\n" + header + "RETURN 1 AS x",
			"a/six.cypher": "// name: a/six\n" + header + "RETURN 'x",
		}, []string{"/a/one.cypher:5:3: refused: SET", "/a/six.cypher:4:8: this string is never closed by '", "/a/two.cypher:2: param n: unknown type"}},
	} {
		dir := folder(t, c.files)
		_, err := LoadFolder(dir)
		var usage *hub.UsageError
		if !errors.As(err, &usage) {
			t.Errorf("%s: error %v", c.name, err)
			continue
		}
		lines := strings.Split(err.Error(), "\n")
		if len(lines) != len(c.want) {
			t.Errorf("%s: %q, want %d lines", c.name, lines, len(c.want))
			continue
		}
		for i, want := range c.want {
			if !strings.HasPrefix(strings.TrimPrefix(lines[i], "folder of queries "), dir+want) {
				t.Errorf("%s: %q, want %q", c.name, lines[i], want)
			}
		}
	}
	if _, err := LoadFolder(filepath.Join(t.TempDir(), "none")); err == nil || !strings.HasSuffix(err.Error(), "there is no such folder") || !errors.As(err, new(*hub.UsageError)) {
		t.Errorf("no folder: %v", err)
	}
}

func TestWithRefusesATakenName(t *testing.T) {
	dir := folder(t, map[string]string{"adoption/top-models.cypher": "// name: adoption/top-models\n" + header + "RETURN 1 AS x"})
	r, err := LoadFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Bundled().With(r)
	if err == nil || !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), "top-models.cypher:1: name \"adoption/top-models\": a bundled query has this name already") {
		t.Errorf("error %v", err)
	}
}

// planOf answers every statement with the same plan.
type planOf struct {
	kind    string
	columns []string
	err     error
}

func (p planOf) Plan(context.Context, string, map[string]any) (string, []string, error) {
	return p.kind, p.columns, p.err
}

// faultOf is a database's error about a statement.
type faultOf struct {
	text         string
	line, column int
}

func (f faultOf) Error() string                            { return f.text }
func (f faultOf) StatementFault() (string, int, int, bool) { return f.text, f.line, f.column, true }

func TestCheck(t *testing.T) {
	r, err := LoadFolder(folder(t, map[string]string{"a/one.cypher": "// name: a/one\n" + header + "RETURN 1 AS x"}))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		plan planOf
		code int
		want string
	}{
		{planOf{"r", []string{"x"}, nil}, 0, ""},
		{planOf{"rw", []string{"x"}, nil}, 2, "one.cypher:1: refused: the server plans this statement as one that changes something (type rw)"},
		{planOf{"r", []string{"y"}, nil}, 2, "one.cypher:1: the query returns [y], its header says [x]"},
		{planOf{"", nil, faultOf{"Unknown function 'foo'", 4, 8}}, 2, "one.cypher:4:8: Unknown function 'foo'"},
		{planOf{"", nil, faultOf{text: "Some remark"}}, 2, "one.cypher:1: Some remark"},
		{planOf{"", nil, errors.New("connection lost")}, 1, "check "},
	} {
		err := r.Check(t.Context(), c.plan)
		if (err == nil) != (c.code == 0) || errors.As(err, new(*hub.UsageError)) != (c.code == 2) || err != nil && (!strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n")) {
			t.Errorf("%+v: error %v, want %q", c.plan, err, c.want)
		}
	}
}
