package synthetic

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// A generated snapshot reads back without a reject, and what the format leaves
// out is counted.
func TestReadsBackWithoutRejects(t *testing.T) {
	for _, scale := range []float64{0.0005, 0.02} {
		dir := t.TempDir()
		w, err := snapshot.Create(dir, snapshot.Zstd)
		if err != nil {
			t.Fatal(err)
		}
		o := Options{Scale: scale, Seed: 3}
		if err := Generate(t.Context(), o, w); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(snapshot.Meta{Source: o.Source(), CollectedAt: Collected()}); err != nil {
			t.Fatal(err)
		}
		readBack(t, dir)
	}
}

func readBack(t *testing.T, dir string) {
	t.Helper()
	s, err := snapshot.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	rejects := snapshot.NewRejects(snapshot.RejectOptions{Log: &log})
	young := func(at time.Time) {
		if at.After(Collected()) {
			t.Errorf("%v is after the day of collection", at)
		}
	}
	read, err := s.Walk(t.Context(), snapshot.Reading{Rejects: rejects}, snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error {
			young(r.CreatedAt)
			young(r.LastModified)
			if !r.CreatedAt.IsZero() && !r.LastModified.IsZero() && r.LastModified.Before(r.CreatedAt) {
				t.Errorf("%s was changed before it was made", r.ID)
			}
			return nil
		},
		Commit:     func(_ int, c *hub.Commit) error { young(c.Date); return nil },
		Discussion: func(_ int, d *hub.Discussion) error { young(d.Date); return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	n := read.Records
	counts := map[string]int64{
		"models": n.Repositories[hub.Model], "datasets": n.Repositories[hub.Dataset], "spaces": n.Repositories[hub.Space], "identities": n.Identities, "bots": n.Bots,
		"commits": n.Commits, "discussions": n.Discussions, "usages": n.Usages, "lineage": n.Lineage, "trained_on": n.TrainedOn,
	}
	if n := rejects.Count(); n != 0 {
		t.Errorf("%d rejects: %s", n, log.String())
	}
	ignored := read.Ignored
	for _, g := range ignored.Each() {
		if *g.Count == 0 {
			t.Errorf("no %s", g.Name)
		}
	}
	written := s.Meta().Counts
	left := map[string]int64{ // what is written but not admitted
		"commits":     ignored.CommitsOfUnknownRepositories + ignored.CommitsRepeated,
		"discussions": ignored.DiscussionsOfUnknownRepositories + ignored.DiscussionsRepeated,
		"usages":      ignored.UsagesOfUnknownModels + ignored.UsagesRepeated,
	}
	for _, name := range []string{"models", "datasets", "spaces", "identities", "bots", "commits", "discussions", "usages"} {
		if counts[name]+left[name] != written[name] {
			t.Errorf("%d %s read and %d left out of %d", counts[name], name, left[name], written[name])
		}
	}
	if counts["lineage"] == 0 || counts["trained_on"] == 0 {
		t.Errorf("lineage %d, trained on %d", counts["lineage"], counts["trained_on"])
	}
}

// A model's base_model: and dataset: tags and its records say the same, and
// nothing derives from itself, however far.
func TestLineageIsConsistent(t *testing.T) {
	m := generate(t, 0.02, 1)
	models := map[string]*hub.Repository{}
	for i := range m.repositories {
		if r := &m.repositories[i]; r.Kind == hub.Model {
			models[r.ID] = r
		}
	}
	bases := map[string][]string{}
	relations := map[string]int{}
	tagged := 0
	for _, l := range m.lineage {
		relations[l.Relation]++
		bases[l.Model] = append(bases[l.Model], l.Base)
		if !slices.Contains(models[l.Model].Tags, "base_model:"+l.Base) {
			t.Errorf("%s has no tag for its base %s", l.Model, l.Base)
		}
		if l.Relation != "unknown" && !slices.Contains(models[l.Model].Tags, "base_model:"+l.Relation+":"+l.Base) {
			t.Errorf("%s has no tag for %s of %s", l.Model, l.Relation, l.Base)
		}
	}
	for _, x := range m.trained {
		if !slices.Contains(models[x.Model].Tags, "dataset:"+x.Dataset) {
			t.Errorf("%s has no tag for its dataset %s", x.Model, x.Dataset)
		}
	}
	for _, r := range models {
		for _, tag := range r.Tags {
			if strings.HasPrefix(tag, "dataset:") || strings.HasPrefix(tag, "base_model:") && strings.Count(tag, ":") == 1 {
				tagged++
			}
		}
	}
	if want := len(m.lineage) + len(m.trained); tagged != want {
		t.Errorf("%d tags of bases and datasets, %d records", tagged, want)
	}
	for _, r := range hub.Relations {
		if relations[r] == 0 {
			t.Errorf("no model is a %s", r)
		}
	}
	unlisted := 0
	for model := range bases {
		above := bases[model]
		for depth := 0; len(above) > 0; depth++ {
			if slices.Contains(above, model) || depth > len(models) {
				t.Fatalf("%s derives from itself", model)
			}
			var next []string
			for _, b := range above {
				if models[b] == nil {
					unlisted++
				}
				next = append(next, bases[b]...)
			}
			above = next
		}
	}
	if unlisted == 0 {
		t.Error("no base that is not listed")
	}
}
