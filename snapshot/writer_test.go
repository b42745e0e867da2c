package snapshot

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

var day = time.Date(2023, 4, 5, 6, 7, 8, 9e6, time.UTC)

func writeSample(t *testing.T, dir string, c Compression) {
	t.Helper()
	w, err := Create(dir, c)
	if err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(w.Repository(&hub.Repository{ID: "山田/\"owl\"\\", Kind: hub.Model, Owner: "山田", License: "mit", Tags: []string{"a,b", "tab\tand\nline"}, Likes: 3, Downloads: 4, CreatedAt: day}))
	must(w.Repository(&hub.Repository{ID: "gust-lab/tales", Kind: hub.Dataset, LastModified: day.Add(time.Nanosecond)}))
	must(w.Repository(&hub.Repository{ID: "gust-lab/demo", Kind: hub.Space, Tags: []string{}}))
	must(w.Commit(&hub.Commit{Repo: "gust-lab/tales", Kind: hub.Dataset, SHA: "1f", Authors: []string{"Bo Quill", ""}, Date: day, Title: "über"}))
	must(w.Discussion(&hub.Discussion{Repo: "gust-lab/tales", Kind: hub.Dataset, Num: 5, IsPullRequest: true, Status: "merged"}))
	must(w.Usage(hub.Usage{Space: "gust-lab/demo", Model: "山田/\"owl\"\\"}))
	must(w.Identity(hub.Identity{Alias: "bo", Canonical: "Bo Quill"}))
	must(w.Bot(hub.Bot{Name: "ci[bot]"}))
	must(w.Lineage(hub.Lineage{Model: "山田/\"owl\"\\", Base: "山田/\"owl\"\\", Relation: "adapter"}))
	must(w.TrainedOn(hub.TrainedOn{Model: "山田/\"owl\"\\", Dataset: "gust-lab/tales"}))
	must(w.Close(Meta{Source: "test", CollectedAt: day}))
}

func TestWriteAndReadBack(t *testing.T) {
	for _, c := range []Compression{Plain, Gzip, Zstd} {
		dir := t.TempDir()
		writeSample(t, dir, c)
		s, err := OpenDir(dir)
		if err != nil {
			t.Fatalf("%q: %v", c, err)
		}
		var got []string
		if _, err := s.Walk(ctx, Reading{}, lines(&got)); err != nil {
			t.Fatalf("%q: %v", c, err)
		}
		want := []string{
			`repo 0 model:山田/"owl"\ mit`, "repo 1 dataset:gust-lab/tales ", "repo 2 space:gust-lab/demo ", "identity bo=Bo Quill", "bot ci[bot]", "people 1 1",
			"commit 1 1f [Bo Quill ]", "discussion 1 5 ", "usage 2 0 gust-lab/demo", "lineage 0 0 adapter", "trained 0 1",
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got\n%s\nwant\n%s", c, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		meta := s.Meta()
		if meta.Format != 1 || meta.Source != "test" || !meta.CollectedAt.Equal(day) || meta.Counts["models"] != 1 || meta.Counts["commits"] != 1 {
			t.Errorf("%q: meta %+v", c, meta)
		}
		if done, total := s.Progress(); done != total || total == 0 {
			t.Errorf("%q: progress %d of %d at the end", c, done, total)
		}
	}
}

func TestRecordsKeepTheirValues(t *testing.T) {
	dir := t.TempDir()
	writeSample(t, dir, Plain)
	s, err := OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var first, second hub.Repository
	_, err = s.Walk(ctx, Reading{}, Handlers{Repository: func(i int, r *hub.Repository) error {
		switch i {
		case 0:
			first = *r
			first.Tags = append([]string(nil), r.Tags...)
		case 1:
			second = *r
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := hub.Repository{ID: "山田/\"owl\"\\", Kind: hub.Model, Owner: "山田", License: "mit", Tags: []string{"a,b", "tab\tand\nline"}, Likes: 3, Downloads: 4, CreatedAt: day}
	if !reflect.DeepEqual(first, want) {
		t.Errorf("got %+v, want %+v", first, want)
	}
	if !second.LastModified.Equal(day.Add(time.Nanosecond)) {
		t.Errorf("last modified %v lost its nanosecond", second.LastModified)
	}
}

func TestSameRecordsSameBytes(t *testing.T) {
	for _, c := range []Compression{Plain, Gzip, Zstd} {
		a, b := t.TempDir(), t.TempDir()
		writeSample(t, a, c)
		writeSample(t, b, c)
		files, _ := os.ReadDir(a)
		if len(files) != 9 {
			t.Errorf("%q: %d files, want 9", c, len(files))
		}
		for _, f := range files {
			x, _ := os.ReadFile(filepath.Join(a, f.Name()))
			y, _ := os.ReadFile(filepath.Join(b, f.Name()))
			if string(x) != string(y) {
				t.Errorf("%s differs between two runs", f.Name())
			}
		}
	}
}

func TestWriterRefusesWhatTheFormatForbids(t *testing.T) {
	for _, bad := range []string{"a\x00b", "\xff"} {
		w, err := Create(t.TempDir(), Plain)
		if err != nil {
			t.Fatal(err)
		}
		var refused *RecordError
		if err := w.Bot(hub.Bot{Name: bad}); !errors.As(err, &refused) {
			t.Errorf("%q: %v", bad, err)
		}
		if err := w.Bot(hub.Bot{Name: "ci"}); err != nil {
			t.Errorf("after a refused record: %v", err)
		}
		if err := w.Close(Meta{}); err != nil {
			t.Error(err)
		}
		if n := w.Records().Bots; n != 1 {
			t.Errorf("%d bots, want 1", n)
		}
	}
}

// TestWriterRefusesWhatAReaderRejects: what is refused is what Walk would
// reject, and what is written it takes.
func TestWriterRefusesWhatAReaderRejects(t *testing.T) {
	long := strings.Repeat("a", maxName+1)
	for name, write := range map[string]func(*Writer) error{
		"no id":        func(w *Writer) error { return w.Repository(&hub.Repository{}) },
		"long id":      func(w *Writer) error { return w.Repository(&hub.Repository{ID: long}) },
		"long owner":   func(w *Writer) error { return w.Repository(&hub.Repository{ID: "a", Owner: long}) },
		"NUL in a tag": func(w *Writer) error { return w.Repository(&hub.Repository{ID: "a", Tags: []string{"\x00"}}) },
		"likes":        func(w *Writer) error { return w.Repository(&hub.Repository{ID: "a", Likes: -1}) },
		"year": func(w *Writer) error {
			return w.Repository(&hub.Repository{ID: "a", CreatedAt: day.AddDate(9000, 0, 0)})
		},
		"no sha":      func(w *Writer) error { return w.Commit(&hub.Commit{Repo: "a"}) },
		"long author": func(w *Writer) error { return w.Commit(&hub.Commit{Repo: "a", SHA: "b", Authors: []string{long}}) },
		"no model":    func(w *Writer) error { return w.Usage(hub.Usage{Space: "a"}) },
		"no base":     func(w *Writer) error { return w.Lineage(hub.Lineage{Model: "a"}) },
	} {
		w, err := Create(t.TempDir(), Plain)
		if err != nil {
			t.Fatal(err)
		}
		var refused *RecordError
		if err := write(w); !errors.As(err, &refused) {
			t.Errorf("%s: %v", name, err)
		}
		if err := w.Close(Meta{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
