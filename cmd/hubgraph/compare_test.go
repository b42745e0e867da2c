package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub/hubtest"
)

func TestCompare(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.CopyFS("hub", hubtest.Small()); err != nil {
		t.Fatal(err)
	}
	for file, more := range map[string]string{"a/results.json": "", "b/results.json": "", "raw.json": "--raw"} {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		args := append([]string{"analyze", "--from", "hub", "-o", file}, strings.Fields(more)...)
		if code, _, errOut := runCommand(t, args...); code != 0 {
			t.Fatalf("analyze: %d %s", code, errOut)
		}
	}
	for _, c := range []struct {
		args string
		code int
		out  string // begins so, or is in a message
	}{
		{"a/results.json b/results.json -o md", 0, "# a/results.json and b/results.json\n"},
		{"a/results.json b/results.json -o md --label then --label now", 0, "# then and now\n"},
		{"a/results.json b/results.json -o csv", 0, "table,row,column,a,b,difference,relative,percentage_points"},
		{"a/results.json raw.json -o md --anyway", 0, "# results.json and raw.json\n"},
		{"a/results.json raw.json -o -", 2, "not comparable: names are cleaned in results.json and raw in raw.json"},
		{"a/results.json --field nlp,cv -o md --title Fields", 0, "# Fields\n"},
		{"a/results.json b/results.json --field nlp,cv -o md", 0, "# a/results.json, nlp and b/results.json, cv\n"},
		{"a/results.json --field nlp,dance -o md", 2, `unknown field "dance"`},
		{"a/results.json", 2, "one file has nothing to be compared with"},
		{"a/results.json a/results.json", 2, "both sides are called"},
		{"a/results.json b/results.json --label x --label y --label z", 2, "3 labels for two sides"},
		{"a/results.json b/results.json -o a/results.json", 2, "cannot be written"},
		{"a/results.json b/results.json --format latex", 2, "html, md, csv"},
		{"a/results.json hub/repositories.jsonl", 1, "not a results.json"},
		{"a/results.json b/results.json --open -o x.md", 2, "--open shows"},
		{"", 2, "compare --help"},
	} {
		code, out, errOut := runCommand(t, append([]string{"compare"}, strings.Fields(c.args)...)...)
		if good := c.code == 0 && strings.HasPrefix(out, c.out) || c.code != 0 && strings.Contains(errOut, c.out); code != c.code || !good {
			t.Errorf("%s: %d, %.100q, %q; want %d, %q", c.args, code, out, errOut, c.code, c.out)
		}
	}
	if code, out, errOut := runCommand(t, "compare", "a/results.json", "b/results.json"); code != 0 || out != "" || !strings.Contains(errOut, "compare.html") {
		t.Errorf("%d %q %q", code, out, errOut)
	}
	if page, err := os.ReadFile("compare.html"); err != nil || !strings.HasPrefix(string(page), "<!doctype html>") {
		t.Errorf("%.40q, %v", page, err)
	}
}
