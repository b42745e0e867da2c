package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/snapshot/inspect"
)

// folderOf writes files into a new folder.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const oneModel = `{"id":"tarn/a","kind":"model","owner":"tarn","tags":[]}` + "\n"

// TestOtherFormsOverwriteNothing: results that are there stay, whichever file of the
// snapshot holds no record, and no list of bad lines is written.
func TestOtherFormsOverwriteNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	results := filepath.Join(t.TempDir(), "results.json")
	if err := os.WriteFile(results, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, files := range map[string]map[string]string{
		"not an array of them":             {"repositories.jsonl": "[" + strings.TrimSpace(oneModel) + "]"},
		"in UTF-16":                        {"repositories.jsonl": oneModel, "commits.jsonl": "\xff\xfe{\x00}\x00\n\x00"},
		"not in seconds or milliseconds":   {"repositories.jsonl": oneModel, "commits.jsonl": `{"repo":"tarn/a","kind":"model","sha":"1","authors":[],"date":1680343200000}`},
		`there is "repo_id", which is not`: {"repositories.jsonl": oneModel, "discussions.jsonl": `{"repo_id":"tarn/a","kind":"model","num":1,"author":null}`},
	} {
		dir := folderOf(t, files)
		code, out, errOut := runCommand(t, "analyze", "--from", dir, "-o", results)
		if code != 1 || out != "" || !strings.Contains(errOut, want) || strings.Count(errOut, "\n") != 1 {
			t.Errorf("analyze: exit %d, %q, want %q", code, errOut, want)
		}
		if code, _, errOut := runCommand(t, "diff", dir, dir); code != 1 || !strings.Contains(errOut, want) {
			t.Errorf("diff: exit %d, %q, want %q", code, errOut, want)
		}
		if code, _, errOut := runCommand(t, "snapshot", "check", dir); code != 1 || !strings.Contains(errOut, want) {
			t.Errorf("check: exit %d, %q, want %q", code, errOut, want)
		}
	}
	if text, err := os.ReadFile(results); string(text) != "mine" || err != nil {
		t.Errorf("the results are %q, %v", text, err)
	}
}

// TestDoubtsAreSaid: analyze and check say what was not read, and count it.
func TestDoubtsAreSaid(t *testing.T) {
	t.Chdir(t.TempDir())
	dir := folderOf(t, map[string]string{
		"repositories.jsonl": strings.Replace(oneModel, "}", `,"createdAt":"2023-04-01T00:00:00Z"}`, 1), "commit.jsonl": "", "Discussions.jsonl": "",
		"snapshot.json": `{"format":1,"counts":{"models":1,"commits":5}}`,
	})
	wants := []string{`"createdAt" in 1 line (did you mean "created_at"?)`, "commit.jsonl is not read; did you mean commits.jsonl?", "Discussions.jsonl is not read; did you mean discussions.jsonl?"}
	code, _, errOut := runCommand(t, "analyze", "--from", dir)
	for _, want := range append(wants, "commits: snapshot.json says 5, there is no commits.jsonl") {
		if code != 0 || strings.Count(errOut, want) != 1 {
			t.Errorf("analyze: exit %d, not once %q in\n%s", code, want, errOut)
		}
	}
	code, out, errOut := runCommand(t, "snapshot", "check", dir, "-o", "json")
	var checked inspect.Checked
	if err := json.Unmarshal([]byte(out), &checked); err != nil || code != 1 || !slices.Contains(checked.Absent, "commits.jsonl") {
		t.Errorf("check: exit %d, %v\n%s", code, err, out)
	}
	for _, want := range wants {
		if !strings.Contains(strings.Join(checked.Doubts, "\n"), want) {
			t.Errorf("check: no %q in %q", want, checked.Doubts)
		}
	}
	if _, out, _ := runCommand(t, "snapshot", "check", dir); !strings.Contains(out, "absent files") || !strings.Contains(out, "what may not be as it was meant") {
		t.Errorf("check:\n%s", out)
	}
	if !strings.Contains(errOut, "commits: snapshot.json says 5, there is no commits.jsonl") {
		t.Errorf("check: %s", errOut)
	}
}

func TestDiffOfAnAbsentFile(t *testing.T) {
	commit := `{"repo":"tarn/a","kind":"model","sha":"1","authors":["bea"]}` + "\n"
	with := folderOf(t, map[string]string{"repositories.jsonl": oneModel, "commits.jsonl": commit})
	without := folderOf(t, map[string]string{"repositories.jsonl": oneModel})
	empty := folderOf(t, map[string]string{"repositories.jsonl": oneModel, "commits.jsonl": ""})
	if code, out, errOut := runCommand(t, "diff", with, without); code != 1 || out != "" || !strings.Contains(errOut, "no commits.jsonl") || !strings.Contains(errOut, "--absent-is-empty") {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	_, want, _ := runCommand(t, "diff", with, empty)
	if code, out, errOut := runCommand(t, "diff", with, without, "--absent-is-empty"); code != 0 || out != want || errOut != "" {
		t.Errorf("exit %d, %q, %q", code, out, errOut)
	}
	if code, _, errOut := runCommand(t, "diff", without, with); code != 0 || !strings.Contains(errOut, "the first snapshot has no commits.jsonl: all that the second one has of it counts as added") {
		t.Errorf("exit %d, %q", code, errOut)
	}
}

// TestReportOfMarkedResults: a byte order mark before results.json changes nothing.
func TestReportOfMarkedResults(t *testing.T) {
	t.Chdir(t.TempDir())
	if code, _, errOut := runCommand(t, "analyze", "--from", smallFolder(t), "-o", "results.json"); code != 0 {
		t.Fatal(errOut)
	}
	text, err := os.ReadFile("results.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("marked.json", append([]byte("\xef\xbb\xbf"), text...), 0o600); err != nil {
		t.Fatal(err)
	}
	var pages [2]string
	for i, file := range []string{"results.json", "marked.json"} {
		code, out, errOut := runCommand(t, "report", file, "-o", "-")
		if code != 0 {
			t.Errorf("%s: exit %d, %s", file, code, errOut)
		}
		pages[i] = out
	}
	if pages[0] != pages[1] || pages[0] == "" {
		t.Error("the pages differ")
	}
}

func TestGenerateMonths(t *testing.T) {
	dir := t.TempDir()
	hubs := []string{filepath.Join(dir, "0"), filepath.Join(dir, "1"), filepath.Join(dir, "2")}
	for month, hub := range hubs {
		args := []string{"generate", "--scale", "0.003", "-o", hub}
		if month > 0 {
			args = append(args, "--month", string(rune('0'+month)))
		}
		if code, _, errOut := runCommand(t, args...); code != 0 {
			t.Fatal(errOut)
		}
	}
	code, out, errOut := runCommand(t, "diff", hubs[1], hubs[2], "-o", "csv")
	if code != 0 || strings.Contains(errOut, "warning") || !strings.Contains(out, "models,") {
		t.Errorf("exit %d, %s\n%s", code, errOut, out)
	}
	for _, hub := range hubs {
		if code, out, errOut := runCommand(t, "snapshot", "check", hub); code != 0 {
			t.Errorf("%s: exit %d, %s\n%s", hub, code, errOut, out)
		}
	}
	if code, _, errOut := runCommand(t, "generate", "--month", "121", "-o", filepath.Join(dir, "3")); code != 2 || !strings.Contains(errOut, "month 121 is out of range") {
		t.Errorf("exit %d, %s", code, errOut)
	}
}
