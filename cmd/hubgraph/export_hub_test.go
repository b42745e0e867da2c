package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExportHub: a folder of files, made anew; one with something else in it, standard output and what
// is about networks are refused, and nothing is left of them.
func TestExportHub(t *testing.T) {
	dir, out := smallFolder(t), filepath.Join(t.TempDir(), "whole")
	code, _, errOut := runCommand(t, "export", "hub", "--from", dir, "-o", out)
	if code != 0 || !strings.Contains(errOut, " commits, ") || !strings.Contains(errOut, " lineage to "+out) {
		t.Fatalf("exit %d, %s", code, errOut)
	}
	for _, file := range []string{"about.json", "accounts/part-0.parquet", "commits/kind=model/part-0.parquet", "vertices/kind=account/part-0.parquet"} {
		if _, err := os.Stat(filepath.Join(out, filepath.FromSlash(file))); err != nil {
			t.Error(err)
		}
	}
	other := filepath.Join(t.TempDir(), "other")
	if code, _, errOut := runCommand(t, "export", "hub", "--from", dir, "-o", out); code != 0 {
		t.Errorf("a second time: exit %d, %s", code, errOut)
	}
	for args, want := range map[string]string{
		"-o " + dir:                      `which is not of an exported hub`,
		"-o -":                           "cannot go to standard output",
		"":                               "give -o DIR",
		"--k 2 -o " + other:              "--k is about networks",
		"--format csv -o " + other:       "writes parquet",
		"--licenses no-such -o " + other: `no rules "no-such"`,
	} {
		code, _, errOut := runCommand(t, append([]string{"export", "hub", "--from", dir}, strings.Fields(args)...)...)
		if code != 2 || !strings.Contains(errOut, want) {
			t.Errorf("%s: exit %d, %s, want %s", args, code, errOut, want)
		}
	}
	if left, _ := os.ReadDir(filepath.Dir(other)); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}
