package sample

import (
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
	"github.com/hubgraph/hubgraph/sources/synthetic"
)

// The sample is what the generator makes today; `go generate ./sample` renews
// it. Texts are compared, for a newer library may compress otherwise.
func TestSampleIsWhatTheGeneratorMakes(t *testing.T) {
	dir := t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Gzip)
	if err != nil {
		t.Fatal(err)
	}
	if err := synthetic.Generate(t.Context(), Options, w); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(snapshot.Meta{Source: Options.Source(), CollectedAt: synthetic.Collected()}); err != nil {
		t.Fatal(err)
	}
	made, kept := texts(t, os.DirFS(dir)), texts(t, FS())
	for name := range made {
		if kept[name] != made[name] {
			t.Errorf("%s is not what the generator makes: run go generate ./sample", name)
		}
	}
	if len(kept) != len(made) {
		t.Errorf("%d files, want %d", len(kept), len(made))
	}
}

// texts reads the files of a folder, unpacked.
func texts(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		f, err := fsys.Open(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		var r io.Reader = f
		if filepath.Ext(e.Name()) == ".gz" {
			if r, err = gzip.NewReader(f); err != nil {
				t.Fatal(err)
			}
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		out[e.Name()] = string(text)
	}
	return out
}

func open(t *testing.T) *snapshot.Snapshot {
	t.Helper()
	s, err := snapshot.Open(FS())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSampleIsSmallAndNamesItself(t *testing.T) {
	s := open(t)
	if s.Size() > 500<<10 {
		t.Errorf("%d bytes, want less than 500 KiB", s.Size())
	}
	m := s.Meta()
	repositories := m.Counts["models"] + m.Counts["datasets"] + m.Counts["spaces"]
	if repositories < 300 || repositories > 400 {
		t.Errorf("%d repositories, want a few hundred", repositories)
	}
	if !strings.HasPrefix(m.Source, "hubgraph synthetic hub, ") || m.CollectedAt.Format("2006-01-02") != "2023-10-15" {
		t.Errorf("snapshot.json says %+v", m)
	}
}

// A first look finds something everywhere: dense cores in each subfield,
// merges, bots, developers between subfields, models used together, licences.
func TestSampleIsWorthALook(t *testing.T) {
	rejects := snapshot.NewRejects(snapshot.RejectOptions{Log: os.Stderr})
	corpus, err := analytics.FromSnapshot(t.Context(), open(t), rejects, analytics.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	r, err := analytics.Analyze(t.Context(), corpus, analytics.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	if rejects.Count() > 0 {
		t.Errorf("%d rejects", rejects.Count())
	}
	if r.About.IdentitiesMerged < 10 || r.About.Bots < 10 {
		t.Errorf("%d merges and %d bots", r.About.IdentitiesMerged, r.About.Bots)
	}
	n := r.Network
	if n.All.KMax < 10 || n.CV.KMax < 5 || n.NLP.KMax < 10 || n.MM.KMax < 10 {
		t.Errorf("largest cores: all %d, cv %d, nlp %d, mm %d; want 10, 5, 10, 10 or more", n.All.KMax, n.CV.KMax, n.NLP.KMax, n.MM.KMax)
	}
	if n := len(r.Licenses.Model.Table); n < 10 {
		t.Errorf("%d licences of models", n)
	}
}

func TestSampleHasBridgesAndCoUse(t *testing.T) {
	var people *hub.People
	var fields []hub.FieldSet
	var models []bool
	active := map[string]hub.FieldSet{}
	uses, several := map[string]int{}, 0
	_, err := open(t).Walk(t.Context(), snapshot.Reading{}, snapshot.Handlers{
		Repository: func(_ int, r *hub.Repository) error {
			fields = append(fields, hub.FieldsOf(r.Tags))
			models = append(models, r.Kind == hub.Model)
			return nil
		},
		People: func(p *hub.People) error { people = p; return nil },
		Commit: func(repo int, c *hub.Commit) error {
			for _, a := range c.Authors {
				if who, ok := people.Person(a); ok && models[repo] {
					active[who] |= fields[repo]
				}
			}
			return nil
		},
		Usage: func(_, _ int, u hub.Usage) error { uses[u.Space]++; return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	between := 0
	for _, f := range active {
		if f.Has(hub.NLP) && f.Has(hub.CV) {
			between++
		}
	}
	if between < 3 {
		t.Errorf("%d developers between nlp and cv", between)
	}
	for _, n := range uses {
		if n > 1 {
			several++
		}
	}
	if several < 10 {
		t.Errorf("%d spaces use several models", several)
	}
}
