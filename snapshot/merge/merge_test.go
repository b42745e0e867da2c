package merge_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/merge"
)

func merged(t *testing.T, folders ...fs.FS) (dir string, r merge.Result) {
	t.Helper()
	var all []*snapshot.Snapshot
	for _, folder := range folders {
		s, err := snapshot.Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	dir = t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	r, err = merge.Merge(t.Context(), all, nil, w)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(r.Meta); err != nil {
		t.Fatal(err)
	}
	return dir, r
}

func lines(t *testing.T, dir, file string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

// TestPrecedence: the newer snapshot knows tide as tide-2, contradicts a commit,
// an account and an alias, and merges people in a circle with the first one.
func TestPrecedence(t *testing.T) {
	first := fstest.MapFS{
		"snapshot.json":      {Data: []byte(`{"format":1,"source":"a","collectedAt":"2024-01-02T00:00:00Z","lacks":["usages","commits"]}`)},
		"repositories.jsonl": {Data: []byte(`{"id": "kit/tide", "kind": "model", "tags": ["x"], "likes": 1, "hub_id": "h1"}` + "\n" + `{"id": "kit/foam", "kind": "dataset", "tags": []}`)},
		"commits.jsonl":      {Data: []byte(`{"repo": "kit/tide", "kind": "model", "sha": "1", "authors": ["kit"], "title": "one"}`)},
		"identities.jsonl":   {Data: []byte(`{"alias": "Kit", "canonical": "kit"}` + "\n" + `{"alias": "kit", "canonical": "kit-2"}`)},
		"accounts.jsonl":     {Data: []byte(`{"name": "kit", "type": "user"}`)},
	}
	second := fstest.MapFS{
		"snapshot.json": {Data: []byte(`{"format":1,"source":"b","collectedAt":"2024-01-01T00:00:00Z","lacks":["commits"]}`)},
		"repositories.jsonl": {Data: []byte(`{"id": "kit/tide-2", "kind": "model", "tags": ["x"], "likes": 2, "hub_id": "h1"}
{"id": "kit/foam", "kind": "dataset", "tags": []}
{"id": "kit/gull", "kind": "space", "tags": []}`)},
		"commits.jsonl": {Data: []byte(`{"repo": "kit/tide-2", "kind": "model", "sha": "1", "authors": ["kit"], "title": "another"}
{"repo": "kit/tide-2", "kind": "model", "sha": "2", "authors": ["kit"]}
{"repo": "kit/tide-2", "kind": "space", "sha": "2", "authors": ["kit"]}`)},
		"discussions.jsonl": {Data: []byte(`{"repo": "kit/tide-2", "kind": "model", "num": 1, "author": "kit"}`)},
		"usages.jsonl":      {Data: []byte(`{"space": "kit/gull", "model": "kit/tide-2"}`)},
		"lineage.jsonl":     {Data: []byte(`{"model": "kit/m", "base": "kit/tide-2", "relation": "merge"}`)},
		"datasets.jsonl":    {Data: []byte(`{"model": "kit/tide-2", "dataset": "kit/foam"}`)},
		"identities.jsonl":  {Data: []byte(`{"alias": "Kit", "canonical": "other"}` + "\n" + `{"alias": "kit-2", "canonical": "Kit"}` + "\n" + `{"alias": "K", "canonical": "kit"}`)},
		"accounts.jsonl":    {Data: []byte(`{"name": "kit", "type": "org"}`)},
		"bots.jsonl":        {Data: []byte(`{"name": "ci"}`)},
	}
	dir, r := merged(t, first, second)
	want := []merge.File{
		{Name: "repositories.jsonl", Read: 5, Written: 3, Same: 1, Conflict: 1, Conflicts: []string{"model kit/tide-2"}, Renamed: 1},
		{Name: "identities.jsonl", Read: 5, Written: 3, Conflict: 1, Conflicts: []string{"Kit"}, Circles: 1},
		{Name: "bots.jsonl", Read: 1, Written: 1},
		{Name: "commits.jsonl", Read: 4, Written: 3, Conflict: 1, Conflicts: []string{"model kit/tide-2@1"}, Renamed: 2},
		{Name: "discussions.jsonl", Read: 1, Written: 1, Renamed: 1},
		{Name: "usages.jsonl", Read: 1, Written: 1, Renamed: 1},
		{Name: "lineage.jsonl", Read: 1, Written: 1, Renamed: 1},
		{Name: "datasets.jsonl", Read: 1, Written: 1, Renamed: 1},
		{Name: "accounts.jsonl", Read: 2, Written: 1, Conflict: 1, Conflicts: []string{"kit"}},
	}
	if d := cmp.Diff(want, r.Files); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if d := cmp.Diff(snapshot.Meta{Source: "a + b", CollectedAt: time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC), Lacks: []string{"commits"}}, r.Meta); d != "" {
		t.Errorf("meta (-want +got):\n%s", d)
	}
	for file, want := range map[string][]string{
		"commits.jsonl": {`{"repo": "kit/tide", "kind": "model", "sha": "1", "authors": ["kit"], "date": null, "title": "one"}`,
			`{"repo": "kit/tide", "kind": "model", "sha": "2", "authors": ["kit"], "date": null}`,
			`{"repo": "kit/tide-2", "kind": "space", "sha": "2", "authors": ["kit"], "date": null}`},
		"usages.jsonl":     {`{"space": "kit/gull", "model": "kit/tide"}`},
		"lineage.jsonl":    {`{"model": "kit/m", "base": "kit/tide", "relation": "merge"}`},
		"datasets.jsonl":   {`{"model": "kit/tide", "dataset": "kit/foam"}`},
		"identities.jsonl": {`{"alias": "Kit", "canonical": "kit"}`, `{"alias": "kit", "canonical": "kit-2"}`, `{"alias": "K", "canonical": "kit"}`},
		"accounts.jsonl":   {`{"name": "kit", "type": "user"}`},
	} {
		if d := cmp.Diff(want, lines(t, dir, file)); d != "" {
			t.Errorf("%s (-want +got):\n%s", file, d)
		}
	}
}

// TestWithItself: a snapshot merged with itself has each of its keys once, the
// first record of each, and no conflict but those within it.
func TestWithItself(t *testing.T) {
	once, first := merged(t, hubtest.Small())
	twice, second := merged(t, hubtest.Small(), hubtest.Small())
	conflicts := map[string]int64{ // contradictions within it, counted by hand
		"repositories.jsonl": 1, "commits.jsonl": 1, "discussions.jsonl": 1, "identities.jsonl": 0, "lineage.jsonl": 1}
	for i, f := range first.Files {
		again := second.Files[i]
		if again.Written != f.Written || again.Read < f.Read+f.Written || again.Conflict != 2*f.Conflict {
			t.Errorf("%s: once %+v, twice %+v", f.Name, f, again)
		}
		if f.Conflict != conflicts[f.Name] {
			t.Errorf("%s: %d conflicts, want %d", f.Name, f.Conflict, conflicts[f.Name])
		}
		if d := cmp.Diff(lines(t, once, f.Name), lines(t, twice, f.Name)); d != "" {
			t.Errorf("%s:\n%s", f.Name, d)
		}
	}
}

// TestParts: a hub that is torn into parts at random and merged again is the
// hub, with its records in another order.
func TestParts(t *testing.T) {
	whole, _ := merged(t, hubtest.Small())
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 1))
		parts := make([]fstest.MapFS, 3)
		for i := range parts {
			parts[i] = fstest.MapFS{"repositories.jsonl": {}}
		}
		for _, file := range snapshot.DataFiles {
			for _, line := range lines(t, whole, file) {
				// once, or several times
				for n := range 1 + r.IntN(2) {
					part := parts[(r.IntN(len(parts))+n)%len(parts)]
					if part[file] == nil {
						part[file] = &fstest.MapFile{}
					}
					part[file].Data = append(part[file].Data, line+"\n"...)
				}
			}
		}
		dir, result := merged(t, parts[0], parts[1], parts[2])
		for _, file := range snapshot.DataFiles {
			want, got := lines(t, whole, file), lines(t, dir, file)
			slices.Sort(want)
			slices.Sort(got)
			if d := cmp.Diff(want, got); d != "" {
				t.Fatalf("seed %d, %s (-want +got):\n%s", seed, file, d)
			}
		}
		for _, f := range result.Files {
			if f.Conflict+f.Circles+f.Renamed > 0 || f.Read != f.Written+f.Same {
				t.Errorf("seed %d: %+v", seed, f)
			}
		}
	}
}

// TestMany has more keys than a table holds at first, and checks them against a
// map.
func TestMany(t *testing.T) {
	var text strings.Builder
	want := map[string]bool{}
	for i := range 5000 {
		name := fmt.Sprint("bot-", i*i%3000)
		want[name] = true
		fmt.Fprintf(&text, "{\"name\":%q}\n", name)
	}
	_, r := merged(t, fstest.MapFS{"repositories.jsonl": {}, "bots.jsonl": {Data: []byte(text.String())}})
	if f := r.Files[0]; f.Written != int64(len(want)) || f.Same != 5000-f.Written {
		t.Errorf("%+v, want %d", f, len(want))
	}
}

func TestMetaOf(t *testing.T) {
	m := merge.MetaOf([]snapshot.Meta{{Source: "a"}, {Source: "a", Lacks: []string{"x"}}, {}})
	if m.Source != "a" || len(m.Lacks) > 0 || !m.CollectedAt.IsZero() {
		t.Errorf("%+v", m)
	}
}
