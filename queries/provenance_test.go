package queries_test

import (
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/queries"
)

// named is a hub of one model, with a snapshot.json.
func named(meta, model string) fs.FS {
	return fstest.MapFS{
		"snapshot.json":      {Data: []byte(meta)},
		"repositories.jsonl": {Data: []byte(`{"id":"` + model + `","kind":"model","tags":[]}` + "\n")},
	}
}

func TestProvenance(t *testing.T) {
	db := dbtest.Open(t)
	check := func(when string, want hub.Provenance) {
		t.Helper()
		got, err := queries.ReadProvenance(t.Context(), db)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", when, d)
		}
	}
	of := func(fsys fs.FS) hub.Snapshot {
		t.Helper()
		s := loadtest.Open(t, fsys)
		id, err := s.Fingerprint(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return hub.Snapshot{Source: s.Meta().Source, CollectedAt: s.Meta().CollectedAt.UTC(), Fingerprint: id}
	}
	check("nothing loaded", hub.Provenance{})
	first, second, third := named(`{"format":1}`, "a"), named(`{"format":1,"source":"b","collectedAt":"2023-10-05T12:00:00.25Z"}`, "b"), named(`{"format":1,"source":"c"}`, "c")
	loadtest.Load(t, db, first, loader.Options{})
	check("a snapshot without a name", hub.Provenance{Snapshot: of(first)})
	loadtest.Load(t, db, second, loader.Options{Merge: true})
	loadtest.Load(t, db, third, loader.Options{Merge: true})
	earlier := []hub.Snapshot{of(second), of(first)}
	check("three", hub.Provenance{Snapshot: of(third), Earlier: earlier})
	if at := time.Date(2023, 10, 5, 12, 0, 0, 250_000_000, time.UTC); !earlier[0].CollectedAt.Equal(at) {
		t.Error(earlier[0])
	}
	if err := db.Exec(t.Context(), "CREATE (:Snapshot {id: 'x', source: 'left off', complete: false})", nil); err != nil {
		t.Fatal(err)
	}
	check("a load left off", hub.Provenance{Snapshot: of(third), Earlier: earlier, Unfinished: []hub.Snapshot{{Source: "left off", Fingerprint: "x"}}})
}
