//go:build realdata

package sources

import (
	"os"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// TestRealHub holds the table of aliases and the reading of tags against a
// listing of the Hub of July 2024 in the folder that HUBGRAPH_REAL_HUB names.
// The numbers were counted from the tags by a few lines of Python.
func TestRealHub(t *testing.T) {
	dir := os.Getenv("HUBGRAPH_REAL_HUB")
	if dir == "" {
		t.Fatal("HUBGRAPH_REAL_HUB names no folder")
	}
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var sink counting
	in := NewIntake(&sink, snapshot.NewRejects(snapshot.RejectOptions{Strict: true}))
	listed := map[string]bool{}
	var tags int64
	_, err = s.Walk(t.Context(), snapshot.Reading{}, snapshot.Handlers{Repository: func(_ int, r *hub.Repository) error {
		listed[r.Kind.String()+" "+r.ID] = true
		for _, tag := range r.Tags {
			if r.Kind == hub.Model && strings.HasPrefix(tag, "base_model:") {
				tags++
			}
		}
		return in.Item(&Item{Repository: *r})
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	for _, row := range aliasRows(t) {
		if !listed[row[0]+" "+row[2]] || listed[row[0]+" "+row[1]] {
			t.Errorf("%s: the new id is listed: %v, the old name: %v", row[2], listed[row[0]+" "+row[2]], listed[row[0]+" "+row[1]])
		}
	}
	withBase, short := 0, 0
	for _, l := range sink.lineage {
		if listed["model "+l.Base] {
			withBase++
		}
		if !strings.Contains(l.Base, "/") {
			short++
		}
	}
	for _, n := range []struct {
		what      string
		got, want int64
	}{
		{"base_model: tags", tags, 16608},
		{"models that name themselves", in.Counts().SelfReferences, 115},
		{"lineage records", int64(len(sink.lineage)), 16608 - 115},
		{"short names of models and datasets resolved", in.Counts().Aliases, 3552 + 12471},
		{"short names of models left", int64(short), 3612 - 3552},
		{"records with a listed base", int64(withBase), 12296 - 115 + 3552},
	} {
		if n.got != n.want {
			t.Errorf("%s: %d, want %d", n.what, n.got, n.want)
		}
	}
}

// counting is a sink that keeps lineage.
type counting struct {
	snapshot.Sink
	lineage []hub.Lineage
}

func (c *counting) Repository(*hub.Repository) error { return nil }
func (c *counting) TrainedOn(hub.TrainedOn) error    { return nil }
func (c *counting) Lineage(l hub.Lineage) error      { c.lineage = append(c.lineage, l); return nil }
