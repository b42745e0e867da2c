//go:build realdata

package prune_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/prune"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/snapshot/diff"
)

// TestRealSeries follows the real answers, by name in order of their dates, of
// the folder that HUBGRAPH_REAL_SERIES names: one account's models from August
// 2023 to March 2024. Its README has these numbers, counted by _id.
func TestRealSeries(t *testing.T) {
	dir := os.Getenv("HUBGRAPH_REAL_SERIES")
	if dir == "" {
		t.Fatal("HUBGRAPH_REAL_SERIES names no folder")
	}
	answers, err := filepath.Glob(filepath.Join(dir, "models-*.json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(answers)
	want := []step{{1124, 336, 8, 9, 19}, {1762, 641, 3, 2, 27}, {2057, 295, 0, 0, 26}, {2332, 279, 4, 23, 44}, {2704, 385, 13, 0, 8}, {3051, 347, 0, 0, 60},
		{3515, 465, 1, 0, 63}, {3798, 285, 2, 0, 43}, {3863, 65, 0, 0, 10}, {3863, 0, 0, 0, 9}, {3863, 0, 0, 0, 12}}
	if d := cmp.Diff(want, followSeries(t, answers)); d != "" {
		t.Errorf("steps (-want +got):\n%s", d)
	}
}

// followSeries makes a snapshot of each answer, one a file, and returns what
// diff and load --prune find from each to the next. The graph after the last one
// is that of a fresh load of it.
func followSeries(t *testing.T, answers []string) []step {
	t.Helper()
	db := dbtest.Open(t)
	var steps []step
	var before *snapshot.Snapshot
	for i, answer := range answers {
		dir := converted(t, answer, time.Date(2023, 8, 1+i, 0, 0, 0, 0, time.UTC))
		now, err := snapshot.OpenDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		load(t, db, os.DirFS(dir), loader.Options{})
		gone := remove(t, pruner(t, db, os.DirFS(dir), prune.Options{}))
		if before == nil {
			before = now
			continue
		}
		d, err := diff.Compare(t.Context(), before, now, diff.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r := d.Repositories
		steps = append(steps, step{r.To, r.Added, r.Gone, r.Changes.ID, r.Likes.Fell})
		if removed := gone.Groups[0].Count; removed != r.Gone || gone.Renamed.Count != r.Changes.ID {
			t.Errorf("%s: prune finds %d removed and %d renamed, diff %d and %d", answer, removed, gone.Renamed.Count, r.Gone, r.Changes.ID)
		}
		before = now
		if i == len(answers)-1 {
			got := dbtest.Dump(t, db)
			same(t, "graph after the series", fresh(t, db, os.DirFS(dir)), got)
		}
	}
	return steps
}
