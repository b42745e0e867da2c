package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSnapshotAnonymise: a snapshot without names that analyze reads, and wrong use.
func TestSnapshotAnonymise(t *testing.T) {
	dir, work := smallFolder(t), t.TempDir()
	key, out := filepath.Join(work, "key"), filepath.Join(work, "anonymous")
	if err := os.WriteFile(key, []byte("0123456789abcdef0123456789abcdef\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := runCommand(t, "snapshot", "anonymise", dir, "--key-file", key, "-o", out); code != 0 && code != 3 {
		t.Fatalf("exit %d, %s", code, errOut)
	}
	for _, file := range []string{"commits.jsonl", "identities.jsonl", "repositories.jsonl"} {
		text, err := os.ReadFile(filepath.Join(out, file))
		if err != nil || strings.Contains(string(text), "Ada") || !strings.Contains(string(text), `"u`) {
			t.Errorf("%s: %v, %.300s", file, err, text)
		}
	}
	if code, _, errOut := runCommand(t, "analyze", "--from", out, "-o", filepath.Join(work, "results.json")); code != 0 {
		t.Errorf("exit %d, %s", code, errOut)
	}
	short := filepath.Join(work, "short")
	if err := os.WriteFile(short, []byte("secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{dir, "-o", out + "2"}, {dir, "--key-file", short, "-o", out + "2"}, {dir, "--key-file", key}, {dir, "--key-file", key, "-o", out}} {
		if code, _, errOut := runCommand(t, append([]string{"snapshot", "anonymise"}, args...)...); code != 2 {
			t.Errorf("%q: exit %d, %s", args, code, errOut)
		}
	}
}
