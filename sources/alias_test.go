package sources

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// aliasRows reads the table as a file: kind, name, id.
func aliasRows(t *testing.T) [][]string {
	r := csv.NewReader(strings.NewReader(aliasTable))
	r.Comment, r.FieldsPerRecord = '#', 3
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rows[0], []string{"kind", "name", "id"}) {
		t.Fatalf("the first row is %q", rows[0])
	}
	return rows[1:]
}

func TestAliasTable(t *testing.T) {
	rows := aliasRows(t)
	if len(rows) < 100 {
		t.Errorf("%d aliases", len(rows))
	}
	for i, row := range rows {
		kind, ok := hub.ParseKind(row[0])
		owner, name, owned := strings.Cut(row[2], "/")
		switch {
		case !ok || kind == hub.Space:
			t.Errorf("%q is not a kind that had names without an owner", row[0])
		case strings.Contains(row[1], "/"):
			t.Errorf("%s has an owner", row[1])
		case !owned || owner == "" || name != row[1]:
			t.Errorf("%s became %s, which has no owner or another name", row[1], row[2])
		case i > 0 && slices.Compare(rows[i-1][:2], row[:2]) >= 0:
			t.Errorf("%s stands behind %s", row[1], rows[i-1][1])
		}
		if id, ok := Alias(kind, row[1]); !ok || id != row[2] {
			t.Errorf("alias of %s: %q, %v", row[1], id, ok)
		}
	}
	if id, ok := Alias(hub.Dataset, "gpt2"); ok {
		t.Errorf("a dataset gpt2 is %s", id)
	}
}

// TestRealHub holds the table of aliases and the reading of tags against a
// listing of the Hub of July 2024 in the folder that HUBGRAPH_REAL_HUB names.
// The numbers were counted from the tags by a few lines of Python.
func TestRealHub(t *testing.T) {
	dir := os.Getenv("HUBGRAPH_REAL_HUB")
	if dir == "" {
		t.Skip("HUBGRAPH_REAL_HUB names no folder")
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
