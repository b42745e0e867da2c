package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestLoad(t *testing.T) {
	testDB(t)
	dir := smallFolder(t)
	code, out, errOut := command(t, "load", dir)
	if code != 0 || !strings.Contains("\n"+errOut, "\nloaded 52 records in ") { // after lines of progress where it is slow
		t.Fatalf("exit %d, messages %q", code, errOut)
	}
	// The numbers of hubtest's package comment.
	want := `nodes in the database
  Model                                          6
  Dataset                                        2
  Space                                          4
  Account                                       19
  - Developer                                   14
  - Bot                                          2
  - Organization                                 0
  Commit                                        19
  Discussion                                     5
  License                                        5
  Field                                          3
  Snapshot                                       1
relationships in the database
  OWNS                                          10
  AUTHORED                                      23
  IN                                            19
  STARTED                                        4
  ABOUT                                          5
  USES                                           6
  LICENSED_UNDER                                 7
  IN_FIELD                                       6
  ALIAS_OF                                       5
  DERIVED_FROM                                   2
  TRAINED_ON                                     2
of the snapshot
  commits of unknown repositories                2
  commits repeated                               1
  discussions of unknown repositories            1
  discussions repeated                           1
  usages by unknown spaces kept                  2
  usages of unknown models                       1
  usages repeated                                1
`
	if out != want {
		t.Errorf("output:\n%s\nwant:\n%s", out, want)
	}
	code, again, _ := command(t, "load", dir)
	if code != 0 || again != want {
		t.Errorf("the second time: exit %d, output:\n%s", code, again)
	}
}

func TestLoadRejects(t *testing.T) {
	testDB(t)
	dir := smallFolder(t)
	appendTo(t, filepath.Join(dir, "bots.jsonl"), "{\"name\":1}\n")
	list := filepath.Join(t.TempDir(), "bad.jsonl")
	code, out, errOut := command(t, "load", "--rejects", list, dir)
	if code != 3 || !strings.Contains(out, "\n  rejected lines ") || !strings.Contains(errOut, "bots.jsonl:4: ") ||
		!strings.Contains(errOut, "1 record rejected, listed in "+list) {
		t.Errorf("exit %d, output %q, messages %q", code, out, errOut)
	}
	if text, err := os.ReadFile(list); err != nil || bytes.Count(text, []byte("\n")) != 1 {
		t.Errorf("rejects file: %v, %q", err, text)
	}

	code, out, errOut = command(t, "load", dir, "--strict")
	if code != 1 || out != "" || !strings.Contains(errOut, "bots.jsonl:4: ") {
		t.Errorf("--strict: exit %d, output %q, messages %q", code, out, errOut)
	}
}

func TestLoadRefuses(t *testing.T) {
	testDB(t)
	dir, other, cut := smallFolder(t), smallFolder(t), smallFolder(t)
	if err := os.WriteFile(filepath.Join(other, "snapshot.json"), []byte(`{"format":1,"source":"elsewhere"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	cutShort(t, filepath.Join(cut, "commits.jsonl"))
	if code, _, errOut := command(t, "load", dir); code != 0 {
		t.Fatalf("exit %d, messages %q", code, errOut)
	}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{nil, 2, "DIR"},
		{[]string{dir, other}, 2, "DIR"},
		{[]string{filepath.Join(dir, "missing")}, 1, "missing"},
		{[]string{t.TempDir()}, 1, "repositories.jsonl"},
		{[]string{other}, 2, `the database holds the hub "hubtest" and the snapshot is of "elsewhere"`},
		{[]string{other, "--merge", "--replace"}, 2, "not both"},
		{[]string{cut}, 1, "commits.jsonl.gz"},
		{[]string{cut, "--replace"}, 1, "commits.jsonl.gz"},
	} {
		code, out, errOut := command(t, append([]string{"load"}, c.args...)...)
		if code != c.code || !strings.Contains(errOut, c.want) || out != "" {
			t.Errorf("load %v: exit %d, output %q, messages %q; want exit %d and %q", c.args, code, out, errOut, c.code, c.want)
		}
	}
	// Nothing of that changed the database.
	code, out, _ := command(t, "load", dir)
	if code != 0 || !strings.Contains(out, "  Snapshot                                       1\n") {
		t.Errorf("exit %d, output:\n%s", code, out)
	}
	if code, _, errOut := command(t, "load", other, "--replace"); code != 0 {
		t.Errorf("--replace: exit %d, messages %q", code, errOut)
	}
	if code, _, errOut := command(t, "load", dir, "--merge"); code != 0 {
		t.Errorf("--merge: exit %d, messages %q", code, errOut)
	}
}

// TestLoadProgress: what is counted is named, in its own unit, as soon as it is
// being written.
func TestLoadProgress(t *testing.T) {
	begin := time.Now()
	p := &loadProgress{now: func() time.Time { return begin }, total: 8012, read: func() (int64, int64) { return 3, 4 }}
	if got := p.current(begin); got.Text != "" {
		t.Errorf("before the first window: %q", got.Text)
	}
	p.add("bots", 0)
	p.add("bots", 12)
	p.add("commits", 0)
	if got := p.current(begin.Add(20 * time.Second)); got.Text != "load: commits, 0 records a second" {
		t.Errorf("%q", got.Text)
	}
	p.add("commits", 2000)
	if got := p.current(begin.Add(20 * time.Second)); got.Text != "load: 2,000 commits, 100 records a second" || got.Done != 2012 || got.Total != 8012 {
		t.Errorf("%+v", got)
	}
	p.add("usages", 1000)
	if got := p.current(begin.Add(20 * time.Second)); got.Text != "load: 1,000 usages by spaces, 150 records a second" {
		t.Errorf("%q", got.Text)
	}
	p.add("counts of repositories", 7)
	if got := p.current(begin.Add(21 * time.Second)); got.Text != "count: 7 repositories" || got.Total != 0 {
		t.Errorf("%+v", got)
	}
	p.total = 0
	p.add("commits", 1)
	p.counting = false
	if got := p.current(begin); got.Done != 3 || got.Total != 4 {
		t.Errorf("without counts in snapshot.json: %+v, want bytes", got)
	}
}
