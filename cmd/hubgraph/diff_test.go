package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/snapshot/diff"
)

// twoFolders are the small hub of package hubtest and the newer one of the
// loader's tests; what differs is worked out in snapshot/diff/testdata.
func twoFolders(t *testing.T) (older, newer string) {
	t.Helper()
	from, err := filepath.Abs("../../loader/testdata/newer")
	if err != nil {
		t.Fatal(err)
	}
	newer = t.TempDir()
	if err := os.CopyFS(newer, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return smallFolder(t), newer
}

const diffCounts = `what,from,to,added,gone,changed
models,6,4,1,3,3
datasets,2,0,0,2,0
spaces,3,1,1,3,0
developers,9,8,3,4,0
commits,19,5,1,15,4
discussions,5,4,1,2,3
usages,6,2,1,5,0
lineage,2,1,0,1,1
trained_on,2,0,0,2,0
collaboration,6,5,5,6,0
identities,5,2,1,4,1
bots,2,1,0,1,0
accounts,0,0,0,0,0
`

func TestDiffFormats(t *testing.T) {
	older, newer := twoFolders(t)
	run := func(args ...string) string {
		t.Helper()
		code, out, errOut := command(t, append([]string{"diff", older, newer}, args...)...)
		if code != 0 {
			t.Fatalf("%v: exit %d, messages %q", args, code, errOut)
		}
		return out
	}
	if got := run("-o", "csv"); got != diffCounts {
		t.Errorf("csv\n%swant\n%s", got, diffCounts)
	}
	if got := run("-o", "csv", "--raw"); !strings.Contains(got, "\ndevelopers,14,8,2,8,0\n") {
		t.Errorf("--raw\n%s", got)
	}
	if got := run("-o", "jsonl"); strings.Count(got, "\n") != 13 || !strings.HasPrefix(got, `{"what":"models","from":6,"to":4,"added":1,"gone":3,"changed":3}`+"\n") {
		t.Errorf("jsonl\n%s", got)
	}
	// Of the lists of newer.txt the longest has 12 lines, of three repositories.
	if got := run("--list", "-o", "csv", "--limit", "1"); !strings.Contains(got, "\nrepository,gone,model,bo-quill/echo,,,,,\nrepository,changed,model,ada-wren/reef,,,owner,ada-wren,kit\ndeveloper,added,,A. Wren,,,,,\ndeveloper,gone,") {
		t.Errorf("--list --limit 1\n%s", got)
	}
	table := run()
	for _, part := range []string{"\n from     │ hubtest │ 2023-10-18T00:00:00Z\n", "\n commits       │   19 │  5 │     1 │   15 │       4\n", "\n apache-2.0 │ mit │            1\n"} {
		if !strings.Contains(table, part) {
			t.Errorf("table without %q\n%s", part, table)
		}
	}
	if strings.Contains(table, "nia-tarn") || !strings.Contains(run("--list"), "\ndevelopers added\n name\n──────────\n A. Wren\n nia-tarn\n zed\n") {
		t.Errorf("--list\n%s", run("--list"))
	}
	if got := run("-o", "md"); !strings.Contains(got, "\n## counts\n\n| what | from |") {
		t.Errorf("md\n%s", got)
	}
	var d diff.Diff
	if err := json.Unmarshal([]byte(run("-o", "json", "--limit", "2")), &d); err != nil {
		t.Fatal(err)
	}
	if d.Developers.Added != 3 || len(d.Developers.Lists.Added) != 2 || d.Repositories.Likes.Movers[0].Change != 10 || d.From.Source != "hubtest" {
		t.Errorf("json %+v", d)
	}
}

// Bad lines say in which of the two snapshots they are.
func TestDiffRejects(t *testing.T) {
	older, newer := twoFolders(t)
	appendTo(t, filepath.Join(older, "bots.jsonl"), "[]\n")
	appendTo(t, filepath.Join(newer, "bots.jsonl"), "{}\n")
	code, out, errOut := command(t, "diff", older+"/", newer, "-o", "csv")
	if code != 3 || out != diffCounts {
		t.Errorf("exit %d, output %s", code, out)
	}
	for _, want := range []string{
		filepath.Join(older, "bots.jsonl") + ":4: want an object, got a list\n", filepath.Join(newer, "bots.jsonl") + ":2: \"name\" is missing\n",
		filepath.Join(newer, "bots.jsonl") + ": 1 line rejected: 1 missing key \"name\"\n", "hubgraph: 2 records rejected, listed in rejects.jsonl\n",
	} {
		if !strings.Contains(errOut, want) {
			t.Errorf("messages %q without %q", errOut, want)
		}
	}
	if code, out, errOut := command(t, "diff", older, newer, "--max-rejects", "1"); code != 1 || out != "" || !strings.Contains(errOut, "more than 1 bad line") {
		t.Errorf("--max-rejects 1: exit %d, output %q, messages %q", code, out, errOut)
	}
	cutShort(t, filepath.Join(newer, "commits.jsonl"))
	if code, out, errOut := command(t, "diff", older, newer); code != 1 || out != "" || !strings.Contains(errOut, filepath.Join(newer, "commits.jsonl.gz")) {
		t.Errorf("cut: exit %d, output %q, messages %q", code, out, errOut)
	}
}

func TestDiffDoubts(t *testing.T) {
	older, newer := twoFolders(t)
	const wrongOrder, otherHub = "the first snapshot was collected after", `different hubs, "elsewhere" and "hubtest"`
	if _, _, errOut := command(t, "diff", older, newer); strings.Contains(errOut, "warning") {
		t.Errorf("messages %q", errOut)
	}
	if code, out, errOut := command(t, "diff", newer, older, "-o", "csv"); code != 0 || !strings.Contains(errOut, wrongOrder) || !strings.Contains(out, "\ncommits,5,19,15,1,4\n") {
		t.Errorf("exit %d, messages %q, output %s", code, errOut, out)
	}
	if err := os.WriteFile(filepath.Join(older, "snapshot.json"), []byte(`{"format":1,"source":"elsewhere"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, errOut := command(t, "diff", older, newer); !strings.Contains(errOut, otherHub) || strings.Contains(errOut, wrongOrder) {
		t.Errorf("messages %q", errOut)
	}
}

func TestDiffWrongUse(t *testing.T) {
	older, newer := twoFolders(t)
	for _, args := range [][]string{{}, {older}, {older, newer, newer}, {older, newer, "--limit", "-1"}, {older, newer, "-o", "xml"}, {older, newer, "--max-line", "0"}} {
		if code, out, errOut := command(t, append([]string{"diff"}, args...)...); code != 2 || out != "" {
			t.Errorf("%v: exit %d, output %q, messages %q", args, code, out, errOut)
		}
	}
	if code, _, errOut := command(t, "diff", older, filepath.Join(newer, "none")); code != 1 || !strings.Contains(errOut, "none") {
		t.Errorf("no folder: exit %d, messages %q", code, errOut)
	}
}
