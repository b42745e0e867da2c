package hubtest_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"testing"

	"github.com/hubgraph/hubgraph/hub/hubtest"
)

// TestSmallLines checks that each file holds as many lines as the package
// comment accounts for, and that each is JSON: kept + left out.
func TestSmallLines(t *testing.T) {
	want := map[string]int{
		"snapshot.json":      1,
		"repositories.jsonl": 11 + 1,        // 1 repeated
		"commits.jsonl":      19 + 1 + 2,    // 1 repeated, 2 of unlisted repositories
		"discussions.jsonl":  5 + 1 + 1,     // 1 repeated, 1 of an unlisted repository
		"usages.jsonl":       4 + 2 + 1 + 1, // 2 by an unlisted space, 1 repeated, 1 of an unlisted model
		"identities.jsonl":   5 + 1,         // 1 alias twice
		"bots.jsonl":         2 + 1,         // 1 repeated
		"lineage.jsonl":      2 + 1 + 1,     // 1 of an unlisted base, 1 repeated
		"datasets.jsonl":     2 + 1,         // 1 of an unlisted dataset
	}
	got := map[string]int{}
	err := fs.WalkDir(hubtest.Small(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(hubtest.Small(), path)
		if err != nil {
			return err
		}
		for line := range bytes.Lines(text) {
			if len(bytes.TrimSpace(line)) == 0 {
				continue
			}
			if !json.Valid(line) {
				t.Errorf("%s: not JSON: %s", path, line)
			}
			got[path]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, n := range want {
		if got[name] != n {
			t.Errorf("%s has %d records, want %d", name, got[name], n)
		}
	}
	if len(got) != len(want) {
		t.Errorf("files %v, want those of %v", got, want)
	}
}
