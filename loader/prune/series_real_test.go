//go:build realdata

package prune_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
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
