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
	if code != 0 && code != 3 || out != "" || !strings.Contains(errOut, "accounts listed: 3 of 3 that were looked at, 3 by a rule of hub-2026, own ") || !strings.Contains(errOut, ", 0 by signals alone; bots.jsonl lists 2 of them") {
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

// TestBotsDecide: from a suggestion to bots.jsonl, which analyze applies, out as a table,
// into a newer snapshot, and wrong use.
func TestBotsDecide(t *testing.T) {
	dir, newer, work := smallFolder(t), smallFolder(t), t.TempDir()
	sheet := filepath.Join(work, "bots.csv")
	say := func(want int, wanted string, args ...string) {
		t.Helper()
		if code, out, errOut := runCommand(t, append([]string{"identities", "bots"}, args...)...); code != want || !strings.Contains(out+errOut, wanted) {
			t.Errorf("%q: exit %d, %q, %q; want %d, %q", args, code, out, errOut, want, wanted)
		}
	}
	given, err := os.ReadFile(filepath.Join(dir, "bots.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	say(0, "decisions added: 1\nbots in bots.jsonl: 3; the snapshot came with 2", "decide", dir, "accepted", "gus-oak", "--who", "ivy", "--note", "seen")
	if now, err := os.ReadFile(filepath.Join(dir, "bots.jsonl")); err != nil || string(now) != string(given)+`{"name": "gus-oak"}`+"\n" {
		t.Errorf("%s, %v", now, err)
	}
	if _, out, _ := runCommand(t, "analyze", "--from", dir); !strings.Contains(out, `"bots": 3`) {
		t.Errorf("%.600s", out)
	}
	if err := os.WriteFile(sheet, []byte("name,rule,verdict\r\ntidy-bot,regexp x,rejected\r\nfay-moss,,\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	say(0, "decisions added: 1; rows that were on record: 0, without a verdict: 1\nbots in bots.jsonl: 2;", "decisions", "import", dir, sheet, "--who", "bo")
	say(0, "name,verdict,note,who,when,evidence\r\ngus-oak,accepted,seen,ivy,", "decisions", "export", dir)
	say(0, `"name":"tidy-bot","verdict":"rejected","evidence":{"rule":"regexp x"}}`, "decisions", "export", dir, "--latest", "-o", "jsonl")
	say(0, "accounts listed: 0 of 0 that were looked at", "suggest", "--from", dir, "--new")
	say(0, "\r\nTidy Bot,", "suggest", "--from", dir) // by what it is merged into
	say(0, ",false,rejected\r\n", "suggest", "--from", dir)
	say(0, "decisions added: 2", "decisions", "import", newer, dir)
	say(0, "bots in bots.jsonl: 2;", "decisions", "update", newer)
	say(0, "decisions added: 2\nbots in bots.jsonl: 2;", "decide", newer, "undone", "gus-oak", "tidy-bot", "--who", "ivy")
	if again, err := os.ReadFile(filepath.Join(newer, "bots.jsonl")); err != nil || string(again) != string(given) {
		t.Errorf("%s, %v", again, err)
	}
	say(2, `"Ada Wren" is a listed bot`, "decide", dir, "accepted", "Ada Wren")
	for _, args := range [][]string{
		{"decide", dir, "accepted"}, {"decide", dir, "yes", "x"}, {"decide", dir, "accepted", ""}, {"decide", dir, "accepted", "x", "--who", " "},
		{"decisions", "import", dir}, {"decisions", "import", dir, "/dev/null"}, {"decisions", "export", dir, "-o", "xml"}, {"decisions", "update"}, {"suggest", "--from", dir, "--decisions", dir},
	} {
		say(2, "", args...)
	}
}

// TestBotsInTheGraph: what was decided goes into the graph and out again, and the graph's
// accounts are suggested as those of the files.
func TestBotsInTheGraph(t *testing.T) {
	testDB(t)
	dir := smallFolder(t)
	run := func(want string, args ...string) string {
		t.Helper()
		code, out, errOut := runCommand(t, args...)
		if code != 0 && code != 3 || !strings.Contains(out, want) {
			t.Fatalf("%q: exit %d, %q, %q; want %q", args, code, out, errOut, want)
		}
		return out
	}
	run("", "load", dir)
	before := run("", "analyze")
	run("", "identities", "bots", "decide", dir, "accepted", "gus-oak", "--who", "ivy")
	run("", "identities", "bots", "decide", dir, "later", "tidy-bot", "--who", "ivy")
	run("0 ALIAS_OF added, 0 removed, 5 in the database\nbots added: 1, removed: 0, in the database: 3\n", "identities", "apply", dir)
	if files, graph := run(`"bots": 3`, "analyze", "--from", dir), run("", "analyze"); files != graph {
		t.Errorf("files\n%.2000s\ngraph\n%.2000s", files, graph)
	}
	suggest := []string{"identities", "bots", "suggest", "--least", "3", "--signals", "1"}
	if files, graph := run("tidy-bot,regexp ", append(suggest, "--from", dir)...), run(",later\r\n", append(suggest, "--decisions", dir)...); files != graph {
		t.Errorf("files\n%s\ngraph\n%s", files, graph)
	}
	run("0 ALIAS_OF added, 0 removed, 5 in the database\nbots added: 0, removed: 1, in the database: 2\n", "identities", "revert", "gus-oak")
	if after := run("", "analyze"); after != before {
		t.Errorf("before\n%.2000s\nafter\n%.2000s", before, after)
	}
}
