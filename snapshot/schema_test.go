package snapshot

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// whole has every key of each file.
var whole = map[string]string{
	MetaFile: `{"format":1,"source":"s","collectedAt":"2023-05-26T00:51:04Z","counts":{"models":1},"lacks":["commits"]}`,
	RepositoriesFile: `{"id":"a/m","kind":"model","tags":["t"],"owner":"a","license":"mit","likes":1,"downloads":2,"created_at":"2023-05-26T00:51:04Z",
		"last_modified":"2023-05-26T00:51:04Z","hub_id":"1","sha":"1","gated":"auto","disabled":true,"languages":["en"],"sdk":"gradio","pipeline_tag":"p","library_name":"l"}`,
	CommitsFile:     `{"repo":"a/m","kind":"model","sha":"1","authors":["a"],"date":"2023-05-26T00:51:04Z","title":"t"}`,
	DiscussionsFile: `{"repo":"a/m","kind":"model","num":1,"author":"a","date":"2023-05-26T00:51:04Z","is_pull_request":true,"status":"open"}`,
	UsagesFile:      `{"space":"a/s","model":"a/m"}`,
	IdentitiesFile:  `{"alias":"a","canonical":"b"}`,
	BotsFile:        `{"name":"a"}`,
	LineageFile:     `{"model":"a/m","base":"a/b","relation":"merge","evidence":"tag"}`,
	DatasetsFile:    `{"model":"a/m","dataset":"a/d"}`,
	AccountsFile:    `{"name":"a","type":"org","fullname":"A"}`,
}

// odd are values that a key may have.
var odd = []string{`null`, `""`, `"x"`, `" "`, `"model"`, `"org"`, `"merge"`, `"open"`, `0`, `1`, `-1`, `1.5`, `3.0`, `1e3`, `1680343200000`, `9223372036854775807`, `9223372036854775808`, `1e400`,
	`true`, `false`, `[]`, `["a"]`, `[""]`, `[1]`, `[null]`, `{}`, `{"models":1}`, `{"models":null}`, `{"models":"2"}`, `{"models":2.0}`, `{"models":-1}`,
	`"2023-05-26T00:51:04Z"`, `"2023-05-26T00:51:04.123+02:00"`, `"2023-02-29T00:00:00Z"`, `"2023-05-26"`, `"2023-05-26 00:51:04"`,
	`"` + strings.Repeat("x", maxName) + `"`, `"` + strings.Repeat("x", maxName+1) + `"`, `["` + strings.Repeat("x", maxName+1) + `"]`}

// good reports whether the parser takes a record of a file.
func good(file, text string) bool {
	if file == MetaFile {
		return decodeMeta([]byte(text), new(Meta), new(keyTally)) == nil
	}
	_, rejects := decodeAny(slices.Index(documented, file), strings.ReplaceAll(text, "\n", " "))
	return len(rejects) == 0
}

// documented is the order of the files in decodeAny.
var documented = []string{RepositoriesFile, CommitsFile, DiscussionsFile, UsagesFile, IdentitiesFile, BotsFile, LineageFile, DatasetsFile, AccountsFile}

// TestSchema holds docs/snapshot.schema.json to the parser: of each file both take
// the same records, whichever key is missing and whatever its value.
func TestSchema(t *testing.T) {
	const path = "../docs/snapshot.schema.json"
	for file, record := range whole {
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		schema, err := c.Compile(path + "#/$defs/" + file)
		if err != nil {
			t.Fatal(err)
		}
		check := func(what, text string) {
			t.Helper()
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			taken := good(file, text)
			if err := schema.Validate(value); (err == nil) != taken {
				t.Errorf("%s, %.200s: the parser takes it: %v, the schema: %v", file, what, taken, err)
			}
		}
		check("all keys", record)
		fields := map[string]json.RawMessage{}
		if err := json.Unmarshal([]byte(record), &fields); err != nil {
			t.Fatal(err)
		}
		if got := slices.Sorted(maps.Keys(fields)); !slices.Equal(got, slices.Sorted(slices.Values(Keys[file]))) {
			t.Errorf("%s: the record has %q, Keys %q", file, got, Keys[file])
		}
		for key := range fields {
			changed := maps.Clone(fields)
			delete(changed, key)
			check("without "+key, encode(t, changed))
			for _, value := range odd {
				if file == MetaFile && key == "format" {
					continue // another version, not another form
				}
				changed[key] = json.RawMessage(value)
				check(key+": "+value, encode(t, changed))
			}
		}
	}
}

func encode(t *testing.T, fields map[string]json.RawMessage) string {
	t.Helper()
	text, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestKnownKeys: Keys are those that the parser reads, no more and no less; this is
// what unknown keys are told by.
func TestKnownKeys(t *testing.T) {
	for file, record := range whole {
		files := folder(map[string]string{RepositoriesFile: whole[RepositoriesFile], file: record})
		for name, f := range files {
			if name != MetaFile {
				f.Data = []byte(strings.ReplaceAll(string(f.Data), "\n", " "))
			}
		}
		s, err := Open(files)
		if err != nil {
			t.Fatal(err)
		}
		read, err := s.Walk(ctx, Reading{}, Handlers{})
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range read.Doubts {
			if strings.Contains(line, "keys that are not read") {
				t.Errorf("%s: %s", file, line)
			}
		}
		for _, key := range Keys[file] {
			if near := meant(file, key+"_"); near != key {
				t.Errorf("%s: %s_ is taken for %q", file, key, near)
			}
		}
		for other, key := range elsewhere[file] {
			if slices.Contains(Keys[file], other) || !slices.Contains(Keys[file], key) {
				t.Errorf("%s: %s is called %s elsewhere", file, key, other)
			}
		}
	}
}

var (
	sectionOf = regexp.MustCompile("(?m)^## `([a-z]+\\.jsonl?)`$")
	rowOf     = regexp.MustCompile("(?m)^\\| `(\\w+)` \\| .* \\| (yes)? ?\\| ?.*\\|$")
)

// TestDocument holds docs/snapshot.md to the parser: its tables have the keys of
// each file, in order, and say which are required.
func TestDocument(t *testing.T) {
	text, err := os.ReadFile("../docs/snapshot.md")
	if err != nil {
		t.Fatal(err)
	}
	at := sectionOf.FindAllSubmatchIndex(text, -1)
	if len(at) != len(Keys) {
		t.Errorf("%d sections, %d files", len(at), len(Keys))
	}
	for i, section := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		file := string(text[section[2]:section[3]])
		var fields map[string]json.RawMessage
		if err := json.Unmarshal([]byte(whole[file]), &fields); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		var keys []string
		for _, row := range rowOf.FindAllStringSubmatch(string(text[section[1]:end]), -1) {
			keys = append(keys, row[1])
			changed := maps.Clone(fields)
			delete(changed, row[1])
			if taken := good(file, encode(t, changed)); taken == (row[2] == "yes") {
				t.Errorf("%s: required %q says %s, but without it a record is good: %v", file, row[2], row[1], taken)
			}
		}
		if !slices.Equal(keys, Keys[file]) {
			t.Errorf("%s: the table has %q, the parser reads %q", file, keys, Keys[file])
		}
	}
}
