package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// opened makes a program that opens pages, and returns the file in which it notes what
// it was to open.
func opened(t *testing.T) string {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("stands in for xdg-open")
	}
	dir := t.TempDir()
	note := filepath.Join(dir, "opened")
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte("#!/bin/sh\nprintf '%s' \"$1\" > '"+note+"'\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	return note
}

// TestOpen: recipe run --open and report --open write a page and show it.
func TestOpen(t *testing.T) {
	testDB(t)
	if code, _, errOut := command(t, "load", smallFolder(t)); code != 0 && code != 3 {
		t.Fatal(errOut)
	}
	note := opened(t)
	dir := t.TempDir()
	t.Chdir(dir)
	for line, page := range map[string]string{"recipe run licences --open": "licences.html", "recipe run licences --open -o l.html --no-cypher": "l.html", "report --open": "report.html"} {
		code, out, errOut := runCommand(t, strings.Fields(line)...)
		path, err := os.ReadFile(note)
		if code != 0 || out != "" || err != nil || string(path) != filepath.Join(dir, page) {
			t.Errorf("%s: exit %d, %q, opened %q, %v", line, code, errOut, path, err)
		}
		text, err := os.ReadFile(page)
		if err != nil || !strings.Contains(string(text), "</html>") || strings.Contains(string(text), "MATCH (") != (page == "licences.html") {
			t.Errorf("%s: %d bytes, %v", line, len(text), err)
		}
	}
	checkCommand(t, 2, "recipe run licences --open -o md", "--open shows a page")
	checkCommand(t, 2, "report --open -o -", "--open shows a file")
	t.Setenv("PATH", t.TempDir())
	if code, _, errOut := runCommand(t, "recipe", "run", "licences", "--open"); code != 1 || !strings.Contains(errOut, "licences.html is written, but not opened: ") || !strings.Contains(errOut, "xdg-open") {
		t.Errorf("without a program that opens pages: exit %d, %q", code, errOut)
	}
	code, out, _ := runCommand(t, "recipe", "run", "licences", "--no-cypher")
	if code != 0 || strings.Contains(out, "MATCH (") || strings.Contains(out, "<details>") || !strings.Contains(out, "| license |") {
		t.Errorf("--no-cypher: exit %d\n%s", code, out)
	}
}
