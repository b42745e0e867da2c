package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/queries/recipe"
)

func TestRecipeList(t *testing.T) {
	noDB(t)
	code, out, errOut := runCommand(t, "recipe", "list", "-o", "json")
	if code != 0 || errOut != "" {
		t.Fatalf("exit %d, messages %q", code, errOut)
	}
	var list []struct {
		Name, Title, Question string
		Params                []struct{ Name, Type string }
	}
	if err := json.Unmarshal([]byte(out), &list); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range list {
		names = append(names, r.Name)
		if r.Title == "" || r.Question == "" {
			t.Errorf("%+v", r)
		}
		if r.Name == "adoption" && (len(r.Params) != 3 || r.Params[0].Name != "field" || r.Params[0].Type != "string") {
			t.Errorf("parameters %+v", r.Params)
		}
	}
	if !slices.Equal(names, recipe.Bundled().Names()) || len(names) < 8 {
		t.Errorf("names %q", names)
	}
	if _, out, _ = runCommand(t, "recipe", "list"); !strings.Contains(out, " licences ") || !strings.Contains(out, "Which licences do repositories carry") {
		t.Errorf("table %q", out)
	}
}

// ours writes a folder with a recipe of one's own, and one that stands in for a
// bundled one.
func ours(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"our-models.md": "---\ntitle: Our models\nquestion: How many?\nparams:\n  owner: {type: string, doc: whose}\n---\n\n```cypher {name=n}\nMATCH (m:Model {owner: $owner}) RETURN count(m) AS models\n```\n\n{{$owner}} owns {{n.models}}.\n",
		"licences.md":   "---\ntitle: Our licences\nquestion: Which?\n---\n\n```query licences/shares {name=l}\nlimit = 1\n```\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRecipeShow(t *testing.T) {
	noDB(t)
	for _, name := range recipe.Bundled().Names() {
		code, out, errOut := runCommand(t, "recipe", "show", name)
		if code != 0 || errOut != "" || !strings.HasPrefix(out, "---\ntitle: ") {
			t.Errorf("%s: exit %d, %.40q, %q", name, code, out, errOut)
		}
	}
	if _, out, _ := runCommand(t, "recipe", "show", "licences", "--recipes", ours(t)); !strings.Contains(out, "title: Our licences") {
		t.Errorf("one's own does not stand in: %.60q", out)
	}
}

// TestRecipeWrongUse needs no database: what is wrong is said before one is
// looked for.
func TestRecipeWrongUse(t *testing.T) {
	noDB(t)
	dir, bad := ours(t), t.TempDir()
	for name, text := range map[string]string{"bad.md": "---\ntitle: T\nquestion: Q\n---\n```cypher\nCREATE (:X)\n```\n{{a.b}}\n", "worse.md": "no head\n"} {
		if err := os.WriteFile(filepath.Join(bad, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"recipe", "run"}, "hubgraph recipe list shows the names"},
		{[]string{"recipe", "run", "a", "b"}, "hubgraph recipe list shows them all"},
		{[]string{"recipe", "run", "licence"}, "did you mean licences?"},
		{[]string{"recipe", "show", "nonsense"}, "hubgraph recipe list shows them all"},
		{[]string{"recipe", "list", "x"}, "hubgraph recipe list takes no argument"},
		{[]string{"recipe", "list", "-o", "jsn"}, "did you mean json"},
		{[]string{"recipe", "nope"}, `no command "nope"`},
		{[]string{"recipe", "run", "licences", "--charts", "x", "--chart-format", "gif"}, `unknown format "gif" of pictures`},
		{[]string{"recipe", "export", "licences", "--chart-style", "dark"}, "--chart-style says how --charts DIR is written; give both"},
		{[]string{"recipe", "run", "licences", "--charts="}, "--charts names no folder"},
		{[]string{"recipe", "run", "licences", "-o", "pdf"}, `unknown format "pdf"`},
		{[]string{"recipe", "run", "licences", "-o", "ipynb"}, "recipe export writes others"},
		{[]string{"recipe", "export", "licences", "--format", "docx"}, `unknown format "docx"; want one of ipynb, browser-guide, md, html`},
		{[]string{"recipe", "run", "licences", "-p", "kid=model"}, "did you mean kind?"},
		{[]string{"recipe", "run", "licences", "-p", "kind=app"}, `"app" is none of model, dataset, space`},
		{[]string{"recipe", "run", "licences", "-p", "limit=0"}, "0 is less than 1"},
		{[]string{"recipe", "run", "licences", "-p", "limit"}, "want name=value"},
		{[]string{"recipe", "run", "licences", "--max-rows", "-1"}, "cannot be negative"},
		{[]string{"recipe", "run", "licences", "--out", ""}, "--out names no file"},
		{[]string{"recipe", "list", "--recipes", filepath.Join(dir, "none")}, "there is no such folder"},
		{[]string{"recipe", "list", "--recipes", t.TempDir()}, "there is no .md file in it"},
		{[]string{"recipe", "list", "--recipes", ""}, "--recipes names no folder"},
		{[]string{"recipe", "run", "our-models", "--recipes", dir}, "our-models needs the parameter owner (string): -p owner=..."},
		{[]string{"recipe", "list", "--recipes", bad}, filepath.Join(bad, "bad.md") + ":5: cell cell1: refused: CREATE"},
		{[]string{"recipe", "list", "--recipes", bad}, filepath.Join(bad, "bad.md") + ":8: {{a.b}}: there is no cell a"},
		{[]string{"recipe", "list", "--recipes", bad}, filepath.Join(bad, "worse.md") + ":1: a recipe begins with"},
	} {
		code, out, errOut := runCommand(t, c.args...)
		if code != 2 || out != "" || !strings.Contains(errOut, c.want) {
			t.Errorf("%q: exit %d, output %q, messages %q; want %q", c.args, code, out, errOut, c.want)
		}
	}
}

// A cell of one's own asks a stored query of one's own.
func TestRecipeWithOwnQueries(t *testing.T) {
	noDB(t)
	recipes, stored := t.TempDir(), filepath.Join(t.TempDir(), "team")
	if err := os.Mkdir(stored, 0o700); err != nil {
		t.Fatal(err)
	}
	for path, text := range map[string]string{
		filepath.Join(recipes, "boats.md"):    "---\ntitle: Boats\nquestion: Which?\n---\n\n```query team/boats {name=b}\n```\n",
		filepath.Join(stored, "boats.cypher"): "// name: team/boats\n// question: Which boats?\n// cost: none\n// returns: boat string -- its name\n\nMATCH (m:Model)\nRETURN m.id AS boat\nORDER BY boat\n",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if code, out, errOut := runCommand(t, "recipe", "list", "-o", "csv", "--recipes", recipes, "--queries", filepath.Dir(stored)); code != 0 || !strings.Contains(out, "boats,Boats,Which?") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	if code, _, errOut := runCommand(t, "recipe", "list", "--recipes", recipes); code != 2 || !strings.Contains(errOut, `no stored query "team/boats"`) {
		t.Errorf("exit %d, %q", code, errOut)
	}
}

func TestRecipeRun(t *testing.T) {
	testDB(t)
	if code, _, errOut := command(t, "load", smallFolder(t)); code != 0 {
		t.Fatal(errOut)
	}
	dir, to := ours(t), t.TempDir()
	code, out, errOut := runCommand(t, "recipe", "run", "our-models", "--recipes", dir, "-p", "owner=gust-lab")
	if code != 0 || errOut != "" || !strings.Contains(out, "| models |\n| ---: |\n") || !strings.Contains(out, "\ngust-lab owns ") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	for _, c := range []struct {
		args []string
		file string
		want string
	}{
		{[]string{"run", "licences", "--out", to + "/"}, "licences.md", "](licences-classes.svg)"},
		{[]string{"run", "licences", "-o", "html", "--out", to}, "licences.html", "<title>Licences, and"},
		{[]string{"export", "licences", "--out", filepath.Join(to, "l.ipynb")}, "l.ipynb", `"nbformat_minor": 5`},
		{[]string{"export", "licences", "--format", "browser-guide", "--out", filepath.Join(to, "g.html")}, "g.html", "<carousel"},
		{[]string{"export", "licences", "--format", "md", "--out", filepath.Join(to, "x.md")}, "x.md", "](licences-classes.svg)"},
	} {
		code, out, errOut := runCommand(t, append([]string{"recipe"}, c.args...)...)
		text, err := os.ReadFile(filepath.Join(to, c.file))
		if code != 0 || out != "" || !strings.Contains(errOut, "wrote "+filepath.Join(to, c.file)+"\n") || err != nil || !strings.Contains(string(text), c.want) {
			t.Errorf("%q: exit %d, %q, %q, %v", c.args, code, out, errOut, err)
		}
	}
	if _, err := os.Stat(filepath.Join(to, "licences-classes.svg")); err != nil {
		t.Error(err)
	}
	slides := filepath.Join(to, "slides")
	code, out, errOut = runCommand(t, "recipe", "run", "licences", "--charts", slides, "--chart-format", "png,pdf", "--chart-style", "dark")
	if code != 0 || !strings.Contains(out, "# Licences") || !strings.Contains(errOut, " files in "+slides) {
		t.Errorf("exit %d, %.60q, %q", code, out, errOut)
	}
	for name, begin := range map[string]string{"licences-classes.png": "\x89PNG", "licences-classes.pdf": "%PDF"} {
		if text, err := os.ReadFile(filepath.Join(slides, name)); err != nil || !strings.HasPrefix(string(text), begin) {
			t.Errorf("%s: %.10q, %v", name, text, err)
		}
	}
	if code, out, errOut = runCommand(t, "recipe", "export", "licences"); code != 0 || !json.Valid([]byte(out)) || errOut != "" {
		t.Errorf("exit %d, %.60q, %q", code, out, errOut)
	}
	if code, out, errOut = runCommand(t, "recipe", "run", "licences", "--timeout", "1ns"); code != 1 || out != "" || !strings.Contains(errOut, "02-licences.md:") || !strings.Contains(errOut, "ran longer than 1ns") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	if code, _, errOut = runCommand(t, "recipe", "run", "licences", "--out", filepath.Join(to, "none", "x.md")); code != 1 || !strings.Contains(errOut, "is not there") {
		t.Errorf("exit %d, %q", code, errOut)
	}
}
