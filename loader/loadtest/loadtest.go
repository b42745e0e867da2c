// Package loadtest opens and loads snapshots in tests of other packages.
package loadtest

import (
	"io/fs"
	"testing"

	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/snapshot"
)

// Open opens the snapshot in a folder.
func Open(t testing.TB, folder fs.FS) *snapshot.Snapshot {
	t.Helper()
	s, err := snapshot.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Load writes the snapshot in a folder into a database. Without Rejects in the
// options a bad line ends the test.
func Load(t testing.TB, db loader.Store, folder fs.FS, o loader.Options) {
	t.Helper()
	if _, err := loader.Load(t.Context(), db, Open(t, folder), o); err != nil {
		t.Fatal(err)
	}
}
