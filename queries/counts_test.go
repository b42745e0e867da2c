package queries_test

import (
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
)

// TestCheckCounts: a loaded database has its counts; none, stale ones and those of
// another version are told.
func TestCheckCounts(t *testing.T) {
	db := dbtest.Open(t)
	steps := []struct {
		name   string
		change func() error
		note   string
		fault  string
	}{
		{"empty", func() error { return nil }, "", ""},
		{"loaded", func() error { loadtest.Load(t, db, hubtest.Small(), loader.Options{}); return nil }, "", ""},
		{"stale", func() error { return db.Exec(t.Context(), "MATCH (c:Counts) SET c.complete = false", nil) }, "are stale", ""},
		{"other version", func() error { return db.Exec(t.Context(), "MATCH (c:Counts) SET c.version = 1", nil) }, "", "are of version 1"},
		{"none", func() error { return db.Exec(t.Context(), "MATCH (c:Counts) DELETE c", nil) }, "", "has no counts"},
	}
	for _, s := range steps {
		t.Run(s.name, func(t *testing.T) {
			if err := s.change(); err != nil {
				t.Fatal(err)
			}
			note, err := queries.CheckCounts(t.Context(), db)
			if s.fault == "" && err != nil || s.fault != "" && (err == nil || !strings.Contains(err.Error(), s.fault)) {
				t.Errorf("error %v, want one with %q", err, s.fault)
			}
			if s.note == "" && note != "" || !strings.Contains(note, s.note) {
				t.Errorf("note %q, want %q", note, s.note)
			}
		})
	}
}
