package hubpages_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hubpages"
)

// converted is what became of files.
type converted struct {
	ids     []string // KIND:ID of each repository
	usages  []string
	rejects []string // FILE:LINE: reason
	report  sources.Report
	err     error
}

// convert writes files into a folder and converts what paths name in it, by
// default the whole folder.
func convert(t *testing.T, o sources.Options, files map[string]string, paths ...string) converted {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range paths {
		o.Paths = append(o.Paths, filepath.Join(dir, p))
	}
	if len(paths) == 0 {
		o.Paths = []string{dir}
	}
	if o.MaxItem == 0 {
		o.MaxItem = 1 << 20
	}
	var c converted
	var log strings.Builder
	rejects := snapshot.NewRejects(snapshot.RejectOptions{Log: &log})
	sink := &kept{converted: &c}
	c.report, c.err = hubpages.Convert(t.Context(), o, sink, rejects)
	for line := range strings.Lines(log.String()) {
		c.rejects = append(c.rejects, strings.ReplaceAll(strings.TrimSpace(line), dir+"/", ""))
	}
	return c
}

// kept is a sink that keeps names.
type kept struct {
	snapshot.Sink
	*converted
}

func (k *kept) Repository(r *hub.Repository) error {
	k.ids = append(k.ids, r.Kind.String()+":"+r.ID)
	return nil
}

func (k *kept) Usage(u hub.Usage) error {
	k.usages = append(k.usages, u.Space+" "+u.Model)
	return nil
}

func gz(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	w.Close()
	return b.String()
}

func zst(t *testing.T, text string) string {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.EncodeAll([]byte(text), nil))
}

func TestForms(t *testing.T) {
	for name, text := range map[string]string{
		"array":              `[{"id":"a/x"},{"id":"a/y"}]`,
		"array over lines":   "\n[\n  {\n    \"id\": \"a/x\"\n  },\n  {\"id\": \"a/y\"}\n]\n",
		"arrays in a row":    "[{\"id\":\"a/x\"}]\n[]\n[{\"id\":\"a/y\"}]",
		"lines":              "{\"id\":\"a/x\"}\n\n{\"id\":\"a/y\"}\r\n",
		"lines without end":  "{\"id\":\"a/x\"}\n{\"id\":\"a/y\"}",
		"objects over lines": "{\n\"id\":\"a/x\"\n}\n{\n\"id\":\"a/y\"}",
		"byte order mark":    "\xef\xbb\xbf[{\"id\":\"a/x\"},{\"id\":\"a/y\"}]",
		"brackets in texts":  `[{"id":"a/x","tags":["]}","\"}","\\"]},{"id":"a/y"}]`,
		"gzip":               gz(`[{"id":"a/x"},{"id":"a/y"}]`),
		"zstd":               zst(t, `[{"id":"a/x"},{"id":"a/y"}]`),
	} {
		if c := convert(t, sources.Options{}, map[string]string{"models.json": text}); c.err != nil || strings.Join(c.ids, " ") != "model:a/x model:a/y" || c.rejects != nil {
			t.Errorf("%s: %+v", name, c)
		}
	}
}

func TestKind(t *testing.T) {
	space := hub.Space
	for name, c := range map[string]struct {
		file, text string
		kind       *hub.Kind
		want       string
	}{
		"keys":              {"page.json", `[{"id":"a/x","modelId":"a/x"}]`, nil, "model:a/x"},
		"keys of a dataset": {"page.json", `[{"id":"a/x","description":null}]`, nil, "dataset:a/x"},
		"keys of a space":   {"page.json", `[{"id":"a/x","sdk":"gradio"}]`, nil, "space:a/x"},
		"keys before name":  {"datasets.json", `[{"id":"a/x","pipeline_tag":"x"}]`, nil, "model:a/x"},
		"name":              {"my-Datasets-1.json", `[{"id":"a/x"}]`, nil, "dataset:a/x"},
		"folder":            {"spaces/1.json", `[{"id":"a/x"}]`, nil, "space:a/x"},
		"flag before all":   {"models.json", `[{"id":"a/x","modelId":"a/x"}]`, &space, "space:a/x"},
		"neither":           {"page.json", `[{"id":"a/x"}]`, nil, ""},
		"several":           {"models-of-spaces.json", `[{"id":"a/x"}]`, nil, ""},
		"broken first":      {"models.json", `[{"id":7},{"id":"a/x"}]`, nil, "model:a/x"},
	} {
		got := convert(t, sources.Options{Kind: c.kind}, map[string]string{c.file: c.text}, c.file)
		if strings.Join(got.ids, " ") != c.want {
			t.Errorf("%s: %+v", name, got)
		}
		if wrongUse := errors.As(got.err, new(*hub.UsageError)); wrongUse != (c.want == "") || wrongUse && !strings.Contains(got.err.Error(), "--kind") {
			t.Errorf("%s: %v", name, got.err)
		}
	}
}

func TestFolderAndReport(t *testing.T) {
	c := convert(t, sources.Options{}, map[string]string{
		"models-2.json":   `[{"id":"a/y"},{"id":"a/x","likes":2}]`,
		"models-1.json":   `[{"id":"a/x","likes":1},{"id":"a/secret","private":true}]`,
		"spaces.json":     `[{"id":"a/s","models":["a/x","gpt2"]},{"id":"a/t"}]`,
		"README.md":       `nothing`,
		".models-0.json":  `nothing`,
		"further/1.jsonl": `nothing`,
	})
	if c.err != nil || strings.Join(c.ids, " ") != "model:a/x model:a/y space:a/s space:a/t" || strings.Join(c.usages, ", ") != "a/s a/x, a/s openai-community/gpt2" {
		t.Errorf("%+v", c)
	}
	notes := strings.Join(c.report.Notes, "\n")
	for _, want := range []string{"README.md", "1 repository occurred again", "1 private", "1 reference"} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes %q lack %q", notes, want)
		}
	}
	if strings.Contains(strings.Join(c.report.Lacks, " "), "usages") {
		t.Errorf("lacks %q", c.report.Lacks)
	}
	if c := convert(t, sources.Options{}, map[string]string{"spaces.json": `[{"id":"a/s"}]`}); !strings.Contains(strings.Join(c.report.Lacks, " "), "usages") {
		t.Errorf("lacks %q", c.report.Lacks)
	}
}

func TestABrokenElementIsAReject(t *testing.T) {
	long := strings.Repeat("x", 3<<20)
	for name, c := range map[string]struct{ text, want string }{
		"type":              {`[{"id":"a/x"},{"id":7},{"id":"a/y"}]`, `:2: no model as the Hub's API gives it: json: cannot unmarshal number`},
		"value":             {`[{"id":"a/x"},{"id":"b","likes":},{"id":"a/y"}]`, `:2: no model as the Hub's API gives it: invalid character '}'`},
		"scalar":            {`[{"id":"a/x"},null,{"id":"a/y"}]`, `:2: no model as the Hub's API gives it: "id" is missing`},
		"bracket too few":   {`[{"id":"a/x"},{"id":"b","tags":[},{"id":"a/y"}]`, `:2: no model`},
		"bracket too many":  {`[{"id":"a/x"}},{"id":"a/y"}]`, `:2: no model`},
		"quote, on a line":  {"[{\"id\":\"a/x\"},\n{\"id\":\"b},\n{\"id\":\"a/y\"}]", `:2: no model`},
		"error answer":      {`[{"id":"a/x"},{"error":"Internal error"},{"id":"a/y"}]`, `:2: no model as the Hub's API gives it: "id" is missing`},
		"not UTF-8":         {"[{\"id\":\"a/x\"},{\"id\":\"a/\xe9\"},{\"id\":\"a/y\"}]", `:2: the element is not valid UTF-8`},
		"too long":          {`[{"id":"a/x"},{"id":"b","description":"` + long + `"},{"id":"a/y"}]`, `:2: the element is longer than the limit of 1048576 bytes`},
		"line, broken":      {"{\"id\":\"a/x\"}\n{\"id\":\"b\n{\"id\":\"a/y\"}", `:2: no model`},
		"line, third":       {"{\"id\":\"a/x\"}\n\n[]\n{\"id\":\"a/y\"}", `:3: no model`},
		"line, too long":    {"{\"id\":\"a/x\"}\n{\"id\":\"" + long + "\"}\n{\"id\":\"a/y\"}", `:2: the element is longer`},
		"line, cut":         {"{\"id\":\"a/x\"}\n{\"id\":\"a/y\"}\n{\"id\":", `:3: no model`},
		"a hundred lists":   {`[{"id":"a/x"},{"id":"b","tags":` + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + `},{"id":"a/y"}]`, `:2: no model`},
		"a date that isn't": {`[{"id":"a/x"},{"id":"b","createdAt":"2024-13-01T00:00:00Z"},{"id":"a/y"}]`, `:2: no model`},
	} {
		got := convert(t, sources.Options{}, map[string]string{"models.json": c.text})
		if got.err != nil || strings.Join(got.ids, " ") != "model:a/x model:a/y" || len(got.rejects) != 1 || !strings.HasPrefix(got.rejects[0], "models.json"+c.want) {
			t.Errorf("%s: %v %v %v", name, got.ids, got.rejects, got.err)
		}
	}
}

func TestAFileThatCannotBeRead(t *testing.T) {
	whole := gz(`[{"id":"a/x"},{"id":"a/y"}]`)
	for name, c := range map[string]struct{ text, want string }{
		"cut array":       {`[{"id":"a/x"},`, "cut short"},
		"cut element":     {`[{"id":"a/x"},{"id":"a`, "cut short"},
		"cut gzip":        {whole[:len(whole)-5], "cut short"},
		"cut gzip header": {whole[:5], "cut short"},
		"broken gzip":     {whole[:12] + "\xff\xff\xff" + whole[15:], "models.json"},
		"cut zstd":        {zst(t, strings.Repeat(`{"id":"a/x"}`, 99))[:20], "cut short"},
		"empty":           {"", "empty"},
		"blank":           {" \n ", "empty"},
		"HTML":            {"<!DOCTYPE html><html>", "no answer of the Hub's API"},
		"UTF-16":          {"\xff\xfe[\x00{\x00", "UTF-16"},
		"UTF-16, no mark": {"[\x00{\x00", "UTF-16"},
		"zip":             {"PK\x03\x04....", "zip"},
		"after the array": {`[{"id":"a/x"}] and more`, "after element 1"},
	} {
		got := convert(t, sources.Options{}, map[string]string{"models.json": c.text})
		if got.err == nil || !strings.Contains(got.err.Error(), c.want) || !strings.Contains(got.err.Error(), "models.json") || errors.As(got.err, new(*hub.UsageError)) {
			t.Errorf("%s: %v", name, got.err)
		}
	}
}

// A bomb of blanks, of one long string, of nested lists.
func TestMemoryIsBounded(t *testing.T) {
	for name, c := range map[string]struct{ start, part string }{"blanks": {"", " "}, "string": {`{"id":"`, "x"}, "lists": {"", "["}} {
		bomb := zst(t, `[{"id":"a/x"},`+c.start) + strings.Repeat(zst(t, strings.Repeat(c.part, 16<<20)), 5) // frames in a row are one stream
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		got := convert(t, sources.Options{}, map[string]string{"models.json.zst": bomb})
		runtime.ReadMemStats(&after)
		if got.err == nil || !strings.Contains(got.err.Error(), "unpacks to more than 500 times its size") || len(got.ids) != 1 {
			t.Errorf("%s: %v %v", name, got.ids, got.err)
		}
		if grown := after.Sys - before.Sys; grown > 64<<20 {
			t.Errorf("%s: memory grew by %d MB", name, grown>>20)
		}
	}
}

func TestInterrupted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "models.json")
	if err := os.WriteFile(path, []byte(`[{"id":"a/x"}]`), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := hubpages.Convert(ctx, sources.Options{Paths: []string{path}, MaxItem: 1000}, &kept{converted: &converted{}}, snapshot.NewRejects(snapshot.RejectOptions{}))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// Whatever a file holds, it is cut into items, some rejects, or an error.
func FuzzConvert(f *testing.F) {
	for _, text := range []string{`[{"id":"a/x"},{"id":"a/y"}]`, "{\"id\":\"a/x\"}\n{\"id\":\"a/y\"}", `[{"id":"a/x","tags":["]"]},]`, "[[", "\xff\xfe", `{"`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		path := filepath.Join(t.TempDir(), "models.json")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		var c converted
		hubpages.Convert(t.Context(), sources.Options{Paths: []string{path}, MaxItem: 100}, &kept{converted: &c}, snapshot.NewRejects(snapshot.RejectOptions{}))
	})
}
