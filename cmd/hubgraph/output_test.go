package main

import (
	"os"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/queries/rows"
)

func TestFormatOf(t *testing.T) {
	for value, want := range map[string][2]string{
		"csv": {"csv", ""}, "out.csv": {"csv", "out.csv"}, "a/b.JSON": {"json", "a/b.JSON"}, "x.ndjson": {"jsonl", "x.ndjson"}, "x.txt": {"table", "x.txt"},
		"x.md": {"md", "x.md"}, "x.parquet": {"parquet", "x.parquet"}, "x.xls": {"x.xls", ""}, "jsn": {"jsn", ""}, "": {"", ""}, ".": {".", ""}, "x.table": {"table", "x.table"},
	} {
		if format, file := formatOf(value, rows.Formats); format != want[0] || file != want[1] {
			t.Errorf("%q: %q, %q; want %q", value, format, file, want)
		}
	}
	if format, file := formatOf("settings.txt", configFormats); format != "text" || file != "settings.txt" {
		t.Errorf("settings.txt: %q, %q", format, file)
	}
}

// TestOutputNamesAFile: wherever -o is a format, it may name a file with such an ending;
// the file holds what the command prints for that format.
func TestOutputNamesAFile(t *testing.T) {
	noDB(t)
	dir := smallFolder(t)
	t.Chdir(t.TempDir())
	for args, file := range map[string]string{
		"query list": "queries.csv", "recipe list": "recipes.jsonl", "config show": "settings.json", "snapshot info " + dir: "info.md",
		"diff " + dir + " " + dir: "changes.csv",
	} {
		words := strings.Fields(args)
		_, format, _ := strings.Cut(file, ".")
		_, want, _ := runCommand(t, append(words, "-o", format)...)
		code, out, errOut := runCommand(t, append(words, "-o", file)...)
		text, err := os.ReadFile(file)
		if code != 0 && code != 3 || out != "" || err != nil || string(text) != want || want == "" || !strings.Contains(errOut, "wrote "+file+"\n") {
			t.Errorf("%s -o %s: exit %d, %q, %q, %v; the file holds %.80q, want %.80q", args, file, code, out, errOut, err, text, want)
		}
	}
	for args, want := range map[string]string{
		"query list -o out.xls":                               `unknown format "out.xls"`,
		"query run adoption/top-models -o out.csv --watch 1s": "it writes no file",
		"recipe run licences -o a.md --out b.md":              "either -o a.md or --out b.md",
		"recipe run licences -o a.ipynb":                      "recipe export writes others",
		"recipe export licences -o md --format html":          "give the format once",
	} {
		if code, out, errOut := runCommand(t, strings.Fields(args)...); code != 2 || out != "" || !strings.Contains(errOut, want) {
			t.Errorf("%s: exit %d, %q, %q; want %q", args, code, out, errOut, want)
		}
	}
	if code, _, errOut := runCommand(t, "query", "run", "adoption/top-models", "-o", "out.csv"); code != 1 {
		t.Errorf("no database: exit %d, %q", code, errOut)
	}
	if _, err := os.Stat("out.csv"); err == nil {
		t.Error("a run that failed left a file")
	}
}
