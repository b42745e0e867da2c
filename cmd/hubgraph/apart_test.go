package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoOutputOverAnInput: every command that reads a snapshot or results and writes
// a file refuses a file that it reads, by whatever path, before anything is written.
func TestNoOutputOverAnInput(t *testing.T) {
	t.Chdir(t.TempDir())
	dir := smallFolder(t)
	results := filepath.Join(t.TempDir(), "results.json")
	if code, _, errOut := runCommand(t, "analyze", "--from", dir, "-o", results); code != 0 {
		t.Fatal(errOut)
	}
	commits := filepath.Join(dir, "commits.jsonl")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(commits, link); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(commits)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"analyze", "--from", dir, "-o", commits},
		{"analyze", "--from", dir, "-o", filepath.Join(dir, "snapshot.json")},
		{"analyze", "--from", dir, "-o", filepath.Join(dir, "accounts.jsonl")}, // not there yet
		{"analyze", "--from", dir, "-o", link},
		{"analyze", "--from", dir, "--rejects", link},
		{"snapshot", "check", dir, "--rejects", commits},
		{"snapshot", "info", dir, "--rejects", commits},
		{"diff", dir, dir, "--rejects", commits},
		{"load", dir, "--rejects", commits},
		{"load", "--bulk", dir, "--rejects", commits},
		{"report", results, "-o", results},
	} {
		code, _, errOut := runCommand(t, args...)
		if code != 2 || !strings.Contains(errOut, "cannot be written") {
			t.Errorf("%v: exit %d, %s", args, code, errOut)
		}
	}
	if after, err := os.ReadFile(commits); err != nil || string(after) != string(before) {
		t.Errorf("commits.jsonl was written: %v", err)
	}
	if code, _, errOut := runCommand(t, "analyze", "--from", dir, "-o", filepath.Join(dir, "results.json")); code != 0 {
		t.Errorf("a file of its own in the folder: exit %d, %s", code, errOut)
	}
}
