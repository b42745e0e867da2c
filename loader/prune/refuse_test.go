package prune_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/loader/prune"
	"github.com/hubgraph/hubgraph/snapshot"
)

// wantRefused checks that an error is one line with a text and no wrong use.
func wantRefused(t *testing.T, err error, text string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), "nothing is pruned: ") || !strings.Contains(err.Error(), text) ||
		strings.Contains(err.Error(), "\n") || errors.As(err, new(*hub.UsageError)) {
		t.Errorf("error %v, want one line with %q, and no wrong use", err, text)
	}
}

// TestOtherSnapshot: the snapshot must be the one loaded last, to its end.
func TestOtherSnapshot(t *testing.T) {
	db := dbtest.Open(t)
	small, newer := hubtest.Small(), os.DirFS("../testdata/newer")
	refused := func(folder fs.FS, text string) {
		t.Helper()
		_, err := prune.New(t.Context(), db, loadtest.Open(t, folder), prune.Options{})
		wantRefused(t, err, text)
	}
	refused(small, "not the one that was loaded last") // nothing was loaded
	load(t, db, small, loader.Options{})
	refused(newer, "not the one that was loaded last")
	load(t, db, newer, loader.Options{})
	refused(small, "not the one that was loaded last")

	// A load that begins while a Pruner is at work.
	p := pruner(t, db, newer, prune.Options{})
	broken := &breaking{DB: db, changes: len(loader.Constraints()) + 10}
	if _, err := loader.Load(t.Context(), broken, loadtest.Open(t, small), loader.Options{Merge: true}); err == nil {
		t.Fatal("the load was to be broken")
	}
	before := dbtest.Dump(t, db)
	for _, act := range []func(context.Context) (prune.Report, error){p.Find, p.Remove} {
		_, err := act(t.Context())
		wantRefused(t, err, "a load runs or was left off")
	}
	refused(small, "a load runs or was left off")
	refused(newer, "a load runs or was left off")
	same(t, "graph after what was refused", before, dbtest.Dump(t, db))
}

// TestSeveralHubs: a snapshot does not know what is gone from another hub.
func TestSeveralHubs(t *testing.T) {
	db := dbtest.Open(t)
	load(t, db, hubtest.Small(), loader.Options{})
	other := drawHub(t, 5)
	load(t, db, other, loader.Options{Merge: true})
	_, err := prune.New(t.Context(), db, loadtest.Open(t, other), prune.Options{})
	wantRefused(t, err, "the database holds 2 hubs")
}

// TestRejects: what a bad line describes does not pass for gone, unless told so.
func TestRejects(t *testing.T) {
	db := dbtest.Open(t)
	good, bad := os.DirFS("../testdata/newer"), fstest.MapFS{}
	for _, name := range []string{snapshot.MetaFile, snapshot.RepositoriesFile, snapshot.IdentitiesFile, snapshot.BotsFile,
		snapshot.CommitsFile, snapshot.DiscussionsFile, snapshot.UsagesFile, snapshot.LineageFile} {
		text, err := fs.ReadFile(good, name)
		if err != nil {
			t.Fatal(err)
		}
		bad[name] = &fstest.MapFile{Data: bytes.Replace(text, []byte(`"sha":"p1"`), []byte(`"sha":1`), 1)}
	}
	want := fresh(t, db, bad)

	load(t, db, good, loader.Options{Replace: true})
	load(t, db, bad, loader.Options{})
	before := dbtest.Dump(t, db)
	_, err := prune.New(t.Context(), db, loadtest.Open(t, bad), prune.Options{})
	wantRefused(t, err, "1 line of the snapshot is rejected")
	same(t, "graph after what was refused", before, dbtest.Dump(t, db))

	r := remove(t, pruner(t, db, bad, prune.Options{DespiteRejects: true}))
	var gone []string
	for _, g := range r.Groups {
		for _, name := range g.Examples {
			gone = append(gone, g.Kind+" "+name)
		}
	}
	// What only that line had: a commit, its second author, and a commit of its first.
	same(t, "removed", []string{"commits model:fay-moss/gull@p1", "accounts nia-tarn", "accounts that are no developers fay-moss"}, gone)
	same(t, "graph without the bad line", want, dbtest.Dump(t, db))
}

// TestChangedFile: the files are those that were loaded.
func TestChangedFile(t *testing.T) {
	db := dbtest.Open(t)
	dir := t.TempDir()
	if err := os.CopyFS(dir, hubtest.Small()); err != nil {
		t.Fatal(err)
	}
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := loader.Load(t.Context(), db, s, loader.Options{}); err != nil {
		t.Fatal(err)
	}
	if _, err := prune.New(t.Context(), db, s, prune.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, snapshot.UsagesFile), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = prune.New(t.Context(), db, s, prune.Options{})
	if err == nil || !strings.Contains(err.Error(), "usages.jsonl was changed") {
		t.Errorf("error %v, want one that names the changed file", err)
	}
}
