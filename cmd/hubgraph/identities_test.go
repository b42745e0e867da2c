package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestIdentitiesSuggest: a file by its ending, what is said beside it, and wrong use.
func TestIdentitiesSuggest(t *testing.T) {
	dir := smallFolder(t)
	file := filepath.Join(t.TempDir(), "suggestions.csv")
	code, out, errOut := runCommand(t, "identities", "suggest", "--from", dir, "-o", file)
	if code != 0 && code != 3 || out != "" || !strings.Contains(errOut, "clusters: equal-form") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	written, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(written), "pass,name,other,score,") || !strings.Contains(string(written), "real-name,Ada Wren,ada-wren,100,") {
		t.Errorf("%q, %v", written, err)
	}
	for _, args := range [][]string{
		{"--threshold", "40"}, {"--degree", "0"}, {"-o", "xml"}, {"more"}, {"--strict"}, {"--from", dir, "--decisions", dir},
	} {
		if code, _, errOut := runCommand(t, append([]string{"identities", "suggest"}, args...)...); code != 2 {
			t.Errorf("%q: exit %d, %q", args, code, errOut)
		}
	}
}

// TestIdentitiesDecisions: from suggestions through a spreadsheet to identities.jsonl,
// out again, into a newer snapshot, and wrong use.
func TestIdentitiesDecisions(t *testing.T) {
	dir, newer, work := smallFolder(t), smallFolder(t), t.TempDir()
	sheet := filepath.Join(work, "suggestions.csv")
	given, err := os.ReadFile(filepath.Join(dir, "identities.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	say := func(want int, wanted string, args ...string) {
		t.Helper()
		if code, out, errOut := runCommand(t, append([]string{"identities"}, args...)...); code != want || !strings.Contains(out+errOut, wanted) {
			t.Errorf("%q: exit %d, %q, %q; want %d, %q", args, code, out, errOut, want, wanted)
		}
	}
	text := "name,other,verdict,canonical\nAda Wren,ada-wren,rejected,\nnewt,New T,accepted,New T\nx,y,,\n"
	if err := os.WriteFile(sheet, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	say(0, "decisions added: 2; rows that were on record: 0, without a verdict: 1", "decisions", "import", dir, sheet, "--who", "ivy")
	say(0, "decisions added: 0; rows that were on record: 2", "decisions", "import", dir, sheet, "--who", "ivy")
	merged, err := os.ReadFile(filepath.Join(dir, "identities.jsonl"))
	if err != nil || !strings.Contains(string(merged), `{"alias": "newt", "canonical": "New T"}`) {
		t.Errorf("%s, %v", merged, err)
	}
	say(0, "real-name,Ada Wren,ada-wren,100,", "suggest", "--from", dir)
	say(0, "Ada Wren,ada-wren,rejected,,,ivy,", "decisions", "export", dir)
	say(0, `"verdict":"accepted","canonical":"New T"`, "decisions", "export", dir, "--latest", "-o", "jsonl")
	say(0, "decisions added: 2", "decisions", "import", newer, dir)
	if code, out, _ := runCommand(t, "identities", "suggest", "--from", newer, "--new"); code != 0 || strings.Contains(out, "Ada Wren,ada-wren") {
		t.Errorf("exit %d: a rejected pair is asked again:\n%s", code, out)
	}
	if code, _, errOut := runCommand(t, "snapshot", "check", newer); strings.Contains(errOut, "identit") {
		t.Errorf("exit %d: %s", code, errOut)
	}
	undone := filepath.Join(work, "undone.jsonl")
	if err := os.WriteFile(undone, []byte(`{"name":"Ada Wren","other":"ada-wren","verdict":"undone"}`+"\n"+`{"name":"newt","other":"New T","verdict":"undone"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	say(0, "decisions added: 2", "decisions", "import", newer, undone, "--who", "bo")
	if again, err := os.ReadFile(filepath.Join(newer, "identities.jsonl")); err != nil || string(again) != string(given) {
		t.Errorf("undone: %s, %v", again, err)
	}
	say(0, "", "decisions", "update", newer)
	for _, args := range [][]string{
		{"import", dir}, {"import", dir, sheet, "--who", " "}, {"import", dir, "/dev/null"}, {"export", dir, "-o", "xml"}, {"update"},
	} {
		say(2, "", append([]string{"decisions"}, args...)...)
	}
}

// TestIdentitiesMailmap: merges out of one folder and into another, and what a file
// may not say.
func TestIdentitiesMailmap(t *testing.T) {
	dir, work := smallFolder(t), t.TempDir()
	code, out, errOut := runCommand(t, "identities", "mailmap", "export", dir)
	if code != 0 || !strings.Contains(out, "Ada Wren <Ada%20Wren@users.noreply.huggingface.co>") {
		t.Fatalf("exit %d, %q, %q", code, out, errOut)
	}
	other := smallFolder(t)
	if err := os.Remove(filepath.Join(other, "identities.jsonl")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(work, ".mailmap")
	if err := os.WriteFile(file, []byte(out+"Zed <zed@example.org> Zz <zz@example.org>\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"decisions added: ", "decisions added: 0"} {
		if code, _, errOut := runCommand(t, "identities", "mailmap", "import", other, file, "--who", "ivy"); code != 0 && code != 3 || !strings.Contains(errOut, want) {
			t.Errorf("exit %d, %q", code, errOut)
		}
	}
	code, again, errOut := runCommand(t, "identities", "mailmap", "export", other)
	same := 0
	for line := range strings.Lines(again) {
		if strings.Contains(out, line) {
			same++
		}
	}
	if code != 0 || same == 0 { // names without a commit or discussion are not known to the other one
		t.Errorf("exit %d, %s\n%q, not\n%q", code, errOut, again, out)
	}
	if err := os.WriteFile(file, []byte("Ada Wren\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errOut := runCommand(t, "identities", "mailmap", "import", other, file); code != 2 || !strings.Contains(errOut, ".mailmap:1: no address") {
		t.Errorf("exit %d, %q", code, errOut)
	}
}

// TestIdentitiesEffect: a column each variant, a picture, and wrong use.
func TestIdentitiesEffect(t *testing.T) {
	dir, pictures := smallFolder(t), filepath.Join(t.TempDir(), "pictures")
	code, out, errOut := runCommand(t, "identities", "effect", dir, "--least", "89", "--most", "91", "-o", "csv", "--charts", pictures)
	if code != 0 && code != 3 || !strings.HasPrefix(out, "field,core,metric,before,accepted,89,90,91\n") || !strings.Contains(out, `all,"",developers,`) {
		t.Errorf("exit %d, %q, %s", code, out, errOut)
	}
	if _, err := os.Stat(filepath.Join(pictures, "effect.svg")); err != nil {
		t.Error(err)
	}
	for _, args := range [][]string{{}, {dir, "--least", "95", "--most", "94"}, {dir, "--most", "101"}, {dir, "--top", "-1"}, {dir, "-o", "xml"}} {
		if code, _, errOut := runCommand(t, append([]string{"identities", "effect"}, args...)...); code != 2 {
			t.Errorf("%q: exit %d, %s", args, code, errOut)
		}
	}
}
