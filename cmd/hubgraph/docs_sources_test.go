package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The examples of docs/sources print what the documents say.
func TestExamplesOfSources(t *testing.T) {
	documents, err := filepath.Glob("../../docs/sources/*.md")
	if err != nil || len(documents) == 0 {
		t.Fatal(documents, err)
	}
	examples := 0
	for _, document := range documents {
		text, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range regexp.MustCompile("(?s)```console\n\\$ hubgraph (.*?)\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
			examples++
			code, out, errOut := runCommandIn(t, block[1])
			if code != 0 || out+errOut != block[2] {
				t.Errorf("%s: exit %d\n%swant\n%s", document, code, out+errOut, block[2])
			}
		}
	}
	if examples < 2 {
		t.Errorf("%d examples", examples)
	}
}

// runCommandIn runs a command line as from the root of the repository, its
// output in a folder of its own.
func runCommandIn(t *testing.T, line string) (code int, out, errOut string) {
	t.Helper()
	args := strings.Fields(line)
	for i, word := range args {
		if strings.HasPrefix(word, "sources/") {
			abs, err := filepath.Abs("../../" + word)
			if err != nil {
				t.Fatal(err)
			}
			args[i] = abs
		}
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	defer os.Chdir(here)
	return runCommand(t, args...)
}
