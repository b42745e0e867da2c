package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestProgramName(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "hubgraph")
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	made := filepath.Join(dir, "go-build123", "b001", "exe", "hubgraph")
	t.Setenv("PATH", "")
	check := func(arg, want string) {
		t.Helper()
		if got := programName(arg); got != want {
			t.Errorf("%s: %q, want %q", arg, got, want)
		}
	}
	check("hubgraph", "hubgraph")
	check(program, program)
	check("/my programs/hubgraph", "'/my programs/hubgraph'")
	t.Setenv("PATH", dir)
	check(program, "hubgraph")
	t.Chdir(filepath.Join("..", ".."))
	check(made, "go run ./cmd/hubgraph")
	t.Chdir(dir)
	check(made, "go run github.com/hubgraph/hubgraph/cmd/hubgraph")
}

// TestTyped: commands in messages are in the form in which they work as typed; other
// uses of the word stay.
func TestTyped(t *testing.T) {
	e := &env{program: "go run ./cmd/hubgraph"}
	for text, want := range map[string]string{
		"start one with 'hubgraph db start', or":       "start one with 'go run ./cmd/hubgraph db start', or",
		"hubgraph find TEXT\n  hubgraph query list":    "go run ./cmd/hubgraph find TEXT\n  go run ./cmd/hubgraph query list",
		"hubgraph: no; github.com/hubgraph/hubgraph/x": "hubgraph: no; github.com/hubgraph/hubgraph/x",
		"a hubgraph of yours":                          "a hubgraph of yours",
	} {
		if got := e.typed(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
		if got := (&env{program: "hubgraph"}).typed(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}
