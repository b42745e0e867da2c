package loader_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

// collected returns a folder as if it had been collected in another year.
func collected(t *testing.T, folder fs.FS, year int) fs.FS {
	t.Helper()
	return with(t, folder, map[string]func([]byte) []byte{"snapshot.json": func(text []byte) []byte {
		var meta map[string]any
		if err := json.Unmarshal(text, &meta); err != nil {
			t.Fatal(err)
		}
		meta["collectedAt"] = fmt.Sprintf("%d-01-01T00:00:00Z", year)
		text, err := json.Marshal(meta)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}})
}

// history is a hub at several times: newer, the same again, as it was, newer.
func history(t *testing.T, first fs.FS, seed uint64, oneIn int) []fs.FS {
	t.Helper()
	all := []fs.FS{first}
	for i := range uint64(3) {
		all = append(all, os.DirFS(loadtest.Newer(t, all[len(all)-1], 10*seed+i, oneIn)))
	}
	return append(all, all[3], collected(t, all[1], 2030), collected(t, all[2], 2031))
}

// sent is what a load of a folder sent; it notes what it said.
type sent struct {
	loader.Summary
	notices []string
}

func loadKept(t *testing.T, to loader.Store, folder fs.FS, o loader.Options) sent {
	t.Helper()
	var out sent
	o.Notice = func(line string) { out.notices = append(out.notices, line) }
	o.Rejects = snapshot.NewRejects(snapshot.RejectOptions{})
	var err error
	if out.Summary, err = loader.Load(t.Context(), to, loadtest.Open(t, folder), o); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDifference loads hubs that change at random, whole and by the difference:
// the graphs are equal at every step.
func TestDifference(t *testing.T) {
	db := dbtest.Open(t)
	generated := os.DirFS(loadtest.Generate(t, 0.0004))
	for seed := range uint64(3) {
		steps := history(t, hubtest.SmallWithAccounts(), seed, 3)
		if seed == 2 {
			steps = history(t, generated, seed, 25)
		}
		var want [][]string
		for i, folder := range steps {
			loadKept(t, &store{DB: db}, folder, loader.Options{Replace: i == 0})
			want = append(want, dbtest.Dump(t, db))
		}
		kept := loaded.Folder{Dir: t.TempDir()}
		for i, folder := range steps {
			o := loader.Options{Kept: kept, Replace: i == 0, BatchRows: 1 + int(seed)*7}
			if seed == 1 && i > 0 { // by the folder of the snapshot before
				o.Kept, o.Previous = loaded.Folder{}, loadtest.Open(t, steps[i-1])
			}
			s := loadKept(t, &store{DB: db}, folder, o)
			if i > 0 && s.Known == 0 || len(s.notices) > 0 {
				t.Errorf("seed %d, step %d: %d of %d records were known; said %q", seed, i, s.Known, loader.Total(s.Records), s.notices)
			}
			same(t, "graph", want[i], dbtest.Dump(t, db))
			if t.Failed() {
				t.Fatalf("seed %d, step %d", seed, i)
			}
		}
	}
}

// TestDifferenceSendsNothing loads the same snapshot again: no record is sent.
func TestDifferenceSendsNothing(t *testing.T) {
	db := dbtest.Open(t)
	kept := loaded.Folder{Dir: t.TempDir()}
	for i := range 3 {
		r := loadKept(t, &store{DB: db}, hubtest.Small(), loader.Options{Kept: kept})
		want := int64(52 - 7) // all but identities and bots
		if i == 0 {
			want = 0
		}
		if r.Known != want {
			t.Errorf("load %d: %d records were known, want %d", i, r.Known, want)
		}
		same(t, "graph", smallGraph(t), dump(t, db))
	}
}

// TestDifferenceInterrupted breaks a load of the difference at every write, and
// goes on.
func TestDifferenceInterrupted(t *testing.T) {
	db := dbtest.Open(t)
	newer := os.DirFS("testdata/newer")
	for writes, ended := 1, false; !ended; writes += 4 {
		kept := loaded.Folder{Dir: t.TempDir()}
		loadKept(t, &store{DB: db}, hubtest.Small(), loader.Options{Kept: kept, Replace: true})
		broken := &breaking{store: store{DB: db}, writes: writes, after: writes%2 == 0}
		_, err := loader.Load(t.Context(), broken, loadtest.Open(t, newer), loader.Options{Kept: kept, BatchRows: 2, Writers: 2})
		if ended = err == nil; ended && writes < 10 {
			t.Errorf("the load took %d writes", writes)
		}
		if r := loadKept(t, &store{DB: db}, newer, loader.Options{Kept: kept, BatchRows: 3}); r.Known == 0 {
			t.Errorf("after %d writes all was sent; said %q", writes, r.notices)
		}
		same(t, "graph", newerGraph(t), dump(t, db))
		if t.Failed() {
			t.Fatalf("broken at write %d", writes)
		}
	}
}

// TestWholeInstead: where the index does not fit, all is sent, and the reason is
// said; the graph is right whatever the index is.
func TestWholeInstead(t *testing.T) {
	db := dbtest.Open(t)
	newer := os.DirFS("testdata/newer")
	for _, c := range []struct {
		why  string
		do   func(t *testing.T, db *graphdb.DB, kept loaded.Folder) loader.Options
		says string
	}{
		{"no index", func(t *testing.T, _ *graphdb.DB, kept loaded.Folder) loader.Options {
			remove(t, kept)
			return loader.Options{}
		}, "not known here (--previous"},
		{"a damaged index", func(t *testing.T, _ *graphdb.DB, kept loaded.Folder) loader.Options {
			change(t, kept, func(text []byte) []byte { text[len(text)/2] ^= 4; return text })
			return loader.Options{}
		}, "it is damaged"},
		{"an index that is cut short", func(t *testing.T, _ *graphdb.DB, kept loaded.Folder) loader.Options {
			change(t, kept, func(text []byte) []byte { return text[:len(text)-1] })
			return loader.Options{}
		}, "it is damaged"},
		{"another file", func(t *testing.T, _ *graphdb.DB, kept loaded.Folder) loader.Options {
			change(t, kept, func([]byte) []byte { return []byte("hubgraph loaded 0\nand so on") })
			return loader.Options{}
		}, "another version of hubgraph"},
		{"a load from elsewhere", func(t *testing.T, db *graphdb.DB, kept loaded.Folder) loader.Options {
			mustLoad(t, db, hubtest.Small(), loader.Options{Replace: true})
			return loader.Options{}
		}, "loaded from elsewhere since"},
		{"another load that was interrupted", func(t *testing.T, db *graphdb.DB, kept loaded.Folder) loader.Options {
			other := with(t, hubtest.Small(), map[string]func([]byte) []byte{"bots.jsonl": appending(`{"name":"another-bot"}` + "\n")})
			breakAt(t, &breaking{store: store{DB: db}, writes: 3}, other, loader.Options{Kept: kept})
			return loader.Options{}
		}, "a load of another snapshot was interrupted"},
		{"another folder", func(t *testing.T, _ *graphdb.DB, _ loaded.Folder) loader.Options {
			return loader.Options{Previous: loadtest.Open(t, newer)}
		}, "not the one loaded last"},
		{"a folder that is read in another way", func(t *testing.T, _ *graphdb.DB, _ loaded.Folder) loader.Options {
			s := loadtest.Open(t, hubtest.Small())
			s.MaxLine = 150
			return loader.Options{Previous: s}
		}, "now, and "},
		{"asked for", func(*testing.T, *graphdb.DB, loaded.Folder) loader.Options { return loader.Options{Whole: true} }, ""},
	} {
		t.Run(c.why, func(t *testing.T) {
			kept := loaded.Folder{Dir: t.TempDir()}
			loadKept(t, &store{DB: db}, hubtest.Small(), loader.Options{Kept: kept, Replace: true})
			o := c.do(t, db, kept)
			o.Kept = kept
			r := loadKept(t, &store{DB: db}, newer, o)
			if said := strings.Join(r.notices, "\n"); r.Known != 0 || !strings.Contains(said, c.says) || len(r.notices) != min(len(c.says), 1) {
				t.Errorf("%d records were known; said %q, want one line with %q", r.Known, r.notices, c.says)
			}
			if c.why != "another load that was interrupted" {
				same(t, "graph", newerGraph(t), dump(t, db))
			}
			// The next one is quick again.
			if r := loadKept(t, &store{DB: db}, newer, loader.Options{Kept: kept}); r.Known == 0 || len(r.notices) > 0 {
				t.Errorf("%d records were known the next time; said %q", r.Known, r.notices)
			}
		})
	}
}

// TestReplaceKnowsNothing: what was there before is not taken for there.
func TestReplaceKnowsNothing(t *testing.T) {
	db := dbtest.Open(t)
	kept := loaded.Folder{Dir: t.TempDir()}
	for range 2 {
		if r := loadKept(t, &store{DB: db}, hubtest.Small(), loader.Options{Kept: kept, Replace: true}); r.Known != 0 || len(r.notices) > 0 {
			t.Errorf("%d records were known; said %q", r.Known, r.notices)
		}
	}
	if err := db.Exec(context.Background(), "MATCH (n) DETACH DELETE n", nil); err != nil {
		t.Fatal(err)
	}
	loadKept(t, &store{DB: db}, hubtest.Small(), loader.Options{Kept: kept})
	same(t, "graph", smallGraph(t), dump(t, db))
}

// TestIndexIsNotKept: a folder that cannot be written to is said, and no error.
func TestIndexIsNotKept(t *testing.T) {
	db := dbtest.Open(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r := loadKept(t, &store{DB: db}, hubtest.Small(), loader.Options{Kept: loaded.Folder{Dir: file}})
	if len(r.notices) != 1 || !strings.Contains(r.notices[0], "could not be noted down") {
		t.Errorf("said %q", r.notices)
	}
}

// indexes returns the files of kept indexes.
func indexes(t *testing.T, kept loaded.Folder) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(kept.Dir, "*", "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %q, %v; want one", files, err)
	}
	return files
}

func remove(t *testing.T, kept loaded.Folder) {
	t.Helper()
	if err := os.Remove(indexes(t, kept)[0]); err != nil {
		t.Fatal(err)
	}
}

func change(t *testing.T, kept loaded.Folder, f func([]byte) []byte) {
	t.Helper()
	path := indexes(t, kept)[0]
	text, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, f(text), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
