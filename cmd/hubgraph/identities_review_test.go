//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/identities/decisions"
)

// reviewFolder is a snapshot with six people of three spellings each.
func reviewFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var commits strings.Builder
	for i, person := range []string{"Ada Wren", "Bo Quillon", "Cy Heronby", "Di Finchley", "Eli Storkson", "Flo Robinet"} {
		dashed := strings.ReplaceAll(strings.ToLower(person), " ", "-")
		fmt.Fprintf(&commits, `{"repo":"ivy/owl","kind":"model","sha":"%d","authors":[%q,%q,%q],"date":"2023-01-0%dT00:00:00Z"}`+"\n", i, person, dashed, strings.ReplaceAll(dashed, "-", ""), i+1)
	}
	for name, text := range map[string]string{
		"repositories.jsonl": `{"id":"ivy/owl","kind":"model","owner":"ivy","tags":[]}` + "\n",
		"commits.jsonl":      commits.String(),
		"accounts.jsonl":     `{"name":"ada-wren","type":"user"}` + "\n" + `{"name":"adawren","type":"user"}` + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// reviewing starts a review on a terminal. What would open a page notes the address.
func reviewing(t *testing.T, dir string, flags ...string) *session {
	t.Helper()
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" >> '"+filepath.Join(bin, "opened")+"'\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], append([]string{"identities", "review", dir, "--who", "ivy"}, flags...)...)
	cmd.Env = append(os.Environ(), mainEnv+"=1", "TERM=xterm", "PATH="+bin+":"+os.Getenv("PATH"))
	s := onScreen(t, cmd)
	s.wait("decisions on record: ")
	return s
}

func decided(t *testing.T, dir string) *decisions.Log {
	t.Helper()
	l, err := decisions.Read(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestReviewOnATerminal: what each key does, from the first screen to identities.jsonl.
func TestReviewOnATerminal(t *testing.T) {
	dir := reviewFolder(t)
	s := reviewing(t, dir, "--threshold", "95")
	s.wait("cluster 1 of 6; decisions on record: 0")
	step := func(keys, want string) {
		t.Helper()
		s.forget()
		s.typed(keys)
		s.wait(want)
	}
	step("\x1b[C", "cluster 2 of 6")
	step("\x1b[D", "cluster 1 of 6")
	step("a", "decisions on record: 1")
	step("a", "decisions on record: 2")
	step("r", "are two people by the decision") // the third pair of three spellings
	step("u", "decisions on record: 3")
	step("r", "decisions on record: 4")
	step("u", "decisions on record: 5")
	step("c", "decisions on record: 6")
	step("na remark\r", "note of ivy: a remark")
	step("\x1b[Bl", "decisions on record: 8")
	step("q", "decisions added: 8")
	if code := s.exit(); code != 0 {
		t.Errorf("exit %d: %q", code, s.text())
	}
	l := decided(t, dir)
	verdicts := map[decisions.Verdict]int{}
	for _, d := range l.Latest() {
		verdicts[d.Verdict]++
		if d.Who != "ivy" || d.Score == nil || !strings.Contains(string(d.Evidence), `"shared_repositories":1`) {
			t.Errorf("%+v", d)
		}
	}
	if l.Len() != 8 {
		t.Errorf("%d decisions: %v", l.Len(), verdicts)
	}
	merged, err := os.ReadFile(filepath.Join(dir, "identities.jsonl"))
	if err != nil || !strings.Contains(string(merged), "canonical") {
		t.Errorf("%s, %v", merged, err)
	}
}

// TestReviewBlind: no score is shown, the profile is opened, and without a terminal
// there is a word on what else to do.
func TestReviewBlind(t *testing.T) {
	dir := reviewFolder(t)
	s := reviewing(t, dir, "--blind")
	s.wait("the Hub knows ada-wren and adawren as different accounts")
	s.wait("real-name")
	if text := s.text(); strings.Contains(text, "score") || strings.Contains(text, "confidence") {
		t.Errorf("%q", text)
	}
	s.forget()
	s.typed("o")
	s.wait("Ada Wren cannot be the name of an account")
	s.forget()
	s.typed("O")
	s.wait("https://huggingface.co/ada")
	s.typed("\x03")
	s.exit()
	if code, _, errOut := runCommand(t, "identities", "review", dir); code != 1 || !strings.Contains(errOut, "review needs a terminal; ") {
		t.Errorf("exit %d, %q", code, errOut)
	}
}

// TestReviewKilled: killed at seeded keys, a review loses no decision that it has shown
// as recorded, and none is there twice.
func TestReviewKilled(t *testing.T) {
	dir, random := reviewFolder(t), rand.New(rand.NewPCG(3, 4))
	shown := regexp.MustCompile(`decisions on record: (\d+)`)
	keys := []string{"a", "a", "a", "r", "l", "u", "c", "nwhy\r", "\x1b[C", "\x1b[D", "\x1b[B"}
	most := 0
	for range 12 {
		before := decided(t, dir).Len()
		s := reviewing(t, dir, "--all", "--threshold", "95", "--min-confidence", "0")
		s.wait(fmt.Sprint("decisions on record: ", before))
		for range 1 + random.IntN(25) {
			s.typed(keys[random.IntN(len(keys))])
			time.Sleep(time.Duration(random.IntN(20)) * time.Millisecond)
		}
		if err := s.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		s.exit()
		l := decided(t, dir)
		for _, m := range shown.FindAllStringSubmatch(s.text(), -1) {
			n, _ := strconv.Atoi(m[1])
			if n > l.Len() {
				t.Fatalf("%d decisions on record, %d were shown", l.Len(), n)
			}
			most = max(most, n)
		}
		text, err := os.ReadFile(filepath.Join(dir, decisions.File))
		if err != nil && l.Len() > 0 {
			t.Fatal(err)
		}
		if n := strings.Count(string(text), "\n"); n != l.Len() {
			t.Fatalf("%d lines of %d decisions", n, l.Len())
		}
		for i, all := 1, l.All(); i < len(all); i++ {
			a, b := all[i-1], all[i]
			if a.Pair() == b.Pair() && a.Verdict != decisions.Accepted && a.Verdict == b.Verdict && a.Canonical == b.Canonical && a.Note == b.Note {
				t.Fatalf("decided twice: %+v", b)
			}
		}
	}
	if most < 30 {
		t.Errorf("only %d decisions", most)
	}
	if code, _, errOut := runCommand(t, "identities", "decisions", "update", dir); code != 0 {
		t.Errorf("exit %d, %s", code, errOut)
	}
}

// TestTerminalIsNotAsked: no command asks the terminal for its colours, or anything else,
// before it does what it was called for: a terminal that does not answer was waited for.
func TestTerminalIsNotAsked(t *testing.T) {
	cmd := exec.Command(os.Args[0], "--version")
	cmd.Env = append(os.Environ(), mainEnv+"=1", "TERM=xterm")
	s := onPTY(t, cmd)
	if code := s.exit(); code != 0 || strings.Contains(s.text(), "\x1b") || !strings.Contains(s.text(), "hubgraph") {
		t.Errorf("exit %d, %q", code, s.text())
	}
}
