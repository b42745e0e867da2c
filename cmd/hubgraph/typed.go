package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/hubgraph/hubgraph/internal/shellword"
)

// programName is how the command is typed where it was called as arg: hubgraph where
// the PATH has it, go run and its package under go run, else its path.
func programName(arg string) string {
	switch {
	case !strings.ContainsRune(arg, filepath.Separator):
		return arg
	case strings.Contains(arg, string(filepath.Separator)+"go-build"): // where go run puts what it runs
		if _, err := os.Stat(filepath.Join("cmd", "hubgraph", "main.go")); err == nil {
			return "go run ./cmd/hubgraph"
		}
		return "go run github.com/hubgraph/hubgraph/cmd/hubgraph"
	}
	name := filepath.Base(arg)
	found, err := exec.LookPath(name)
	if err != nil {
		return shellword.Quote(arg)
	}
	a, failed := os.Stat(arg)
	b, err := os.Stat(found)
	if failed != nil || err != nil || !os.SameFile(a, b) {
		return shellword.Quote(arg)
	}
	return name
}

// typed gives the commands in a text the form in which they work as typed.
func (e *env) typed(text string) string {
	if e.program == "" || e.program == "hubgraph" {
		return text
	}
	return e.commands().ReplaceAllString(text, "${1}"+strings.ReplaceAll(e.program, "$", "$$")+" ${2}")
}

// commands matches hubgraph and the name of a command after it.
func (e *env) commands() *regexp.Regexp {
	var names []string
	for _, c := range commands(e) {
		names = append(names, regexp.QuoteMeta(c.Name))
	}
	return regexp.MustCompile(`(^|[\s'"(])hubgraph (` + strings.Join(names, "|") + `)\b`)
}
