package snapshot

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/hubgraph/hubgraph/hub"
)

const byteOrderMark = "\xef\xbb\xbf"

// packed returns a text as a file with an ending holds it.
func packed(t *testing.T, suffix, text string) string {
	t.Helper()
	var out bytes.Buffer
	switch suffix {
	case ".gz":
		z := gzip.NewWriter(&out)
		z.Write([]byte(text))
		z.Close()
	case ".zst":
		z, err := zstd.NewWriter(&out)
		if err != nil {
			t.Fatal(err)
		}
		z.Write([]byte(text))
		z.Close()
	default:
		return text
	}
	return out.String()
}

// TestByteOrderMark: with a mark at the start of every file, however it is packed,
// a snapshot is the one without, its fingerprint too.
func TestByteOrderMark(t *testing.T) {
	for _, suffix := range []string{"", ".gz", ".zst"} {
		with, without := map[string]string{}, map[string]string{}
		for file, record := range whole {
			text := strings.ReplaceAll(record, "\n", " ") + "\n"
			if file == MetaFile {
				with[file], without[file] = byteOrderMark+text, text
				continue
			}
			with[file+suffix], without[file+suffix] = packed(t, suffix, byteOrderMark+text), packed(t, suffix, text)
		}
		var prints []string
		for _, files := range []map[string]string{with, without} {
			s, err := Open(folder(files))
			if err != nil {
				t.Fatal(err)
			}
			read, err := s.Walk(ctx, Reading{}, Handlers{})
			if err != nil {
				t.Fatal(err)
			}
			print, err := s.Fingerprint(ctx)
			if err != nil || read.Rejected != 0 || read.Records.Repositories[hub.Model] != 1 || read.Records.Commits != 1 || s.Meta().Source != "s" {
				t.Errorf("%q: %+v, %v", suffix, read, err)
			}
			prints = append(prints, print)
			err = s.Head(ctx, CommitsFile, 1, func(line []byte) error {
				if line[0] != '{' {
					t.Errorf("%q: head gives %q", suffix, line)
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		}
		if prints[0] != prints[1] {
			t.Errorf("%q: the mark changes the fingerprint", suffix)
		}
	}
}

// TestOtherForms: texts that are no JSON Lines are refused before any handler is
// called, with what to do about it.
func TestOtherForms(t *testing.T) {
	const a, b = `{"id":"a/m","kind":"model","tags":[]}`, `{"id":"a/n","kind":"model","tags":[]}`
	utf16Of := func(text string) string {
		var out []byte
		for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
			out = append(out, byte(u), byte(u>>8))
		}
		return string(out)
	}
	for want, text := range map[string]string{
		"the text is in UTF-16": utf16Of(a + "\n" + b + "\n"),
		"repositories.jsonl:1: want an object, got a list; a file has one object a line, not an array of them":                         "[" + a + "," + b + "]",
		"repositories.jsonl: it is no file of lines; repositories.jsonl:1: not JSON at column 1: want {; a file has one object a line": "[\n" + a + ",\n" + b + "\n]\n",
		"want a key; an object stands on one line, not on several":                                                                     "{\n \"id\":\"a/m\",\n \"kind\":\"model\"\n}\n",
		`a date is written as "2023-05-26T00:51:04Z", not in seconds or milliseconds since 1970`:                                       strings.Replace(a, "}", `,"created_at":1680307200000}`, 1),
		`"kind" is missing; there is "repo_type", which is not read`:                                                                   `{"id":"a/m","repo_type":"model","tags":[]}`,
		`"id" is missing; there is "modelId", which is not read`:                                                                       `{"modelId":"a/m","kind":"model","tags":[]}`,
		"(2 lines are bad)": "x\ny\n",
	} {
		for _, file := range []string{RepositoriesFile, "repositories.jsonl.gz"} {
			s, err := Open(folder(map[string]string{file: packed(t, strings.TrimPrefix(file, RepositoriesFile), text)}))
			if err != nil {
				t.Fatal(err)
			}
			called := false
			_, err = s.Walk(ctx, Reading{Rejects: NewRejects(RejectOptions{})}, Handlers{Begin: func(string) error { called = true; return nil }})
			want := strings.ReplaceAll(want, RepositoriesFile, file)
			if err == nil || called || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), file) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s: %v, want %q; called %v", file, err, want, called)
			}
		}
	}
	// Every file is looked at, and one good line is enough.
	for _, file := range DataFiles {
		files := map[string]string{RepositoriesFile: a}
		files[file] = "bad\nworse\n"
		s, err := Open(folder(files))
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Walk(ctx, Reading{Rejects: NewRejects(RejectOptions{})}, Handlers{})
		if err == nil || !strings.Contains(err.Error(), file+": no line of it is a record (2 lines are bad); "+file+":1: ") {
			t.Errorf("%s: %v", file, err)
		}
		files[file] = "bad\n" + strings.ReplaceAll(whole[file], "\n", " ")
		if s, err = Open(folder(files)); err != nil {
			t.Fatal(err)
		}
		rejects := NewRejects(RejectOptions{})
		if _, err = s.Walk(ctx, Reading{Rejects: rejects}, Handlers{}); err != nil || rejects.Count() != 1 {
			t.Errorf("%s: %v, %d rejects", file, err, rejects.Count())
		}
	}
}

// TestDoubts: what was meant to be read, it seems, is said.
func TestDoubts(t *testing.T) {
	s, err := Open(folder(map[string]string{
		MetaFile: `{"format":1,"collected_at":"2023-01-01T00:00:00Z","counts":{"models":3,"commits":5,"discussions":1,"identities":4}}`,
		RepositoriesFile: `{"id":"a/m","kind":"model","tags":["license:mit","base_model:a/n"],"createdAt":"x","siblings":[]}
{"id":"a/m","kind":"model","tags":[],"createdAt":"x"}
{"id":"a/n","kind":"model","owner":"a","license":"mit","tags":["license:mit"]}
{"id":"legacy","kind":"dataset","tags":[]}
`,
		DiscussionsFile: `{"repo":"a/m","kind":"model","num":1,"author":"bea","isPullRequest":true}
{"repo":"a/m","kind":"model","num":1,"author":"bea"}
bad
`,
		IdentitiesFile: `{"alias":"nobody","canonical":"bea"}
{"alias":"Bea","canonical":"nobody"}
{"alias":"a","canonical":"A"}
{"alias":"ghost","canonical":"a"}
`,
		"commit.jsonl": "", "Usages.jsonl.gz": "", "identities.csv": "", "bots.json": "", "README.md": "", "results.json": "", "rejects.jsonl": "", "collection.jsonl": "", "models.parquet": "",
	}))
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	rejects := NewRejects(RejectOptions{Log: &log})
	read, err := s.Walk(ctx, Reading{Rejects: rejects}, Handlers{})
	if err != nil {
		t.Fatal(err)
	}
	var wrong []string
	for _, c := range read.Wrong {
		wrong = append(wrong, c.String())
	}
	// Three good lines of models, two that count; of discussions two and one: either may be said.
	wantWrong := []string{"commits: snapshot.json says 5, there is no commits.jsonl"}
	if !slices.Equal(wrong, wantWrong) {
		t.Errorf("counts: %q, want %q", wrong, wantWrong)
	}
	want := []string{
		`snapshot.json: keys that are not read: "collected_at" (did you mean "collectedAt"?)`,
		"Usages.jsonl.gz is not read; did you mean usages.jsonl?",
		"bots.json is not read; did you mean bots.jsonl?",
		"commit.jsonl is not read; did you mean commits.jsonl?",
		"identities.csv is not read: identities.jsonl is",
		`repositories.jsonl: keys that are not read: "createdAt" in 2 lines (did you mean "created_at"?), "siblings" in 1 line`,
		`repositories.jsonl: 1 repository has no "owner", though its id begins with one: owners are not taken from ids`,
		`repositories.jsonl: 1 repository has no "license", though a tag names one: licences are not taken from tags`,
		"repositories.jsonl: 1 model names a base in a tag, and there is no lineage.jsonl: lineage is not taken from tags",
		`identities.jsonl: 2 aliases are the names of nobody in the snapshot: "Bea", "ghost"`,
		`discussions.jsonl: keys that are not read: "isPullRequest" in 1 line (did you mean "is_pull_request"?)`,
	}
	if !slices.Equal(read.Doubts, want) {
		t.Errorf("doubts:\n%s\nwant:\n%s", strings.Join(read.Doubts, "\n"), strings.Join(want, "\n"))
	}
	rejects.End(nil)
	for _, line := range slices.Concat(wantWrong, want) {
		if strings.Count(log.String(), line+"\n") != 1 {
			t.Errorf("the log has not once: %s", line)
		}
	}
}

// TestManyUnknownKeys: keys that are data do not fill the memory, or the line.
func TestManyUnknownKeys(t *testing.T) {
	var text strings.Builder
	for i := range 3000 {
		text.WriteString(`{"name":"b` + strings.Repeat("x", i%7) + `","k` + strings.Repeat("q", i) + `":1}` + "\n")
	}
	s, err := Open(folder(map[string]string{RepositoriesFile: "", BotsFile: text.String()}))
	if err != nil {
		t.Fatal(err)
	}
	read, err := s.Walk(ctx, Reading{}, Handlers{})
	if err != nil || len(read.Doubts) != 1 || len(read.Doubts[0]) > 1000 {
		t.Errorf("%v, %.2000q", err, read.Doubts)
	}
}

// TestMetaInPlainWords: what is wrong with snapshot.json is said as of records, and
// null and "" are nothing.
func TestMetaInPlainWords(t *testing.T) {
	for text, want := range map[string]string{
		`{"source":"mine"}`: `"format" is missing; this version reads "format": 1`,
		`{"format":2}`:      "says format 2, this version reads format 1",
		`{"format":"1"}`:    `"format": want a whole number, got a string`,
		`{"format":1,"collectedAt":"2023-10-18"}`:         `"collectedAt": "2023-10-18" is not a date and time of RFC 3339, such as 2023-05-26T00:51:04Z`,
		`{"format":1,"collectedAt":1697587200}`:           `"collectedAt": want a string, got a number; a date is written`,
		`{"format":1,"counts":{"models":"2"}}`:            `"models": want a whole number, got a string`,
		`{"format":1,"counts":[1]}`:                       `"counts": want an object of whole numbers, got a list`,
		`{"format":1,"source":["a"]}`:                     `"source": want a string, got a list`,
		"{\n \"format\": 1,\n \"source\": \"a\n}":         "not JSON at line 3, column",
		"{\"format\":1}\n{}":                              "not JSON at line 2, column 1: text after the value",
		"\xff\xfe{\x00}\x00":                              "the text is in UTF-16",
		"{\"format\":1,\"source\":\"\xff\"}":              "invalid UTF-8",
		`[{"format":1}]`:                                  "want an object, got a list",
		``:                                                "not JSON at column 1: want {",
		`{"format":1,"counts":{"models":1}`:               "not JSON at column",
		`{"format":1,"counts":{"models":1 "datasets":2}}`: "not JSON at column",
	} {
		_, err := Open(folder(map[string]string{RepositoriesFile: "", MetaFile: text}))
		if err == nil || !strings.Contains(err.Error(), "snapshot.json") || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "Go ") || strings.Contains(err.Error(), "unmarshal") {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	s, err := Open(folder(map[string]string{RepositoriesFile: "", MetaFile: "\n{\"format\": 1.0,\r\n \"source\": null, \"collectedAt\": \"\", \"counts\": {\"models\": 2.0, \"datasets\": null}, \"lacks\": null}\n"}))
	if err != nil {
		t.Fatal(err)
	}
	if m := s.Meta(); m.Source != "" || !m.CollectedAt.IsZero() || m.Counts["models"] != 2 || m.Lacks != nil {
		t.Errorf("%+v", m)
	}
}

// TestDevices: what is no regular file is refused, also behind a link.
func TestDevices(t *testing.T) {
	for _, file := range append([]string{MetaFile}, DataFiles...) {
		dir := t.TempDir()
		if err := os.WriteFile(dir+"/"+RepositoriesFile, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		os.Remove(dir + "/" + file)
		if err := os.Symlink(os.DevNull, dir+"/"+file); err != nil {
			t.Skip(err)
		}
		if _, err := OpenDir(dir); !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), file+" is a device") {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// TestMadeFromDecisions: the counts of snapshot.json are not compared with files that were
// made anew from decisions, with others still.
func TestMadeFromDecisions(t *testing.T) {
	files := map[string]string{
		MetaFile:         `{"format":1,"counts":{"models":1,"identities":0,"bots":0}}`,
		RepositoriesFile: `{"id":"ada/owl","kind":"model","tags":[]}` + "\n",
		IdentitiesFile:   `{"alias":"a","canonical":"b"}` + "\n",
		BotsFile:         `{"name":"c"}` + "\n",
	}
	for _, c := range []struct{ add, want string }{
		{"", "[identities: snapshot.json says 0, there are 1 bots: snapshot.json says 0, there are 1]"},
		{IdentityDecisionsFile, "[bots: snapshot.json says 0, there are 1]"},
		{BotDecisionsFile, "[]"},
	} {
		if c.add != "" {
			files[c.add] = "{}\n"
		}
		s, err := Open(folder(files))
		if err != nil {
			t.Fatal(err)
		}
		out, err := s.Walk(t.Context(), Reading{Rejects: NewRejects(RejectOptions{})}, Handlers{})
		if err != nil || fmt.Sprint(out.Wrong) != c.want {
			t.Errorf("%q: %v, %v", c.add, out.Wrong, err)
		}
	}
}
