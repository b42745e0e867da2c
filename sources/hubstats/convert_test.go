package hubstats_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hubstats"
)

// repository is a line of repositories.jsonl.
type repository struct {
	ID, Kind, Owner, License, Gated, SDK string
	HubID                                string `json:"hub_id"`
	Tags, Languages                      []string
	Likes, Downloads                     int64
	Disabled                             bool
	CreatedAt                            *time.Time `json:"created_at"`
	LastModified                         *time.Time `json:"last_modified"`
}

type converted struct {
	dir     string
	report  sources.Report
	rejects string
	err     error
}

func convert(t testing.TB, o sources.Options) (c converted) {
	t.Helper()
	c.dir = t.TempDir()
	w, err := snapshot.Create(c.dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	if o.MaxItem == 0 {
		o.MaxItem = 1 << 20
	}
	var log strings.Builder
	c.report, c.err = hubstats.Convert(t.Context(), o, w, snapshot.NewRejects(snapshot.RejectOptions{Log: &log}))
	if err := w.Close(snapshot.Meta{}); err != nil {
		t.Fatal(err)
	}
	c.rejects = log.String()
	return c
}

// lines reads a file of the snapshot.
func lines[T any](t testing.TB, c converted, file string) (list []T) {
	t.Helper()
	f, err := os.Open(filepath.Join(c.dir, file))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var x T
		if err := json.Unmarshal(s.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		list = append(list, x)
	}
	return list
}

// facts are what testdata/make.py says of a file, by pandas and DuckDB.
type facts struct {
	Rows, Likes, Tags, Downloads, Licenses int64
	DuckDB                                 []int64        `json:"duckdb"`
	Lineage                                map[string]int `json:"lineage"`
	CreatedAt                              []any          `json:"createdAt"`
	LastModified                           []any          `json:"lastModified"`
}

func factsOf(t testing.TB, c converted) (got facts) {
	t.Helper()
	dates := func(which func(repository) *time.Time) []any {
		var all []string
		for _, r := range lines[repository](t, c, snapshot.RepositoriesFile) {
			if d := which(r); d != nil {
				all = append(all, d.Format("2006-01-02T15:04:05.000Z"))
			}
		}
		if len(all) == 0 {
			return nil
		}
		return []any{float64(len(all)), slices.Min(all), slices.Max(all)}
	}
	for _, r := range lines[repository](t, c, snapshot.RepositoriesFile) {
		got.Rows++
		got.Likes += r.Likes
		got.Downloads += r.Downloads
		got.Tags += int64(len(r.Tags))
		if r.License != "" {
			got.Licenses++
		}
	}
	got.DuckDB = []int64{got.Rows, got.Likes}
	got.CreatedAt = dates(func(r repository) *time.Time { return r.CreatedAt })
	got.LastModified = dates(func(r repository) *time.Time { return r.LastModified })
	for _, l := range lines[hub.Lineage](t, c, snapshot.LineageFile) {
		if got.Lineage == nil {
			got.Lineage = map[string]int{}
		}
		got.Lineage[l.Relation]++
	}
	return got
}

func TestFilesOfPyarrowPandasAndDuckDB(t *testing.T) {
	text, err := os.ReadFile("testdata/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]facts
	if err := json.Unmarshal(text, &expected); err != nil || len(expected) < 10 {
		t.Fatal(len(expected), err)
	}
	for name, want := range expected {
		c := convert(t, sources.Options{Paths: []string{"testdata/" + name}})
		if c.err != nil || c.rejects != "" {
			t.Errorf("%s: %v, %s", name, c.err, c.rejects)
		}
		if diff := cmp.Diff(want, factsOf(t, c)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// The same rows in another form are the same records, down to the byte.
func TestFormsOfColumns(t *testing.T) {
	read := func(name, file string) string {
		c := convert(t, sources.Options{Paths: []string{"testdata/" + name}})
		text, err := os.ReadFile(filepath.Join(c.dir, file))
		if err != nil || c.err != nil {
			t.Fatal(err, c.err)
		}
		return string(text)
	}
	for _, name := range []string{"models-v2.parquet", "models-ms.parquet", "models-ns.parquet", "models-int96.parquet", "models-json.parquet", "models-duckdb.parquet", "models-pandas.parquet"} {
		for _, file := range []string{snapshot.RepositoriesFile, snapshot.LineageFile, snapshot.DatasetsFile} {
			if file == snapshot.LineageFile && name == "models-pandas.parquet" {
				continue // has no baseModels
			}
			if diff := cmp.Diff(read("models-new.parquet", file), read(name, file)); diff != "" {
				t.Errorf("%s of %s: %.2000s", file, name, diff)
			}
		}
	}
}

func TestRecords(t *testing.T) {
	c := convert(t, sources.Options{Paths: []string{"testdata/models-new.parquet", "testdata/datasets.parquet", "testdata/spaces.parquet"}})
	if c.err != nil {
		t.Fatal(c.err)
	}
	at := func(text string) *time.Time {
		d, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return &d
	}
	byID := map[string]repository{}
	for _, r := range lines[repository](t, c, snapshot.RepositoriesFile) {
		byID[r.ID] = r
	}
	for _, want := range []repository{
		{ID: "ada-wren/tiny-owl-9", Kind: "model", Owner: "ada-wren", License: "apache-2.0", HubID: "65a0b0dcfbad78ab68ff0009", Likes: 81, Downloads: 9000, CreatedAt: at("2022-08-02T23:29:04.117Z"),
			LastModified: at("2022-08-19T23:29:04.13Z"), Languages: []string{"de", "it"},
			Tags: []string{"transformers", "a tag, with a comma", "de", "license:Apache-2.0", "base_model:GustLab/owl-0b", "base_model:GustLab/owl-1b"}},
		{ID: "cyd/tales-1", Kind: "dataset", Owner: "cyd", License: "cc-by-4.0", HubID: "75a0b0dcfbad78ab68ff0001", Likes: 1, Downloads: 1, CreatedAt: at("2022-03-19T23:29:04.013Z"),
			LastModified: at("2022-03-19T23:29:04.013Z"), Languages: []string{"en", "nl"}, Gated: "manual", Tags: []string{"license:cc-by-4.0", "language:en"}},
		{ID: "cyd/tales-3", Kind: "dataset", Owner: "cyd", License: "cc-by-4.0", HubID: "75a0b0dcfbad78ab68ff0003", Likes: 3, Downloads: 3, CreatedAt: at("2022-04-22T23:29:04.039Z"),
			LastModified: at("2022-04-22T23:29:04.039Z"), Languages: []string{"en", "nl"}, Disabled: true, Tags: []string{"license:cc-by-4.0", "language:en"}},
		{ID: "bo-quill/nest-2", Kind: "space", Owner: "bo-quill", SDK: "gradio", HubID: "85a0b0dcfbad78ab68ff0002", Likes: 2, CreatedAt: at("2022-04-05T23:29:04.026Z"),
			LastModified: at("2022-04-05T23:29:04.026Z"), Tags: []string{"gradio"}},
	} {
		if diff := cmp.Diff(want, byID[want.ID]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", want.ID, diff)
		}
	}
	usages := lines[hub.Usage](t, c, snapshot.UsagesFile)
	if len(usages) != 0+1+2+3+4+5 || usages[0] != (hub.Usage{Space: "bo-quill/nest-1", Model: "ada-wren/tiny-owl-0"}) {
		t.Errorf("%d usages: %v", len(usages), usages)
	}
	notes := strings.Join(c.report.Notes, "\n")
	for _, want := range []string{"not known were ignored: aNewColumn", "the usages are those that the cards of spaces declare", "1 private repository", "which tell nothing: 1"} {
		if strings.Count(notes, want) != 1 {
			t.Errorf("notes %q lack %q", notes, want)
		}
	}
	if !slices.Contains(c.report.Lacks, "commits") || !slices.ContainsFunc(c.report.Lacks, func(s string) bool { return strings.HasPrefix(s, "usages but") }) {
		t.Errorf("lacks %q", c.report.Lacks)
	}
}

func TestSpacesWithTheHubsList(t *testing.T) {
	c := convert(t, sources.Options{Paths: []string{"testdata/spaces-models.parquet"}})
	usages := lines[hub.Usage](t, c, snapshot.UsagesFile)
	if c.err != nil || len(usages) != 12 || !slices.Contains(usages, hub.Usage{Space: "bo-quill/nest-5", Model: "openai-community/gpt2"}) {
		t.Errorf("%v, %v", usages, c.err)
	}
}

func TestKind(t *testing.T) {
	dataset := hub.Dataset
	c := convert(t, sources.Options{Paths: []string{"testdata/models-few.parquet"}, Kind: &dataset})
	if r := lines[repository](t, c, snapshot.RepositoriesFile); c.err != nil || len(r) != 60 || r[0].Kind != "dataset" {
		t.Errorf("%v", c.err)
	}
	few, err := os.ReadFile("testdata/models-few.parquet")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"spaces/train/0000.parquet": "space", "x/y/z/0000.parquet": ""} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, few, 0o600); err != nil {
			t.Fatal(err)
		}
		c := convert(t, sources.Options{Paths: []string{path}})
		if want == "" {
			if !errors.As(c.err, new(*hub.UsageError)) || !strings.Contains(c.err.Error(), "--kind") {
				t.Errorf("%s: %v", name, c.err)
			}
		} else if r := lines[repository](t, c, snapshot.RepositoriesFile); c.err != nil || len(r) != 60 || r[0].Kind != want {
			t.Errorf("%s: %v", name, c.err)
		}
	}
}
