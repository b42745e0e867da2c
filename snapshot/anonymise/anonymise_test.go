package anonymise_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/anonymise"
)

var key = []byte("a key of thirty-two bytes, secret")

func quiet() *snapshot.Rejects { return snapshot.NewRejects(snapshot.RejectOptions{}) }

// copyOf writes an anonymised snapshot and returns its folder.
func copyOf(t *testing.T, folder fs.FS, o anonymise.Options) string {
	t.Helper()
	dir := t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	o.Rejects = quiet()
	meta, err := anonymise.Copy(t.Context(), loadtest.Open(t, folder), w, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(meta); err != nil {
		t.Fatal(err)
	}
	return dir
}

func bytesOf(t *testing.T, dir string) []byte {
	t.Helper()
	var all []byte
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) < 3 {
		t.Fatalf("%q, %v", files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	return all
}

// namesIn are the names and parts of ids in a folder, those with three letters or more.
func namesIn(t *testing.T, folder fs.FS) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	add := func(list ...string) error {
		for _, name := range list {
			letters := 0
			for _, r := range name {
				if unicode.IsLetter(r) {
					letters++
				}
			}
			if letters >= 3 {
				names[name] = true
			}
		}
		return nil
	}
	id := func(ids ...string) error {
		for _, id := range ids {
			_ = add(id)
			_ = add(strings.Split(id, "/")...)
		}
		return nil
	}
	_, err := loadtest.Open(t, folder).Walk(t.Context(), snapshot.Reading{Rejects: quiet()}, snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error { _ = add(r.Owner); return id(r.ID) },
		Commit:     func(_ int, c *hub.Commit) error { _ = add(c.SHA, c.Title); return add(c.Authors...) },
		Discussion: func(_ int, d *hub.Discussion) error { return add(d.Author) },
		Identity:   func(m hub.Identity) error { return add(m.Alias, m.Canonical) },
		Bot:        func(b hub.Bot) error { return add(b.Name) },
		Account:    func(a hub.Account) error { return add(a.Name, a.FullName) },
		Usage:      func(_, _ int, u hub.Usage) error { return id(u.Space, u.Model) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// words are those that every snapshot has: keys of records and their fixed values.
func words(text []byte) map[string]bool {
	known := map[string]bool{}
	for _, w := range bytes.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '_' && r != '-' }) {
		known[string(w)] = true
	}
	return known
}

// TestNoNameIsLeft: no name of the hub is anywhere in the bytes, but where a word of
// the format is spelled like one.
func TestNoNameIsLeft(t *testing.T) {
	for hub, folder := range map[string]fs.FS{"small": hubtest.Small(), "generated": os.DirFS(loadtest.Generate(t, 0.002)), "free text": freeText} {
		t.Run(hub, func(t *testing.T) {
			text := bytesOf(t, copyOf(t, folder, anonymise.Options{Key: key}))
			format := words(bytesOf(t, copyOf(t, empty, anonymise.Options{Key: key})))
			names := namesIn(t, folder)
			if len(names) < 8 {
				t.Fatalf("%d names", len(names))
			}
			for name := range names {
				if bytes.Contains(text, []byte(name)) && !format[name] {
					at := bytes.Index(text, []byte(name))
					t.Errorf("%q is in %q", name, text[max(at-30, 0):min(at+40, len(text))])
				}
			}
		})
	}
}

// freeText is a hub with a name in every place that a text may be.
var freeText = fstest.MapFS{
	"snapshot.json": {Data: []byte(`{"format":1,"source":"the hub of Heron Quillfeather","collectedAt":"2023-05-26T00:51:04Z","counts":{}}`)},
	"repositories.jsonl": {Data: []byte(`{"id":"heronq/owlmodel","kind":"model","owner":"heronq","license":"heronq-licence","tags":["dataset:heronq/birdset","text-classification","heronq"],"hub_id":"heronq","sha":"heronqsha","library_name":"heronq","pipeline_tag":"heronq","languages":["heronq"],"gated":"auto"}
{"id":"heronq/owlspace","kind":"space","owner":"heronq","tags":[],"sdk":"heronq"}
{"id":"heronq/birdset","kind":"dataset","owner":"heronq","tags":[]}
`)},
	"commits.jsonl":            {Data: []byte(`{"repo":"heronq/owlmodel","kind":"model","sha":"heronqsha","authors":["heronq","Heron Quillfeather"],"date":"2023-01-02T03:04:05Z","title":"Heron Quillfeather was here"}` + "\n")},
	"discussions.jsonl":        {Data: []byte(`{"repo":"heronq/owlmodel","kind":"model","num":1,"author":"ivyfell","date":"2023-01-02T03:04:05Z","is_pull_request":true,"status":"heronq"}` + "\n")},
	"usages.jsonl":             {Data: []byte(`{"space":"heronq/owlspace","model":"heronq/owlmodel"}` + "\n" + `{"space":"unlisted/spacey","model":"heronq/owlmodel"}` + "\n")},
	"identities.jsonl":         {Data: []byte(`{"alias":"Heron Quillfeather","canonical":"heronq"}` + "\n")},
	"bots.jsonl":               {Data: []byte(`{"name":"tidybot"}` + "\n")},
	"lineage.jsonl":            {Data: []byte(`{"model":"heronq/owlmodel","base":"heronq/owlmodel","relation":"merge"}` + "\n")},
	"datasets.jsonl":           {Data: []byte(`{"model":"heronq/owlmodel","dataset":"heronq/birdset"}` + "\n")},
	"accounts.jsonl":           {Data: []byte(`{"name":"heronq","type":"user","fullname":"Heron Quillfeather"}` + "\n")},
	"identity-decisions.jsonl": {Data: []byte(`{"when":"2024-01-31T12:00:00Z","who":"ivyfell","name":"Heron Quillfeather","other":"heronq","verdict":"accepted"}` + "\n")},
}

// empty has a record of each kind and no name of three letters.
var empty = fstest.MapFS{
	"snapshot.json":      {Data: []byte(`{"format":1,"source":"s","collectedAt":"2023-05-26T00:51:04Z","counts":{}}`)},
	"repositories.jsonl": {Data: []byte(`{"id":"a/m","kind":"model","owner":"a","license":"mit","tags":[],"disabled":true,"created_at":"2023-05-26T00:51:04Z"}` + "\n" + `{"id":"a/d","kind":"dataset","tags":[]}` + "\n" + `{"id":"a/s","kind":"space","tags":[]}` + "\n")},
	"commits.jsonl":      {Data: []byte(`{"repo":"a/m","kind":"model","sha":"1","authors":["a"]}` + "\n")},
	"discussions.jsonl":  {Data: []byte(`{"repo":"a/m","kind":"model","num":1,"author":"a","is_pull_request":true,"status":"open"}` + "\n")},
	"usages.jsonl":       {Data: []byte(`{"space":"a/s","model":"a/m"}` + "\n")},
	"identities.jsonl":   {Data: []byte(`{"alias":"a","canonical":"b"}` + "\n")},
	"bots.jsonl":         {Data: []byte(`{"name":"c"}` + "\n")},
	"accounts.jsonl":     {Data: []byte(`{"name":"a","type":"org"}` + "\n" + `{"name":"b","type":"user"}` + "\n")},
}

// TestSameNumbers: the results are those of the hub but for names. Which communities the
// greedy algorithm finds depends on the order of names where gains tie.
func TestSameNumbers(t *testing.T) {
	for name, folder := range map[string]fs.FS{"oracle": os.DirFS("../../analytics/testdata/oracle/hub"), "generated": os.DirFS(loadtest.Generate(t, 0.01))} {
		t.Run(name, func(t *testing.T) {
			was := numbers(t, folder)
			is := numbers(t, os.DirFS(copyOf(t, folder, anonymise.Options{Key: key})))
			if len(was) < 1000 || len(was) != len(is) {
				t.Fatalf("%d numbers, %d before", len(is), len(was))
			}
			for i := range was {
				if was[i].path != is[i].path || math.Abs(was[i].value-is[i].value) > 1e-9*math.Abs(was[i].value) {
					t.Errorf("%v, before %v", is[i], was[i])
				}
			}
		})
	}
}

type number struct {
	path  string
	value float64
}

// numbers are those of results, without keys and texts that are names.
func numbers(t *testing.T, folder fs.FS) (out []number) {
	t.Helper()
	o := analytics.Options{LicenseMin: 5, Pareto: []int{80, 99}}
	c, err := analytics.FromSnapshot(t.Context(), loadtest.Open(t, folder), quiet(), o)
	if err != nil {
		t.Fatal(err)
	}
	r, err := analytics.Analyze(t.Context(), c, o)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				if strings.HasPrefix(k, "MOD") || strings.HasPrefix(k, "COM") || k == "about" && path == "" {
					continue
				}
				if strings.Contains(path, "licen") || strings.HasSuffix(path, "at_least") {
					k = "*" // a licence may have a pseudonym; ranks differ by an ulp
				}
				walk(path+"/"+k, x)
			}
		case []any:
			for i, x := range v {
				walk(fmt.Sprint(path, "/", i), x)
			}
		case float64:
			out = append(out, number{path, v})
		}
	}
	walk("", tree)
	slices.SortFunc(out, func(a, b number) int {
		return cmp.Or(strings.Compare(a.path, b.path), cmp.Compare(a.value, b.value))
	})
	return out
}

// TestKeys: the same key gives the same bytes, another key other pseudonyms, and
// repositories keep their names only when told so.
func TestKeys(t *testing.T) {
	one, again := bytesOf(t, copyOf(t, freeText, anonymise.Options{Key: key})), bytesOf(t, copyOf(t, freeText, anonymise.Options{Key: key}))
	if !bytes.Equal(one, again) {
		t.Errorf("%.300s\n%.300s", one, again)
	}
	pseudonyms := func(text []byte) map[string]bool {
		all := map[string]bool{}
		for _, w := range bytes.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if len(w) == 25 {
				all[string(w)] = true
			}
		}
		return all
	}
	mine := pseudonyms(one)
	if len(mine) < 8 {
		t.Errorf("%d pseudonyms", len(mine))
	}
	for p := range pseudonyms(bytesOf(t, copyOf(t, freeText, anonymise.Options{Key: append(slices.Clone(key), '!')}))) {
		if mine[p] {
			t.Errorf("%s is there with both keys", p)
		}
	}
	kept := string(bytesOf(t, copyOf(t, freeText, anonymise.Options{Key: key, KeepRepositories: true})))
	if !strings.Contains(kept, "/owlmodel") || strings.Contains(kept, "heronq") {
		t.Errorf("%.400s", kept)
	}
	if err := (anonymise.Options{Key: key[:15]}).Check(); err == nil {
		t.Error("a key of 15 bytes is accepted")
	}
}
