package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/inspect"
)

func TestSnapshotInfo(t *testing.T) {
	hub := smallFolder(t)
	code, out, errOut := runCommand(t, "snapshot", "info", hub, "-o", "json")
	var info inspect.Info
	if err := json.Unmarshal([]byte(out), &info); err != nil || code != 0 || info.Source != "hubtest" || len(info.Fingerprint) != 64 {
		t.Errorf("exit %d, %v, %+v, %q", code, err, info, errOut)
	}
	code, out, _ = runCommand(t, "snapshot", "info", hub)
	for _, want := range []string{"hubtest", "commits.jsonl", info.Fingerprint, "2023-06-03T00:00:00Z"} {
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("exit %d, no %s in\n%s", code, want, out)
		}
	}
}

func TestSnapshotCheck(t *testing.T) {
	t.Chdir(t.TempDir())
	hub := smallFolder(t)
	code, out, errOut := runCommand(t, "snapshot", "check", hub)
	if code != 0 || !strings.Contains(out, "model gone/model, space lost/space") || !strings.Contains(errOut, "repositories.jsonl: 1 record contradicts") {
		t.Errorf("exit %d\n%s\n%s", code, out, errOut)
	}
	meta := filepath.Join(hub, snapshot.MetaFile)
	if err := os.WriteFile(meta, []byte(`{"format":1,"counts":{"commits":99}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errOut = runCommand(t, "snapshot", "check", hub, "-o", "json")
	if code != 1 || !strings.Contains(errOut, "commits: snapshot.json says 99, there are 22") || !strings.Contains(out, `"commits: snapshot.json says 99`) {
		t.Errorf("wrong count: exit %d\n%s\n%s", code, out, errOut)
	}
	if err := os.Remove(meta); err != nil {
		t.Fatal(err)
	}
	appendTo(t, filepath.Join(hub, snapshot.BotsFile), "no JSON\n")
	code, _, errOut = runCommand(t, "snapshot", "check", hub)
	if code != 3 || !strings.Contains(errOut, "bots.jsonl:4: ") {
		t.Errorf("bad line: exit %d, %s", code, errOut)
	}
}

func TestSnapshotHead(t *testing.T) {
	hub := smallFolder(t)
	code, out, errOut := runCommand(t, "snapshot", "head", hub, "--file", "bots.jsonl", "-n", "2")
	if want := "{\"name\":\"tidy-bot\"}\n{\"name\":\"sleeper-bot\"}\n"; code != 0 || out != want || errOut != "" {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	code, out, errOut = runCommand(t, "snapshot", "head", hub, "-n", "1")
	if code != 0 || strings.Count(out, "\n") != 8 || !strings.Contains(errOut, "== commits.jsonl\n") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	if code, _, errOut := runCommand(t, "snapshot", "head", hub, "--file", "accounts"); code != 1 || !strings.Contains(errOut, "no accounts.jsonl") {
		t.Errorf("absent file: exit %d, %q", code, errOut)
	}
}

// TestSnapshotSample: a sample can be analysed, and nothing in it refers to what
// is not there.
func TestSnapshotSample(t *testing.T) {
	t.Chdir(t.TempDir())
	hub := smallFolder(t)
	code, _, errOut := runCommand(t, "snapshot", "sample", hub, "--owner", "ada-wren", "-o", "theirs", "--compress", "gz")
	if code != 0 || !strings.Contains(errOut, "repositories chosen: 1; added for them: 1\nwrote 2 models, 0 datasets") {
		t.Errorf("exit %d, %s", code, errOut)
	}
	code, _, errOut = runCommand(t, "analyze", "--from", "theirs", "-o", "results.json")
	text, err := os.ReadFile("results.json")
	if code != 0 || err != nil || !strings.Contains(string(text), `"ignored": {}`) {
		t.Errorf("analyze: exit %d, %v, %s", code, err, errOut)
	}
}

func TestMergeCommand(t *testing.T) {
	a, b := twoFolders(t)
	t.Chdir(t.TempDir())
	code, _, errOut := runCommand(t, "merge", b, a, "-o", "both")
	// b has five repositories, a has eleven and tide-base twice. Of those of b,
	// gull and lost/space are not in a; the others are with other values.
	if code != 0 || !strings.Contains(errOut, "repositories.jsonl: read 17, wrote 13, conflicts 4, such as model gust-lab/tide-base") || !strings.Contains(errOut, "to both") {
		t.Errorf("exit %d, %s", code, errOut)
	}
	code, out, _ := runCommand(t, "snapshot", "info", "both", "-o", "json")
	var info inspect.Info
	if err := json.Unmarshal([]byte(out), &info); err != nil || code != 0 {
		t.Fatal(code, err)
	}
	if info.Counts[0].Records != 7 || info.CollectedAt.Month() != 11 {
		t.Errorf("%+v", info)
	}
}

func TestSnapshotWrongUse(t *testing.T) {
	t.Chdir(t.TempDir())
	hub := smallFolder(t)
	for args, want := range map[string]string{
		"snapshot info":                                       "want hubgraph snapshot info DIR",
		"snapshot info HUB -o csv":                            "table, md or json",
		"snapshot head HUB --file dogs":                       "want one of repositories,",
		"snapshot head HUB -n 0":                              "--lines 0",
		"snapshot sample HUB -o out":                          "either --repositories N",
		"snapshot sample HUB --repositories 0 -o out":         "either --repositories N",
		"snapshot sample HUB --repositories 1 --owner a -o o": "either --repositories N",
		"snapshot sample HUB --owner kit --seed 1 -o out":     "--seed goes with",
		"snapshot sample HUB --owner nobody -o out":           `owned by "nobody"`,
		"snapshot sample HUB --owner kit":                     "want -o DIR",
		"snapshot sample HUB --owner kit -o HUB --force":      "output folder",
		"merge HUB -o out":                                    "A B... -o C",
		"merge HUB HUB -o HUB --force":                        "output folder",
		"merge HUB HUB":                                       "want -o DIR",
	} {
		code, _, errOut := runCommand(t, strings.Fields(strings.ReplaceAll(args, "HUB", hub))...)
		if code != 2 || !strings.Contains(errOut, want) {
			t.Errorf("%s: exit %d, %q; want 2 and %q", args, code, errOut, want)
		}
	}
	if left, _ := os.ReadDir("out"); len(left) > 0 {
		t.Error("a snapshot is left of wrong use")
	}
}
