package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// newerFolder is the small hub without a model, a bot and a discussion.
func newerFolder(t *testing.T) string {
	t.Helper()
	dir := smallFolder(t)
	for file, without := range map[string]string{
		"repositories.jsonl": `{"id":"kit/Text"`, "bots.jsonl": `{"name":"sleeper-bot"}`, "discussions.jsonl": `{"repo":"bo-quill/echo"`,
	} {
		path := filepath.Join(dir, file)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var kept []byte
		for line := range bytes.Lines(text) {
			if !bytes.HasPrefix(line, []byte(without)) {
				kept = append(kept, line...)
			}
		}
		if len(kept) == len(text) {
			t.Fatalf("%s has no line that begins with %s", file, without)
		}
		if err := os.WriteFile(path, kept, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// What newerFolder does not have: kit/Text with its commit, a discussion, the
// accounts that only they named: kit, gus-oak, sleeper-bot.
const prunedTable = `
  models                 1  kit/Text
  commits                1  model:kit/Text@k1
  discussions            1  dataset:bo-quill/echo#1
  accounts               3  gus-oak, kit, sleeper-bot
`

func TestLoadPrune(t *testing.T) {
	testDB(t)
	dir, newer := smallFolder(t), newerFolder(t)
	if code, _, errOut := command(t, "load", dir); code != 0 {
		t.Fatalf("exit %d, messages %q", code, errOut)
	}
	for range 2 { // the first look changes nothing that the second would see
		code, out, errOut := command(t, "load", newer, "--prune")
		if code != 0 || !strings.HasSuffix(out, "\nwould be removed"+prunedTable) ||
			!strings.HasSuffix(errOut, "nothing was removed; the same command with --yes does it\n") {
			t.Fatalf("exit %d, output:\n%s\nmessages:\n%s", code, out, errOut)
		}
	}
	code, out, errOut := command(t, "load", newer, "--prune", "--yes")
	if code != 0 || !strings.HasSuffix(out, "\nremoved"+prunedTable) || !strings.Contains(errOut, "\nremoved 6 things in ") {
		t.Errorf("exit %d, output:\n%s\nmessages:\n%s", code, out, errOut)
	}
	code, out, _ = command(t, "load", newer, "--prune", "--yes")
	for _, line := range []string{"  Model                                          5\n", "  Account                                       16\n",
		"  - Bot                                          1\n", "  Commit                                        18\n", "\nremoved: nothing\n"} {
		if code != 0 || !strings.Contains(out, line) {
			t.Errorf("exit %d, no %q in the output:\n%s", code, line, out)
		}
	}
}

func TestLoadPruneRejects(t *testing.T) {
	testDB(t)
	dir, newer := smallFolder(t), newerFolder(t)
	if code, _, errOut := command(t, "load", dir); code != 0 {
		t.Fatalf("exit %d, messages %q", code, errOut)
	}
	appendTo(t, filepath.Join(newer, "commits.jsonl"), "{}\n")
	rejects := filepath.Join(t.TempDir(), "bad.jsonl")
	code, out, errOut := command(t, "load", newer, "--prune", "--yes", "--rejects", rejects)
	if code != 1 || strings.Contains(out, "removed") || !strings.Contains(errOut, "1 record rejected, listed in "+rejects+"; nothing is pruned: 1 line of the snapshot is rejected") ||
		strings.Count(errOut, "commits.jsonl:23: ") != 1 {
		t.Errorf("exit %d, output:\n%s\nmessages:\n%s", code, out, errOut)
	}
	code, out, errOut = command(t, "load", newer, "--prune", "--yes", "--despite-rejects", "--rejects", rejects)
	if code != 3 || !strings.HasSuffix(out, "\nremoved"+prunedTable) || !strings.Contains(errOut, "1 record rejected, listed in "+rejects) {
		t.Errorf("exit %d, output:\n%s\nmessages:\n%s", code, out, errOut)
	}
}

func TestLoadPruneRefuses(t *testing.T) {
	t.Setenv("NEO4J_URI", "bolt://localhost:1") // it is not asked
	dir := smallFolder(t)
	for want, args := range map[string]string{
		"--yes goes with --prune":             "--yes",
		"--despite-rejects goes with --prune": "--despite-rejects",
		"--absent-is-empty goes with --prune": "--absent-is-empty",
		"either --prune or --merge":           "--prune --merge",
		"either --prune or --replace":         "--prune --replace --yes",
		"either --prune or --bulk":            "--prune --bulk",
	} {
		code, out, errOut := command(t, append([]string{"load", dir}, strings.Fields(args)...)...)
		if code != 2 || out != "" || !strings.Contains(errOut, want) {
			t.Errorf("load %s: exit %d, output %q, messages %q; want exit 2 and %q", args, code, out, errOut, want)
		}
	}
}
