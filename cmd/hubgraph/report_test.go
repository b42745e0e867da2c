package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub/hubtest"
)

func TestReportOfFiles(t *testing.T) {
	dir := t.TempDir()
	hub, results, page := filepath.Join(dir, "hub"), filepath.Join(dir, "results.json"), filepath.Join(dir, "report.html")
	if err := os.CopyFS(hub, hubtest.Small()); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := runCommand(t, "analyze", "--from", hub, "-o", results); code != 0 {
		t.Fatalf("analyze: %d %s", code, errOut)
	}
	code, out, errOut := runCommand(t, "report", results, "-o", page, "--title", "A small hub")
	if code != 0 || out != "" || !strings.Contains(errOut, page) {
		t.Fatalf("report: %d %q %q", code, out, errOut)
	}
	text, err := os.ReadFile(page)
	if err != nil || !strings.Contains(string(text), "<h1>A small hub</h1>") {
		t.Errorf("page %.80s, %v", text, err)
	}
	if code, out, _ := runCommand(t, "report", results, "-o", "-", "--title", "A small hub"); code != 0 || out != string(text) {
		t.Error("standard output differs from the file")
	}
}

// TestReportFormats: the ending of the file says the format as --format does, and the
// name of a format is standard output.
func TestReportFormats(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.CopyFS("hub", hubtest.Small()); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := runCommand(t, "analyze", "--from", "hub", "-o", "results.json"); code != 0 {
		t.Fatalf("analyze: %d %s", code, errOut)
	}
	for _, c := range []struct{ ending, format, begins string }{
		{"html", "html", "<!doctype html>"}, {"md", "md", "# Development activity"}, {"tex", "latex", "% Made by hubgraph"}, {"csv", "csv", "table,row,column,value"},
	} {
		_, want, _ := runCommand(t, "report", "results.json", "-o", c.format)
		if !strings.HasPrefix(want, c.begins) {
			t.Errorf("-o %s gives %.40q", c.format, want)
		}
		for file, args := range map[string][]string{
			"own." + c.ending:    {"-o", "own." + c.ending},
			"plain":              {"-o", "plain", "--format", c.format},
			"report." + c.ending: {"--format", c.format},
		} {
			if code, _, errOut := runCommand(t, append([]string{"report", "results.json"}, args...)...); code != 0 {
				t.Errorf("%q: %s", args, errOut)
			}
			if got, err := os.ReadFile(file); err != nil || string(got) != want {
				t.Errorf("%q: %s differs, %v", args, file, err)
			}
		}
	}
	whole, _ := os.ReadFile("report.tex")
	_, tables, _ := runCommand(t, "report", "results.json", "-o", "latex", "--tables-only")
	if strings.Contains(tables, "documentclass") || !strings.Contains(string(whole), "documentclass") || !strings.Contains(tables, "\\begin{table}") {
		t.Error("--tables-only is not the tables alone")
	}
}

func TestReportFigures(t *testing.T) {
	dir := t.TempDir()
	hub, results, page := filepath.Join(dir, "hub"), filepath.Join(dir, "results.json"), filepath.Join(dir, "report.html")
	if err := os.CopyFS(hub, hubtest.Small()); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := runCommand(t, "analyze", "--from", hub, "-o", results); code != 0 {
		t.Fatalf("analyze: %d %s", code, errOut)
	}
	for formats, want := range map[string]string{"": "15 files", "pdf": "5 files", "svg,png": "10 files", "svg --figure-style dark": "5 files"} {
		figures := filepath.Join(dir, "new", "of "+formats)
		args := []string{"report", results, "-o", page, "--figures", figures}
		if formats != "" {
			args = append(args, strings.Fields("--figure-format "+formats)...)
		}
		code, _, errOut := runCommand(t, args...)
		if code != 0 || !strings.Contains(errOut, "figures: "+want+" in "+figures) {
			t.Errorf("%s: %d %s", formats, code, errOut)
		}
		entries, err := os.ReadDir(figures)
		if err != nil || !strings.HasPrefix(want, fmt.Sprint(len(entries))+" ") {
			t.Errorf("%s: %v, %v", formats, entries, err)
		}
		for _, e := range entries {
			if info, err := e.Info(); err != nil || info.Size() < 1000 || strings.HasSuffix(e.Name(), ".tmp") {
				t.Errorf("%s: %v", e.Name(), err)
			}
			if svg, err := os.ReadFile(filepath.Join(figures, e.Name())); strings.HasSuffix(e.Name(), ".svg") && (err != nil || strings.Contains(string(svg), `fill="#14171a"`) != strings.HasSuffix(formats, "dark")) {
				t.Errorf("%s of %s is not on its ground: %v", e.Name(), formats, err)
			}
		}
	}
	if code, _, errOut := runCommand(t, "report", results, "-o", page, "--figures", results); code != 1 || !strings.Contains(errOut, "results.json") {
		t.Errorf("a file for a folder: %d %s", code, errOut)
	}
}

func TestReportAndExportWrongUse(t *testing.T) {
	dir := t.TempDir()
	notes := filepath.Join(dir, "notes.json")
	if err := os.WriteFile(notes, []byte(`{"format":1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	for _, c := range []struct {
		args string
		code int
		want string
	}{
		{"report " + notes + " -o " + out, 1, `notes.json: not a results.json: no "about" in it`},
		{"report " + filepath.Join(dir, "none.json"), 1, "none.json"},
		{"report a b", 2, "report --help"},
		{"report " + notes + " --figures " + out + " --figure-format gif", 2, `unknown format "gif" of pictures; there are svg, png, pdf`},
		{"report " + notes + " --figures " + out + " --figure-style black", 2, `unknown style "black"; want light or dark`},
		{"report " + notes + " --figure-style dark", 2, "give both"},
		{"report " + notes + " --figure-width 6", 2, "give both"},
		{"report " + notes + " --figures " + out + " --figure-width 2", 2, "--figure-width is 5 to 40 inches"},
		{"report " + notes + " --figures " + out + " --figure-width NaN", 2, "--figure-width is 5 to 40 inches"},
		{"report " + notes + " --figure-format svg", 2, "give both"},
		{"report " + notes + " --format docx", 2, `unknown format "docx"; there are html, md, latex, csv`},
		{"report " + notes + " --format md -o " + out + ".tex", 2, "--format is md, and the ending of " + out + ".tex says latex"},
		{"report " + notes + " --tables-only", 2, "--tables-only is for the format latex; this is html"},
		{"report " + notes + " --open -o " + out + ".csv", 2, "--open shows html"},
		{"report " + notes + " --open -o -", 2, "standard output is none"},
		{"report " + notes + " --figures=", 2, "names no folder"},
		{"export", 2, "|repositories|developers|hub -o FILE"},
		{"export friends -o x", 2, "collaboration, contributions, owners, usage, co-usage, lineage, repositories, developers"},
		{"export usage", 2, "give -o FILE"},
		{"export usage -o - --format csv", 2, "3 files"},
		{"export usage -o " + out + ".zip", 2, "graphml, gexf, csv, net, json, parquet"},
		{"export repositories -o " + out + ".gexf", 2, "csv, parquet"},
		{"export repositories -o " + out + " --k 2", 2, "--k chooses a part of a network"},
		{"export repositories -o " + out + " --field nlp", 2, "--field chooses a part of a network"},
		{"export repositories -o " + out + " --metrics", 2, "not about repositories"},
		{"export developers -o " + out + " --strict", 2, "--strict needs --from"},
		{"export usage -o " + out + " --format dot", 2, `unknown format "dot"`},
		{"export usage -o " + out + " --field vision", 2, `unknown field "vision"`},
		{"export collaboration -o " + out + " --k 0", 2, "1 or more"},
		{"export collaboration -o " + out + " --k x", 2, "--help"},
		{"export collaboration extra -o " + out, 2, "export --help"},
		{"export collaboration --neo4j-uri bolt://127.0.0.1:1 -o " + out, 1, "127.0.0.1:1"},
	} {
		code, _, errOut := runCommand(t, strings.Fields(c.args)...)
		if code != c.code || !strings.Contains(errOut, c.want) {
			t.Errorf("%s: exit %d, %q; want %d, %q", c.args, code, errOut, c.code, c.want)
		}
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 1 {
		t.Errorf("files left behind: %v", entries)
	}
}
