package prune_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/prune"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/diff"
	"github.com/hubgraph/hubgraph/sources"
	"github.com/hubgraph/hubgraph/sources/hubpages"
)

// step is what happened from one answer of a series to the next.
type step struct{ Models, Added, Removed, Renamed, LikesFell int64 }

// converted makes a snapshot of an answer of the Hub's list of models.
func converted(t *testing.T, answer string, collectedAt time.Time) (dir string) {
	t.Helper()
	dir = t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	rejects := snapshot.NewRejects(snapshot.RejectOptions{Strict: true})
	report, err := hubpages.Convert(t.Context(), sources.Options{Paths: []string{answer}, MaxItem: snapshot.DefaultMaxLine}, w, rejects)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(snapshot.Meta{Source: report.Source, CollectedAt: collectedAt, Lacks: report.Lacks}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestSeries follows three answers, made up. From the first to the second,
// drift is renamed, and its likes fall; eddy, which derives from it, stays; foam
// is gone and gull is new. From the second to the third, tide and eddy swap
// their names, gull is deleted, and another model takes its name.
func TestSeries(t *testing.T) {
	model := func(n int, id string, likes int, tags string) string {
		return fmt.Sprintf(`{"_id":"%024d","id":%q,"modelId":%q,"likes":%d,"downloads":3,"private":false,"tags":[%s]}`, n, id, id, likes, tags)
	}
	answers := [][]string{
		{model(1, "kit/tide", 5, ""), model(2, "kit/drift", 9, ""), model(3, "kit/eddy", 0, `"base_model:kit/drift"`), model(4, "kit/foam", 1, "")},
		{model(1, "kit/tide", 5, ""), model(2, "kit/drift-v2", 8, ""), model(3, "kit/eddy", 0, `"base_model:kit/drift-v2"`), model(5, "kit/gull", 1, "")},
		{model(1, "kit/eddy", 4, ""), model(2, "kit/drift-v2", 7, ""), model(3, "kit/tide", 0, `"base_model:kit/drift-v2"`), model(6, "kit/gull", 0, "")},
	}
	dir := t.TempDir()
	var files []string
	for i, models := range answers {
		files = append(files, filepath.Join(dir, fmt.Sprintf("models-%d.json", i)))
		if err := os.WriteFile(files[i], []byte("["+strings.Join(models, ",\n")+"]"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := followRenames(t, files[:2]); got != "[kit/drift -> kit/drift-v2] lineage {1 1 0 0 0}" {
		t.Error(got)
	}
	want := []step{{4, 1, 1, 1, 1}, {4, 1, 1, 2, 2}}
	// The names of tide, eddy and gull are still in use: no node goes.
	db := dbtest.Open(t)
	for i, file := range files {
		folder := os.DirFS(converted(t, file, time.Date(2023, 8, 1+i, 0, 0, 0, 0, time.UTC)))
		wantGraph := fresh(t, db, folder)
		load(t, db, os.DirFS(converted(t, files[0], time.Date(2023, 7, 1, 0, 0, 0, 0, time.UTC))), loader.Options{Replace: true})
		load(t, db, folder, loader.Options{})
		removed := remove(t, pruner(t, db, folder, prune.Options{}))
		same(t, "graph", wantGraph, dbtest.Dump(t, db))
		if renamed := int64(min(i, 1)); removed.Renamed.Count != renamed {
			t.Errorf("%s: %v", file, removed)
		}
	}
	for i, pair := range [][]string{files[:2], files[1:]} {
		if got := compared(t, pair); got != want[i] {
			t.Errorf("step %d: %+v, want %+v", i, got, want[i])
		}
	}
}

func difference(t *testing.T, files []string) *diff.Diff {
	t.Helper()
	var sides []*snapshot.Snapshot
	for _, file := range files {
		s, err := snapshot.OpenDir(converted(t, file, time.Time{}))
		if err != nil {
			t.Fatal(err)
		}
		sides = append(sides, s)
	}
	d, err := diff.Compare(t.Context(), sides[0], sides[1], diff.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func compared(t *testing.T, files []string) step {
	r := difference(t, files).Repositories
	return step{r.To, r.Added, r.Gone, r.Changes.ID, r.Likes.Fell}
}

// followRenames names what was renamed, and counts the lineage.
func followRenames(t *testing.T, files []string) string {
	d := difference(t, files)
	var renamed []string
	for _, c := range d.Repositories.Lists.Changed {
		if c.Attribute == "id" {
			renamed = append(renamed, fmt.Sprint(c.From, " -> ", c.To))
		}
	}
	return fmt.Sprint(renamed, " lineage ", d.Lineage.Count)
}
