//go:build realdata

package series

import (
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
	"github.com/hubgraph/hubgraph/sources/hubpages"
)

// TestRealSeries follows the real answers of the folder that HUBGRAPH_REAL_SERIES names,
// which have the time in their names: one account's models from August 2023 to March 2024.
// Its README has these numbers, counted by _id: models, added, removed, renamed, likes fell.
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
	var snapshots []*snapshot.Snapshot
	for _, path := range answers {
		snapshots = append(snapshots, converted(t, path))
	}
	r, err := Of(t.Context(), snapshots, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := [][5]int64{{1124, 336, 8, 9, 19}, {1762, 641, 3, 2, 27}, {2057, 295, 0, 0, 26}, {2332, 279, 4, 23, 44}, {2704, 385, 13, 0, 8}, {3051, 347, 0, 0, 60},
		{3515, 465, 1, 0, 63}, {3798, 285, 2, 0, 43}, {3863, 65, 0, 0, 10}, {3863, 0, 0, 0, 9}, {3863, 0, 0, 0, 12}}
	var got [][5]int64
	for _, s := range r.Steps {
		got = append(got, [5]int64{s.Repositories.To, s.Repositories.Added, s.Repositories.Gone, *s.Renamed, s.Likes.Fell})
	}
	if d := cmp.Diff(want, got); d != "" || r.Snapshots[0].Kinds.Model.Repositories != 796 {
		t.Errorf("steps (-want +got):\n%s", d)
	}
}

// converted makes a snapshot of an answer, models-2023-08-23T0400.json.gz.
func converted(t *testing.T, path string) *snapshot.Snapshot {
	t.Helper()
	at, err := time.Parse("models-2006-01-02T1504", strings.TrimSuffix(filepath.Base(path), ".json.gz"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	kind := hub.Model
	report, err := hubpages.Convert(t.Context(), sources.Options{Paths: []string{path}, Kind: &kind, MaxItem: 16 << 20, Meter: new(sources.Meter)}, w, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(snapshot.Meta{Source: report.Source, CollectedAt: at, Lacks: report.Lacks}); err != nil {
		t.Fatal(err)
	}
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
