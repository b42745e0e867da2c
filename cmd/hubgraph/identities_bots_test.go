package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBotsSuggest: a file by its ending, own rules, what is said beside it, and wrong use.
func TestBotsSuggest(t *testing.T) {
	dir, work := smallFolder(t), t.TempDir()
	own, file := filepath.Join(work, "own.csv"), filepath.Join(work, "bots.csv")
	if err := os.WriteFile(own, []byte("\ufeffrule,value\r\nname,gus-oak\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errOut := runCommand(t, "identities", "bots", "suggest", "--from", dir, "--rules", "hub-2026", "--rules", own, "-o", file)
	if code != 0 && code != 3 || out != "" || !strings.Contains(errOut, "3 accounts of 3 looked at: 3 by a rule of hub-2026, own ") || !strings.Contains(errOut, ", 0 by signals alone; bots.jsonl lists 2 of them") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	written, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(written), "name,rule,signals,") || !strings.Contains(string(written), "\r\ntidy-bot,regexp ") || !strings.Contains(string(written), "\r\ngus-oak,name gus-oak,[],1,1,") {
		t.Errorf("%q, %v", written, err)
	}
	if code, out, _ := runCommand(t, "identities", "bots", "suggest", "--from", dir, "--rules", own, "--new", "-o", "jsonl"); code != 0 && code != 3 || strings.Count(out, "\n") != 1 || !strings.HasPrefix(out, `{"name": "gus-oak", "rule": "name gus-oak", "signals": [], `) {
		t.Errorf("exit %d, %q", code, out)
	}
	for _, args := range [][]string{
		{"--least", "2"}, {"--signals", "0"}, {"--signals", "4"}, {"-o", "xml"}, {"more"}, {"--strict"}, {"--from", dir, "--rules", "no-such"}, {"--from", dir, "--rules", filepath.Join(dir, "bots.jsonl")},
	} {
		if code, _, errOut := runCommand(t, append([]string{"identities", "bots", "suggest"}, args...)...); code != 2 {
			t.Errorf("%q: exit %d, %q", args, code, errOut)
		}
	}
}
