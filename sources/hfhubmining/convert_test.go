package hfhubmining_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hfhubmining"
)

// facts are what testdata/make.py says of a kind, by pandas.
type facts struct {
	Rows, Likes, Downloads, Owners, Tags, Dates int64
	Licenses                                    map[string]int64
}

// kept is a sink that keeps what it gets.
type kept struct {
	snapshot.Sink
	repositories map[string]hub.Repository
	kinds        map[string]*facts
	usages       []hub.Usage
	lineage      []hub.Lineage
}

func (k *kept) Repository(r *hub.Repository) error {
	own := *r
	own.Tags = slices.Clone(r.Tags)
	k.repositories[r.Kind.String()+":"+r.ID] = own
	f := k.kinds[r.Kind.String()]
	if f == nil {
		f = &facts{Licenses: map[string]int64{}}
		k.kinds[r.Kind.String()] = f
	}
	f.Rows++
	f.Likes += r.Likes
	f.Downloads += r.Downloads
	f.Tags += int64(len(r.Tags))
	if r.Owner != "" {
		f.Owners++
	}
	if !r.LastModified.IsZero() {
		f.Dates++
	}
	if r.License != "" {
		f.Licenses[r.License]++
	}
	return nil
}

func (k *kept) Usage(u hub.Usage) error {
	k.usages = append(k.usages, u)
	return nil
}

func (k *kept) Lineage(l hub.Lineage) error {
	k.lineage = append(k.lineage, l)
	return nil
}

func convert(t *testing.T, o sources.Options) (k *kept, report sources.Report, rejects string, err error) {
	t.Helper()
	k = &kept{repositories: map[string]hub.Repository{}, kinds: map[string]*facts{}}
	if o.MaxItem == 0 {
		o.MaxItem = 1 << 20
	}
	var log strings.Builder
	report, err = hfhubmining.Convert(t.Context(), o, k, snapshot.NewRejects(snapshot.RejectOptions{Log: &log}))
	return k, report, log.String(), err
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFilesOfPandas(t *testing.T) {
	text, err := os.ReadFile("testdata/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Model, Dataset, Space *facts
		Usages, Bases         int
	}
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	k, report, rejects, err := convert(t, sources.Options{Paths: []string{"testdata"}})
	if err != nil || rejects != "" {
		t.Fatal(err, rejects)
	}
	if diff := cmp.Diff(map[string]*facts{"model": want.Model, "dataset": want.Dataset, "space": want.Space}, k.kinds); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(k.usages) != want.Usages || len(k.lineage) != want.Bases || !slices.Contains(k.usages, hub.Usage{Space: "bo-quill/gone", Model: "openai-community/gpt2"}) {
		t.Errorf("%d usages, %d bases; want %d, %d", len(k.usages), len(k.lineage), want.Usages, want.Bases)
	}
	notes := strings.Join(report.Notes, "\n")
	for _, part := range []string{"hf-edgelist-contributors.csv, testdata/usernames.csv", "ignored: category", "10 usages occurred again"} {
		if !strings.Contains(notes, part) {
			t.Errorf("notes %q lack %q", notes, part)
		}
	}
	if !strings.HasPrefix(report.Lacks[0], "commits (") {
		t.Errorf("lacks %q", report.Lacks)
	}
}

const header = "owner,model,id,lastModified,license,tags,likes,downloads,commits,commits_contributors,discussions,discussions_contributors\n"

func TestRow(t *testing.T) {
	k, _, rejects, err := convert(t, sources.Options{Paths: []string{write(t, "m.csv", "\xef\xbb\xbf"+header+
		"ada-wren,owl,ada-wren/owl,2023-10-01,MIT,\"a tag, license:MIT\",3.0,,2,\"{'x\n}', \"\"O'b\"\"}\",,set()\r\n"+
		",gpt2,gpt2,,,,7,1e3,,set(),,set()\n")}})
	if err != nil || rejects != "" {
		t.Fatal(err, rejects)
	}
	owl, gpt2 := k.repositories["model:ada-wren/owl"], k.repositories["model:gpt2"]
	if owl.Likes != 3 || owl.Downloads != 0 || owl.License != "mit" || owl.Owner != "ada-wren" || len(owl.Tags) != 2 || owl.LastModified.Day() != 1 {
		t.Errorf("%+v", owl)
	}
	if gpt2.Likes != 7 || gpt2.Downloads != 1000 || gpt2.Owner != "" || len(gpt2.Tags) != 0 || !gpt2.LastModified.IsZero() {
		t.Errorf("%+v", gpt2)
	}
}

func TestABadRowIsAReject(t *testing.T) {
	for name, c := range map[string]struct{ row, want string }{
		"number":         {"a,x,a/x,,,,many,,,,,", `:3: likes: "many" is no whole number`},
		"part":           {"a,x,a/x,,,,1.5,,,,,", `:3: likes: "1.5" is no whole number`},
		"infinite":       {"a,x,a/x,,,,,inf,,,,", `:3: downloads: "inf" is no whole number`},
		"date":           {"a,x,a/x,yesterday,,,,,,,,", `:3: lastModified: "yesterday" is no date`},
		"fields too few": {"a,x,a/x,", `:3: the line is not CSV: it has 4 fields, the header has 12`},
		"bare quote":     {`a,x",a/x,,,,,,,,,`, `:3: the line is not CSV: bare "`},
	} {
		path := write(t, "m.csv", header+"a,w,a/w,,,,,,,,,\n"+c.row+"\na,y,a/y,,,,,,,,,\n")
		k, _, rejects, err := convert(t, sources.Options{Paths: []string{path}})
		if err != nil || len(k.repositories) != 2 || strings.Count(rejects, "\n") != 1 || !strings.HasPrefix(rejects, path+c.want) {
			t.Errorf("%s: %d repositories, %q, %v", name, len(k.repositories), rejects, err)
		}
	}
}

// The writer of a snapshot judges what a file in another encoding gives.
func TestLatin1(t *testing.T) {
	path := write(t, "m.csv", header+"a,caf\xe9,a/caf\xe9,,,,,,,,,\na,y,a/y,,,,,,,,,\n")
	w, err := snapshot.Create(t.TempDir(), snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	rejects := snapshot.NewRejects(snapshot.RejectOptions{Log: &log})
	if _, err := hfhubmining.Convert(t.Context(), sources.Options{Paths: []string{path}, MaxItem: 1000}, w, rejects); err != nil {
		t.Fatal(err)
	}
	if records := w.Records(); records.Repositories[hub.Model] != 1 || !strings.HasPrefix(log.String(), path+":2: ") || !strings.Contains(log.String(), "not valid UTF-8") {
		t.Errorf("%v, %q", records, log.String())
	}
}

func TestAFileThatCannotBeRead(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	io.WriteString(z, header+"a,w,a/w,,,,,,,,,\n")
	z.Close()
	for name, c := range map[string]struct {
		text, want string
		wrongUse   bool
	}{
		"empty":         {"", "empty", false},
		"UTF-16":        {"\xff\xfeo\x00w\x00", "UTF-16", false},
		"cut gzip":      {packed.String()[:packed.Len()-6], "cut short", false},
		"open quote":    {header + "a,w,a/w,,,,,,,,,\na,x,\"a/x,,,,\n,,,,,\n", "the quote that opens in line 3 does not end", false},
		"long row":      {header + strings.Repeat("x", 3<<20) + "\n", "longer than the limit of 1048576 bytes", false},
		"long quote":    {header + `"` + strings.Repeat("x\n", 3<<19), "longer than the limit of 1048576 bytes", false},
		"broken header": {"a,\"b\nc", "m.csv", false},
		"other file":    {"name,age\nada,36\n", "no files *.csv of repositories", true},
	} {
		_, _, _, err := convert(t, sources.Options{Paths: []string{write(t, "m.csv", c.text)}})
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "m.csv") || errors.As(err, new(*hub.UsageError)) != c.wrongUse {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A row of 200 MB that packs to little ends without being held.
func TestMemoryIsBounded(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	io.WriteString(z, header)
	for range 200 {
		z.Write(bytes.Repeat([]byte("x"), 1<<20))
	}
	z.Close()
	path := write(t, "m.csv.gz", packed.String())
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, _, _, err := convert(t, sources.Options{Paths: []string{path}})
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), "longer than the limit") {
		t.Error(err)
	}
	if grown := (after.Sys - before.Sys) >> 20; grown > 32 {
		t.Errorf("memory grew by %d MB", grown)
	}
}

func FuzzConvert(f *testing.F) {
	f.Add([]byte(header + "a,w,a/w,,,,,,,,,\n"))
	f.Add([]byte("source,target\na,b\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		convert(t, sources.Options{Paths: []string{write(t, "m.csv", string(text))}, MaxItem: 200})
	})
}
