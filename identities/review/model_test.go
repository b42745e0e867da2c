package review

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/hubgraph/hubgraph/identities"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/snapshot"
)

// twoPeople is a hub of Ada Wren, whom the Hub knows by two accounts, and of somebody
// whose name would move the cursor.
var twoPeople = fstest.MapFS{
	"repositories.jsonl": {Data: []byte(`{"id":"ivy/owl","kind":"model","owner":"ivy","tags":[]}` + "\n")},
	"commits.jsonl":      {Data: []byte(`{"repo":"ivy/owl","kind":"model","sha":"1","authors":["Ada Wren","ada-wren","adawren","\u001b[2Jquill","quill 2j"],"date":"2023-01-02T03:04:05Z"}` + "\n")},
	"accounts.jsonl":     {Data: []byte(`{"name":"ada-wren","type":"user"}` + "\n")},
	"bots.jsonl":         {Data: []byte(`{"name":"quill 2j"}` + "\n")},
}

func reviewOf(t *testing.T, dir string, o Options) (*Model, *decisions.Folder) {
	t.Helper()
	f, err := decisions.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	found, err := identities.Suggest(t.Context(), identities.FromSnapshot(s, nil), identities.Options{Threshold: 60, Degree: 10, Decided: f.Log()})
	if err != nil {
		t.Fatal(err)
	}
	o.Who, o.Now, o.Hub = "ivy", time.Now, "https://hub.example/"
	return New(t.Context(), found, f, o), f
}

func press(t *testing.T, m *Model, keys ...string) (quits bool) {
	t.Helper()
	for _, key := range keys {
		msg := tea.KeyPressMsg{Text: key}
		switch key {
		case "enter":
			msg = tea.KeyPressMsg{Code: tea.KeyEnter}
		case "right":
			msg = tea.KeyPressMsg{Code: tea.KeyRight}
		}
		_, cmd := m.Update(msg)
		if cmd != nil && len(key) == 1 {
			_, quits = cmd().(tea.QuitMsg)
		}
	}
	return quits
}

// TestKeys: what keys put on record, and what the next review asks.
func TestKeys(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, twoPeople); err != nil {
		t.Fatal(err)
	}
	m, f := reviewOf(t, dir, Options{})
	if m.Len() != 2 || !strings.Contains(m.screen(), "* ada-wren   account") || !strings.Contains(m.screen(), "score 100; confidence") {
		t.Fatalf("%d clusters:\n%s", m.Len(), m.screen())
	}
	of := func(a, b string) string {
		d, _ := f.Log().Of(decisions.PairOf(a, b))
		return strings.Trim(string(d.Verdict)+" "+d.Canonical+" "+d.Note, " ")
	}
	is := func(a, b, want string) {
		t.Helper()
		if got := of(a, b); got != want {
			t.Errorf("%s, %s: %q, want %q\n%s", a, b, got, want, m.screen())
		}
	}
	press(t, m, "a")
	is("Ada Wren", "ada-wren", "accepted ada-wren")
	press(t, m, "c")
	is("Ada Wren", "ada-wren", "accepted adawren")
	press(t, m, "u")
	is("Ada Wren", "ada-wren", "accepted ada-wren")
	press(t, m, "u")
	is("Ada Wren", "ada-wren", "undone")
	press(t, m, "n", "w", "h", "y", "enter")
	is("Ada Wren", "ada-wren", "later  why")
	press(t, m, "a", "r", "a")
	is("Ada Wren", "ada-wren", "accepted ada-wren why")
	is("Ada Wren", "adawren", "rejected")
	is("ada-wren", "adawren", "")
	if !strings.Contains(m.screen(), `"Ada Wren" and "adawren" are two people`) {
		t.Errorf("a contradiction is not told:\n%s", m.screen())
	}
	press(t, m, "r", "a") // the bot stands for all of the second cluster
	is("quill 2j", "\x1b[2Jquill", "accepted quill 2j")
	if strings.Contains(m.screen(), "\x1b[2J") {
		t.Error("a name moves the cursor")
	}
	if !press(t, m, "q") || m.Err() != nil {
		t.Errorf("q does not end it: %v", m.Err())
	}
	if again, _ := reviewOf(t, dir, Options{}); again.Len() != 0 || again.screen() != "" {
		t.Errorf("%d clusters are asked again", again.Len())
	}
	again, _ := reviewOf(t, dir, Options{All: true, Blind: true})
	first := again.screen()
	press(t, again, "right")
	if again.Len() != 2 || strings.Contains(first+again.screen(), "score") || !strings.Contains(again.screen(), "note of ivy: why") {
		t.Errorf("%d clusters of all\n%s", again.Len(), again.screen())
	}
}

// TestOpen: the profile of an account is opened, and no other name is made an address.
func TestOpen(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, twoPeople); err != nil {
		t.Fatal(err)
	}
	var addresses []string
	m, _ := reviewOf(t, dir, Options{Open: func(a string) error { addresses = append(addresses, a); return nil }})
	press(t, m, "o", "O")
	if strings.Join(addresses, " ") != "https://hub.example/ada-wren" {
		t.Errorf("%q", addresses)
	}
	for name, want := range map[string]bool{"ada-wren": true, "a/b": false, "": false, "-x": false, "a b": false, "é": false, "a?b=c": false} {
		if _, ok := profile("https://hub.example", name); ok != want {
			t.Errorf("%q is the name of an account: %v", name, ok)
		}
	}
}

// TestWindow: what is seen of a long list holds what is selected, and fills the room.
func TestWindow(t *testing.T) {
	for n := 1; n < 12; n++ {
		for seen := range n {
			for room := range 14 {
				from, to := window(n, seen, room)
				if from < 0 || to > n || seen < from || seen >= to || to-from != min(n, max(room, 1)) {
					t.Errorf("%d of %d in %d: %d to %d", seen, n, room, from, to)
				}
			}
		}
	}
}
