package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	testDB(t)
	dir := smallFolder(t)
	// Composed and decomposed; Zoë-e\u0308 in the file, as it is typed elsewhere.
	appendTo(t, filepath.Join(dir, "repositories.jsonl"), `{"id":"Zoe\u0308/gull","kind":"space","owner":"Zoe\u0308","tags":[]}`+"\n")
	if code, _, errOut := command(t, "load", dir); code != 0 && code != 3 {
		t.Fatal(errOut)
	}
	for _, c := range []struct {
		args []string
		out  []string // lines
		err  string
	}{
		{[]string{"TIDE-BASE", "-o", "csv"}, []string{
			"kind,name,repositories,models,spaces,likes,downloads,commits,discussions,alias_of",
			"model,gust-lab/tide-base,,,3,40,900,4,,",
		}, ""},
		{[]string{"zo\u00eb", "--limit", "0"}, []string{" account │ Zo\u00eb      │ 1 repository", " space   │ Zo\u00eb/gull │"}, ""},
		{[]string{"Wren", "-o", "jsonl"}, []string{
			`"name":"ada-wren"`, `"alias_of":"ada-wren"`,
		}, ""},
		{[]string{"apache", "-o", "csv"}, []string{"licence,apache-2.0,"}, ""},
		{[]string{"NLP", "-o", "csv"}, []string{"field,nlp,,"}, ""},
		{[]string{"a", "--limit", "1", "-o", "csv"}, nil, "cut at 1 of a kind; --limit 0 shows all"},
		{[]string{"tide-bese"}, nil, `nothing in this hub has "tide-bese" in its name; did you mean model gust-lab/tide-base`},
	} {
		code, out, errOut := runCommand(t, append([]string{"find"}, c.args...)...)
		if code != 0 || !strings.Contains(errOut, c.err) || c.err == "" && errOut != "" {
			t.Errorf("find %q: exit %d, %q", c.args, code, errOut)
		}
		for _, line := range c.out {
			if !strings.Contains(out, line) {
				t.Errorf("find %q: no %q in\n%s", c.args, line, out)
			}
		}
	}
	if code, _, errOut := runCommand(t, "find", " "); code != 2 {
		t.Errorf("find of nothing: exit %d, %q", code, errOut)
	}
	// A name that is not there has its nearest, in queries and recipes.
	for _, args := range [][]string{
		{"query", "run", "collaboration/collaborators", "-p", "developer=ADA-WREN"}, {"query", "run", "collaboration/collaborators", "-p", "Developer=ada-wrem"},
		{"recipe", "run", "account", "-p", "account=Ada-Wren"},
	} {
		if code, _, errOut := runCommand(t, args...); code != 0 || !strings.Contains(errOut, "note: this hub has no account ") || !strings.Contains(errOut, "did you mean ada-wren") {
			t.Errorf("%q: exit %d, %q", args, code, errOut)
		}
	}
	if _, _, errOut := runCommand(t, "query", "run", "collaboration/collaborators", "-p", "developer=A. Wren"); strings.Contains(errOut, "note:") {
		t.Errorf("a name that is there: %q", errOut)
	}
	file := filepath.Join(t.TempDir(), "answer.csv")
	if code, out, errOut := runCommand(t, "query", "run", "adoption/top-models", "-p", "limit=1", "-o", file); code != 0 || out != "" || errOut != "wrote "+file+"\n" {
		t.Errorf("-o FILE: exit %d, %q, %q", code, out, errOut)
	}
	if text, err := os.ReadFile(file); err != nil || string(text) != "model,spaces,share\ngust-lab/tide-base,3,0.5\n" {
		t.Errorf("%q, %v", text, err)
	}
}
