package snapshot

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/hubgraph/hubgraph/hub"
)

// readRejects reads every file and returns the rejects file and the log after the end.
func readRejects(t *testing.T, files map[string]string, o RejectOptions) (listed []Reject, log string, err error) {
	t.Helper()
	var text bytes.Buffer
	o.Log, o.Path = &text, filepath.Join(t.TempDir(), "rejects.jsonl")
	_, _, rejects, err := readAll(t, folder(files), o)
	var rejected *hub.RejectedError
	if e := rejects.End(err); !errors.Is(e, err) && !errors.As(e, &rejected) {
		t.Fatal(e)
	}
	data, e := os.ReadFile(o.Path)
	if e != nil && rejects.Count() > 0 && !o.Strict {
		t.Fatal(e)
	}
	for line := range strings.Lines(string(data)) {
		var r Reject
		if e := json.Unmarshal([]byte(line), &r); e != nil {
			t.Fatal(e)
		}
		listed = append(listed, r)
	}
	return listed, text.String(), err
}

// Every bad line is listed with the start of the line, those that are found
// bad beside others too.
func TestEveryRejectHasTheStartOfItsLine(t *testing.T) {
	long := `{"alias":"` + strings.Repeat("é", 300) + `","canonical":`
	files := map[string]string{
		RepositoriesFile: twoRepositories,
		IdentitiesFile: `{"alias":"a","canonical":"b"}
{"alias":"b","canonical":"c"}
{"canonical":"a","alias":"c","note":1}
{"alias":"d","canonical":"d"}
` + long + "\n\xff\xfe\n",
	}
	for _, skim := range []bool{false, true} {
		s, err := Open(folder(files))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "rejects.jsonl")
		rejects := NewRejects(RejectOptions{Path: path})
		if _, err := s.Walk(ctx, Reading{Rejects: rejects, Skim: skim}, Handlers{}); err != nil {
			t.Fatal(err)
		}
		var rejected *hub.RejectedError
		if err := rejects.End(nil); !errors.As(err, &rejected) || rejected.Count != 4 {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var got []Reject
		for line := range strings.Lines(string(text)) {
			var r Reject
			if err := json.Unmarshal([]byte(line), &r); err != nil {
				t.Fatal(err)
			}
			if r.Line == 5 { // where it is cut is not of interest
				if !strings.HasPrefix(long, r.Start) || len(r.Start) < 190 || !utf8.ValidString(r.Start) {
					t.Errorf("start %q", r.Start)
				}
				r.Start = ""
			}
			got = append(got, r)
		}
		want := []Reject{
			{File: "identities.jsonl", Line: 3, Reason: `merging "c" into "a" closes a circle: "a" -> "b" -> "c"`, Start: `{"canonical":"a","alias":"c","note":1}`},
			{File: "identities.jsonl", Line: 4, Reason: `merging "d" into itself`, Start: `{"alias":"d","canonical":"d"}`},
			{File: "identities.jsonl", Line: 5, Reason: "not JSON at column 625: want a value"},
			{File: "identities.jsonl", Line: 6, Reason: "invalid UTF-8", Start: "\ufffd\ufffd"},
		}
		if d := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Reject{})); d != "" {
			t.Errorf("skim %v (-want +got)\n%s", skim, d)
		}
	}
}

// A long circle is named by its first names.
func TestLongCircle(t *testing.T) {
	var text strings.Builder
	for _, c := range "bcdefghij" {
		text.WriteString(`{"alias":"` + string(c) + `","canonical":"` + string(c+1) + `"}` + "\n")
	}
	text.WriteString(`{"alias":"k","canonical":"b"}` + "\n")
	listed, _, err := readRejects(t, map[string]string{RepositoriesFile: "", IdentitiesFile: text.String()}, RejectOptions{})
	want := `merging "k" into "b" closes a circle: "b" -> "c" -> "d" -> "e" -> "f" -> "g" -> ...`
	if err != nil || len(listed) != 1 || listed[0].Reason != want {
		t.Errorf("%v, rejects %v, want %s", err, listed, want)
	}
}

func TestSumOfRejects(t *testing.T) {
	const bad = `{"id":"ada-wren/`
	commit := func(more string) string { return `{"repo":"ada-wren/owl","kind":"model",` + more + "}\n" }
	_, log, err := readRejects(t, map[string]string{
		RepositoriesFile: strings.Repeat(bad+"\n", 25) + twoRepositories + `{"id":"x","kind":"cat","tags":[]}` + "\n" + `{"id":"x","kind":"model","tags":[],"likes":-1}` + "\n",
		CommitsFile: commit(`"sha":"a","authors":[]`) + commit(`"authors":[]`) + commit(`"sha":1,"authors":[]`) + commit(`"sha":"a","authors":[null]`) + commit(`"authors":[],"more":true`) +
			commit(`"sha":"a","authors":[],"date":"yesterday"`) + commit(`"sha":"a","authors":[],"date":"today"`) + "[]\n",
	}, RejectOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want := `commits.jsonl: 7 lines rejected: 2 impossible "date", 2 missing key "sha", 1 not an object, 1 wrong type of "authors", 1 wrong type of "sha"
repositories.jsonl: 27 lines rejected: 25 not JSON, 1 negative "likes", 1 unknown kind
commits.jsonl: keys that are not read: "more" in 1 line
`
	lines := strings.SplitAfter(log, "\n")
	if got := strings.Join(lines[shown:], ""); got != want {
		t.Errorf("after the first %d: %s\nwant %s", shown, got, want)
	}
}

// What the format admits is no reject, even where two records contradict each
// other; the sum names it.
func TestContradictionsAreNamedNotRejected(t *testing.T) {
	listed, log, err := readRejects(t, map[string]string{
		RepositoriesFile: `{"id":"a","kind":"model","tags":[],"license":"MIT","likes":1}
{"id":"b","kind":"model","tags":[],"downloads":5}
{"id":"a","kind":"model","tags":["x"],"license":" mit","likes":1.0}
{"id":"a","kind":"model","tags":[],"license":"mit","likes":2}
{"id":"a","kind":"space","tags":[],"license":"mit","likes":2}
{"id":"b","kind":"model","tags":[],"owner":"b","downloads":5}
`,
		IdentitiesFile: `{"alias":"a","canonical":"b"}
{"alias":"a","canonical":"b"}
{"alias":"a","canonical":"c"}
`,
		LineageFile: `{"model":"a","base":"a"}
{"model":"a","base":"b","relation":"merge"}
{"model":"a","base":"a","relation":"unknown"}
{"model":"a","base":"b","relation":"adapter"}
{"model":"b","base":"a","relation":"adapter"}
`,
	}, RejectOptions{})
	if err != nil || listed != nil {
		t.Errorf("%v, rejects %v", err, listed)
	}
	want := `identities.jsonl: 1 record contradicts an earlier one with the same key, which counts (line 3)
lineage.jsonl: 1 record contradicts an earlier one with the same key, which counts (line 4)
repositories.jsonl: 2 records contradict an earlier one with the same key, which counts (line 4)
identities.jsonl: 1 alias is the name of nobody in the snapshot: "a"
`
	if log != want {
		t.Errorf("log\n%swant\n%s", log, want)
	}
}

func TestMaxRejects(t *testing.T) {
	files := map[string]string{RepositoriesFile: twoRepositories + "bad\nbad\n", BotsFile: "{}\n{\"name\":\"x\"}\n"}
	for _, c := range []struct {
		o      RejectOptions
		listed int
		err    string
	}{
		{RejectOptions{}, 3, ""},
		{RejectOptions{Max: 3}, 3, ""},
		{RejectOptions{Max: 2}, 3, `bots.jsonl:1: "name" is missing (stopped: more than 2 bad lines)`},
		{RejectOptions{Max: 1}, 2, `repositories.jsonl:4: not JSON at column 1: want { (stopped: more than 1 bad lines)`},
		{RejectOptions{Max: 1, Strict: true}, 0, `repositories.jsonl:3: not JSON at column 1: want { (stopped at the first bad line)`},
	} {
		listed, _, err := readRejects(t, files, c.o)
		if len(listed) != c.listed || (err == nil) != (c.err == "") || err != nil && (err.Error() != c.err) {
			t.Errorf("%+v: error %v, %d listed; want %q, %d", c.o, err, len(listed), c.err, c.listed)
		}
	}
}

// Names of files say which of two snapshots is meant, in rejects and in errors.
func TestLabel(t *testing.T) {
	s, err := Open(folder(map[string]string{RepositoriesFile: "bad\n" + twoRepositories, IdentitiesFile: `{"alias":"a","canonical":"a"}`, BotsFile + ".gz": "cut"}))
	if err != nil {
		t.Fatal(err)
	}
	s.Label = "old/"
	var log bytes.Buffer
	_, err = s.Walk(ctx, Reading{Rejects: NewRejects(RejectOptions{Log: &log}), Whatever: true}, Handlers{})
	if err == nil || !strings.Contains(err.Error(), "read old/bots.jsonl.gz: ") {
		t.Errorf("error %v", err)
	}
	want := []string{"old/repositories.jsonl:1: not JSON at column 1: want {", `old/identities.jsonl:1: merging "a" into itself`}
	if got := strings.Split(strings.TrimSpace(log.String()), "\n"); !slices.Equal(got, want) {
		t.Errorf("log %q, want %q", got, want)
	}
}
