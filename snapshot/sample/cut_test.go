package sample_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	bundled "github.com/hubgraph/hubgraph/sample"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/sample"
)

func open(t *testing.T, folder fs.FS) *snapshot.Snapshot {
	t.Helper()
	s, err := snapshot.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// cut writes a sample to a folder.
func cut(t *testing.T, folder fs.FS, o sample.Options) (dir string, r sample.Result) {
	t.Helper()
	dir = t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	r, err = sample.Cut(t.Context(), open(t, folder), o, w)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(r.Meta); err != nil {
		t.Fatal(err)
	}
	return dir, r
}

// TestOwner cuts out what kit owns, worked out by hand from the files of
// hubtest.Small: one model, used by nobody and derived from nothing.
func TestOwner(t *testing.T) {
	dir, r := cut(t, hubtest.Small(), sample.Options{Owners: []string{"kit"}})
	want := `repositories.jsonl: kit/Text
commits.jsonl: "k1"
`
	if got := summary(t, dir); got != want || r.Chosen != 1 || r.Added != 0 {
		t.Errorf("%d chosen, %d added\n%s", r.Chosen, r.Added, cmp.Diff(want, got))
	}
	if r.Meta.Source != "hubtest (sample: repositories of kit)" {
		t.Errorf("source %q", r.Meta.Source)
	}
}

// TestReferences cuts out what ada-wren and cai-fen own, worked out by hand: the
// model reef, to which its base legacy-bert is added, and two demos, to which
// the models they use are, tide-base and tide-chat, and for tide-base the
// dataset foam. Repetitions stay, and so does the lineage of tide-chat from a
// model that is not listed. Usages by the unlisted space go, since their models
// are not chosen, and that of an unlisted model.
func TestReferences(t *testing.T) {
	dir, r := cut(t, hubtest.Small(), sample.Options{Owners: []string{"ada-wren", "cai-fen"}})
	want := `repositories.jsonl: gust-lab/tide-base gust-lab/tide-chat ada-wren/reef legacy-bert gust-lab/tide-base gust-lab/foam cai-fen/demo cai-fen/demo-copy
identities.jsonl: "Ada Wren" "A. Wren" "Tidy Bot"
bots.jsonl: "tidy-bot" "tidy-bot"
commits.jsonl: "a1" "a2" "a3" "a4" "a2" "b1" "b2" "b3" "e1" "f1" "f2" "h1" "h2" "h1" "h2" "h3"
discussions.jsonl: 1 2 3 1 1
usages.jsonl: "gust-lab/tide-base" "gust-lab/tide-chat" "gust-lab/tide-base" "gust-lab/tide-base"
lineage.jsonl: "gust-lab/tide-base" "legacy-bert" "gone/model" "gust-lab/tide-base"
datasets.jsonl: "gust-lab/foam"
`
	if d := cmp.Diff(want, summary(t, dir)); d != "" || r.Chosen != 3 || r.Added != 4 {
		t.Errorf("%d chosen, %d added\n%s", r.Chosen, r.Added, d)
	}
}

// summary names the records of each file by what tells them apart.
func summary(t *testing.T, dir string) string {
	t.Helper()
	keys := map[string]string{"repositories.jsonl": "id", "identities.jsonl": "alias", "bots.jsonl": "name", "commits.jsonl": "sha",
		"discussions.jsonl": "num", "usages.jsonl": "model", "lineage.jsonl": "base", "datasets.jsonl": "dataset"}
	var out strings.Builder
	for _, file := range snapshot.DataFiles {
		text, err := os.ReadFile(filepath.Join(dir, file))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(file + ":")
		for line := range strings.Lines(string(text)) {
			_, rest, _ := strings.Cut(line, `"`+keys[file]+`": `)
			value, _, _ := strings.Cut(strings.TrimRight(rest, "}\n"), ",")
			if file == "repositories.jsonl" {
				value = strings.Trim(value, `"`)
			}
			out.WriteString(" " + value)
		}
		out.WriteString("\n")
	}
	return out.String()
}

// TestClosed: a sample at random has as many chosen repositories as asked for,
// the same for the same seed whatever the order of the lines, refers to nothing
// unlisted that the hub listed, and has the records of its repositories whole.
func TestClosed(t *testing.T) {
	for seed := range uint64(5) {
		o := sample.Options{Repositories: 40, Seed: seed}
		dir, r := cut(t, bundled.FS(), o)
		if r.Chosen != 40 || r.Meta.Source == open(t, bundled.FS()).Meta().Source {
			t.Errorf("seed %d: %d chosen, source %s", seed, r.Chosen, r.Meta.Source)
		}
		checkClosed(t, open(t, bundled.FS()), open(t, os.DirFS(dir)))
		again, _ := cut(t, reversed(t, bundled.FS()), o)
		if a, b := lines(t, dir), lines(t, again); !slices.Equal(a, b) {
			t.Errorf("seed %d: another sample from other lines: %d and %d records", seed, len(a), len(b))
		}
	}
	all, r := cut(t, hubtest.Small(), sample.Options{Repositories: 1000})
	if r.Chosen != 11 || r.Added != 0 {
		t.Errorf("of all: %d chosen, %d added", r.Chosen, r.Added)
	}
	checkClosed(t, open(t, hubtest.Small()), open(t, os.DirFS(all)))
}

func checkClosed(t *testing.T, whole, part *snapshot.Snapshot) {
	t.Helper()
	listed := func(s *snapshot.Snapshot) (*snapshot.Outcome, map[string]int, map[string]int) {
		commits, unlisted := map[string]int{}, map[string]int{}
		all := map[string]bool{}
		o, err := s.Walk(t.Context(), snapshot.Reading{}, snapshot.Handlers{
			Repository: func(_ int, r *hub.Repository) error { all[r.Kind.String()+" "+r.ID] = true; return nil },
			Commit:     func(_ int, c *hub.Commit) error { commits[c.Kind.String()+" "+c.Repo]++; return nil },
			Usage: func(space, _ int, u hub.Usage) error {
				if space < 0 {
					unlisted["space "+u.Space]++
				}
				return nil
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		for id := range all {
			commits[id] += 0
		}
		return o, commits, unlisted
	}
	_, wantCommits, wasUnlisted := listed(whole)
	got, commits, unlisted := listed(part)
	if got.Ignored.CommitsOfUnknownRepositories+got.Ignored.DiscussionsOfUnknownRepositories+got.Ignored.UsagesOfUnknownModels > 0 {
		t.Errorf("the sample is not closed: %+v", got.Ignored)
	}
	for id, n := range commits {
		if n != wantCommits[id] {
			t.Errorf("%s has %d commits, want %d", id, n, wantCommits[id])
		}
	}
	for id := range unlisted {
		if wasUnlisted[id] == 0 {
			t.Errorf("%s was listed", id)
		}
	}
}

// lines returns all records of a snapshot, sorted.
func lines(t *testing.T, dir string) (all []string) {
	t.Helper()
	for _, file := range snapshot.DataFiles {
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err == nil {
			all = append(all, strings.Split(string(text), "\n")...)
		}
	}
	slices.Sort(all)
	return all
}

// reversed returns a snapshot with the lines of its repositories, usages and
// lineage in the other order.
func reversed(t *testing.T, folder fs.FS) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	s := open(t, folder)
	for _, file := range snapshot.DataFiles {
		if _, ok := s.File(file); !ok {
			continue
		}
		var all [][]byte
		err := s.Head(t.Context(), file, 1<<30, func(line []byte) error {
			all = append(all, bytes.Clone(line))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if file != snapshot.IdentitiesFile {
			slices.Reverse(all)
		}
		out[file] = &fstest.MapFile{Data: bytes.Join(all, []byte("\n"))}
	}
	return out
}

func TestWrongUse(t *testing.T) {
	for _, o := range []sample.Options{{}, {Repositories: -1}, {Repositories: 2, Owners: []string{"kit"}}, {Owners: []string{"nobody"}}} {
		_, err := sample.Cut(t.Context(), open(t, hubtest.Small()), o, nil)
		if !errors.As(err, new(*hub.UsageError)) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

// Bad lines are named once, although some files are read twice.
func TestRejects(t *testing.T) {
	folder := fstest.MapFS{
		"repositories.jsonl": {Data: []byte(`{"id":"a/m","kind":"model","owner":"a","tags":[]}` + "\nno JSON\n")},
		"usages.jsonl":       {Data: []byte("no JSON\n" + `{"space":"a/s","model":"a/m"}`)},
		"bots.jsonl":         {Data: []byte("no JSON\n" + `{"name":"b"}`)},
	}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{})
	cut(t, folder, sample.Options{Owners: []string{"a"}, Rejects: rejects})
	if rejects.Count() != 3 {
		t.Errorf("%d rejects, want 3", rejects.Count())
	}
}
