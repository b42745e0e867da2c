package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// badFolder is the small hub with five bad lines in three files.
func badFolder(t *testing.T) string {
	t.Helper()
	dir := smallFolder(t)
	appendTo(t, filepath.Join(dir, "commits.jsonl"), `{"repo":"kit/Text","kind":"model","authors":[]}`+"\n"+
		`{"repo":"kit/Text","kind":"model","authors":["`+strings.Repeat("x", 300)+`"]}`+"\n{\"repo\":\n")
	appendTo(t, filepath.Join(dir, "identities.jsonl"), `{"alias":"ada-wren","canonical":"A. Wren"}`+"\n")
	appendTo(t, filepath.Join(dir, "bots.jsonl"), "[]\n")
	return dir
}

// badSum is what is said of the lines of badFolder at the end.
const badSum = `bots.jsonl: 1 line rejected: 1 not an object
commits.jsonl: 3 lines rejected: 2 missing key "sha", 1 not JSON
identities.jsonl: 1 line rejected: 1 circle of merges
identities.jsonl: 1 record contradicts an earlier one with the same key, which counts (line 5)
lineage.jsonl: 1 record contradicts an earlier one with the same key, which counts (line 4)
repositories.jsonl: 1 record contradicts an earlier one with the same key, which counts (line 7)
identities.jsonl: 1 alias is the name of nobody in the snapshot: "ivy-fell"
hubgraph: 5 records rejected, listed in rejects.jsonl
`

// nextLine is what a load says before the last line.
var nextLine = regexp.MustCompile(`(?m)^next: .*\n`)

func TestRejectsOfAnalyze(t *testing.T) { checkRejects(t, "analyze", "--from") }

func TestRejectsOfLoad(t *testing.T) {
	testDB(t)
	checkRejects(t, "load")
}

// checkRejects runs a command that reads the bad folder, named last, with the
// flags for bad lines.
func checkRejects(t *testing.T, args ...string) {
	t.Helper()
	dir := badFolder(t)
	with := func(more ...string) []string { return append(append(more, args...), dir) }

	code, _, errOut := command(t, with()...)
	said := nextLine.ReplaceAllString(errOut, "")
	if code != 3 || !strings.HasSuffix(said, badSum) {
		t.Errorf("exit %d, messages %s\nwant at the end\n%s", code, errOut, badSum)
	}
	listed, err := os.ReadFile("rejects.jsonl")
	if want := `"start":"{\"alias\":\"ada-wren\",\"canonical\":\"A. Wren\"}"}`; err != nil || bytes.Count(listed, []byte("\n")) != 5 || !strings.Contains(string(listed), want) {
		t.Errorf("%v, rejects %s", err, listed)
	}

	for _, c := range []struct {
		flag, value string
		code        int
		want        string
	}{
		{"max-rejects", "5", 3, "5 records rejected"},
		{"max-rejects", "4", 1, "(stopped: more than 4 bad lines)"},
		{"max-rejects", "-1", 2, "--max-rejects -1: want 0 or more"},
		{"max-rejects", "few", 2, "max-rejects"},
		{"max-line", "256", 3, "commits.jsonl:24: the line is longer than the limit of 256 bytes"},
		{"max-line", "1k", 3, "5 records rejected"},
		{"max-line", "0", 2, "--max-line 0: want a size from 1 byte to 1GiB"},
		{"max-line", "2GiB", 2, "--max-line 2GiB: want a size"},
		{"max-line", "long", 2, "--max-line long: want a size"},
	} {
		all := append([]string{args[0], "--" + c.flag, c.value}, append(args[1:len(args):len(args)], dir)...)
		code, _, errOut := command(t, all...)
		if code != c.code || !strings.Contains(errOut, c.want) {
			t.Errorf("%v: exit %d, messages %q; want exit %d and %q", all, code, errOut, c.code, c.want)
		}
	}
}

func TestRejectFlagsNeedFiles(t *testing.T) {
	for flag, value := range map[string]string{"rejects": "x", "strict": "true", "max-rejects": "1", "max-line": "1k"} {
		if code, _, errOut := command(t, "analyze", "--"+flag+"="+value); code != 2 || !strings.Contains(errOut, "--"+flag+" needs --from") {
			t.Errorf("--%s: exit %d, messages %q", flag, code, errOut)
		}
	}
}
