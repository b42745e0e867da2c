package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// woven is a hub whose models are merged and derive from each other in circles.
var woven, _ = filepath.Abs("../../analytics/lineage/testdata/woven") // commands run elsewhere

func TestFamily(t *testing.T) {
	code, out, errOut := command(t, "family", "gust-lab/m0", "--from", woven, "--rows", "20")
	lines := strings.Split(out, "\n")
	if code != 0 || len(lines) != 23 || !strings.Contains(lines[21], "20 of ") || !strings.Contains(out, " more below)") || !strings.Contains(out, "also of ") || !strings.Contains(out, "\n    ") {
		t.Errorf("exit %d, %q\n%s", code, errOut, out)
	}
	dir := t.TempDir()
	for ending, begin := range map[string]string{"svg": "<?xml ", "png": "\x89PNG", "pdf": "%PDF", "json": "{\n  \"model\": \"gust-lab/m0\"", "txt": "é-works/m167  (no licence, 9 likes)\n"} {
		path := filepath.Join(dir, "family."+ending)
		code, out, errOut := command(t, "family", "gust-lab/m0", "--from", woven, "-o", path)
		text, err := os.ReadFile(path)
		if code != 0 || out != "" || err != nil || !strings.HasPrefix(string(text), begin) {
			t.Errorf("%s: exit %d, %q, %v: %.40q", ending, code, errOut, err, text)
		}
	}
	for _, c := range []struct {
		args string
		code int
		want string
	}{
		{"nobody/nothing", 2, `no listed model "nobody/nothing" that derives from another`},
		{"gust-lab/m0 --rows 0", 2, "want 1 or more"},
		{"gust-lab/m0 -o gif", 2, `unknown format "gif"; want text, json, svg, png, pdf`},
		{"gust-lab/m0 --style black", 2, `unknown style "black"`},
		{"gust-lab/m0 -o " + woven + "/snapshot.json", 2, "so it cannot be written"},
	} {
		if code, _, errOut := command(t, append([]string{"family", "--from", woven}, strings.Fields(c.args)...)...); code != c.code || !strings.Contains(errOut, c.want) {
			t.Errorf("%s: exit %d, %q", c.args, code, errOut)
		}
	}
}

// TestFamilyFromGraph: Neo4j gives the same bytes as the files.
func TestFamilyFromGraph(t *testing.T) {
	testDB(t)
	if code, _, errOut := command(t, "load", woven); code != 0 && code != 3 {
		t.Fatal(errOut)
	}
	_, files, _ := command(t, "family", "gust-lab/m0", "--from", woven, "-o", "json")
	if code, graph, errOut := command(t, "family", "gust-lab/m0", "-o", "json"); code != 0 || graph != files {
		t.Errorf("exit %d, %q\n%s\nwant\n%s", code, errOut, graph, files)
	}
	if code, _, errOut := command(t, "family", "gust-lab/m0", "--licenses", "hub-2026"); code != 2 || !strings.Contains(errOut, "classified by the rules paper") {
		t.Errorf("other rules than those of the graph: exit %d, %q", code, errOut)
	}
}
