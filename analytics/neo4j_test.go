package analytics

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// The same hub gives the same bytes from files and from Neo4j, with people
// merged and raw.
func TestGraphAndFilesGiveTheSameBytes(t *testing.T) {
	hubs := map[string]fs.FS{"small": hubtest.SmallWithAccounts(), "oracle": os.DirFS("testdata/oracle/hub"), "dated": files(datedHub)}
	sizes := map[string][]int{"small": {1, 10, rangeSize}, "oracle": {100}, "dated": {1, 10, rangeSize}} // of ranges
	for _, name := range []string{"dated", "small", "oracle"} {
		t.Run(name, func(t *testing.T) {
			db := dbtest.Open(t)
			if _, err := FromGraph(t.Context(), db, Defaults()); !errors.Is(err, ErrNoSnapshot) {
				t.Errorf("empty database: error %v, want %v", err, ErrNoSnapshot)
			}
			loadtest.Load(t, db, hubs[name], loader.Options{})
			for _, raw := range []bool{false, true} {
				o := Options{Version: "v", Raw: raw, LicenseMin: 3, Pareto: []int{50, 80, 99}}
				files, err := FromSnapshot(t.Context(), loadtest.Open(t, hubs[name]), nil, o)
				if err != nil {
					t.Fatal(err)
				}
				graph, err := FromGraph(t.Context(), db, o)
				if err != nil {
					t.Fatal(err)
				}
				for _, size := range sizes[name] {
					graph, err := fromGraph(t.Context(), db, o, func(ctx context.Context, fn func(answer) error) error { return readRanges(ctx, db, o, size, fn) })
					if err != nil {
						t.Fatal(err)
					}
					if d := cmp.Diff(files, graph, cmp.AllowUnexported(Members{}), cmpopts.IgnoreFields(Corpus{}, "Rules")); d != "" {
						t.Errorf("raw %v, ranges of %d: %s", raw, size, d)
					}
				}
				usages, err := UsagesFromGraph(t.Context(), db)
				if err != nil {
					t.Fatal(err)
				}
				if want, got := usageTexts(files), usageTexts(usages); !slices.Equal(got, want) || len(usages.People) > 0 {
					t.Errorf("usages alone: %v, want %v", got, want)
				}
				checkDatesAndLineage(t, db, hubs[name], o)
				checkCut(t, db, hubs[name], o)
				want, got := encode(t, analyze(t, files, o)), encode(t, analyze(t, graph, o))
				if !bytes.Equal(want, got) {
					t.Errorf("raw %v: %s", raw, cmp.Diff(string(want), string(got)))
				}
			}
		})
	}
}

// checkCut compares the results of a hub cut to a window, of its tails, lineage and
// communities, and of the whole hub the other parts beyond the paper.
func checkCut(t *testing.T, db Reader, of fs.FS, o Options) {
	t.Helper()
	beyond, cut := o, o
	beyond.Retention, beyond.TruckFactors, beyond.Uncertainty, beyond.Nulls, beyond.Bootstrap = true, true, true, true, 20
	cut.Tails, cut.Lineage, cut.Communities, cut.Window = true, true, true, Window{Since: time.Date(2021, 6, 1, 0, 0, 0, 0, time.UTC), Until: time.Date(2023, 3, 1, 12, 0, 0, 0, time.UTC)}
	for _, o := range []Options{beyond, cut} {
		sameBytes(t, db, of, o)
	}
}

func sameBytes(t *testing.T, db Reader, of fs.FS, o Options) {
	t.Helper()
	files, err := FromSnapshot(t.Context(), loadtest.Open(t, of), nil, o)
	if err != nil {
		t.Fatal(err)
	}
	graph, err := FromGraph(t.Context(), db, o)
	if err != nil {
		t.Fatal(err)
	}
	if want, got := encode(t, analyze(t, files, o)), encode(t, analyze(t, graph, o)); !bytes.Equal(want, got) {
		t.Errorf("raw %v, retention %v: %s", o.Raw, o.Retention, cmp.Diff(string(want), string(got)))
	}
}

// laterHub has licences and tasks that the Hub named after 2023.
var laterHub = fstest.MapFS{
	"snapshot.json": {Data: []byte(`{"format":1,"source":"later","collectedAt":"2025-01-01T00:00:00Z"}`)},
	"repositories.jsonl": {Data: []byte(`{"id":"tarn/a","kind":"model","owner":"tarn","license":"llama3.1","tags":["image-text-to-text"],"likes":3}
{"id":"tarn/b","kind":"model","owner":"tarn","license":"gemma","tags":["mask-generation"],"likes":2}
{"id":"tarn/c","kind":"model","owner":"tarn","license":"mit","tags":["text-generation"],"likes":5}
{"id":"tarn/d","kind":"model","owner":"tarn","license":"our-own","tags":["text-to-speech"],"likes":1}
`)},
	"commits.jsonl": {Data: []byte(`{"repo":"tarn/a","kind":"model","sha":"1","authors":["ada","bo"]}
{"repo":"tarn/d","kind":"model","sha":"2","authors":["bo","ada"]}
`)},
}

// Other rules give the same bytes from files and from Neo4j, name themselves, and are
// refused by a graph that was loaded by others.
func TestOtherRules(t *testing.T) {
	db := dbtest.Open(t)
	own, err := hub.ParseLicenseRules("ours.csv", []byte("license,class\nour-own,permissive\nmit,restrictive\n"))
	if err != nil {
		t.Fatal(err)
	}
	licenses, err := hub.BundledLicenseRules("hub-2026")
	if err != nil {
		t.Fatal(err)
	}
	fields, err := hub.BundledFieldRules("hub-2026")
	if err != nil {
		t.Fatal(err)
	}
	open := func(rules hub.Rules) *snapshot.Snapshot {
		s := loadtest.Open(t, laterHub)
		s.SetRules(rules)
		return s
	}
	o := Defaults()
	o.LicenseMin = 1
	for _, c := range []struct {
		rules   hub.Rules
		classes LicenseClasses
		models  [3]int // of cv, nlp, mm
	}{
		{hub.Rules{}, LicenseClasses{Permissive: 1, Unlabelled: 3}, [3]int{0, 1, 0}},
		{hub.Rules{Licenses: licenses, Fields: fields}, LicenseClasses{Permissive: 1, Restrictive: 2, Unlabelled: 1}, [3]int{1, 1, 1}},
		{hub.Rules{Licenses: own}, LicenseClasses{Permissive: 1, Restrictive: 1, Unlabelled: 2}, [3]int{0, 1, 0}},
	} {
		if _, err := loader.Load(t.Context(), db, open(c.rules), loader.Options{Replace: true}); err != nil {
			t.Fatal(err)
		}
		files, err := FromSnapshot(t.Context(), open(c.rules), nil, o)
		if err != nil {
			t.Fatal(err)
		}
		wants := o
		wants.Rules = c.rules
		graph, err := FromGraph(t.Context(), db, wants)
		if err != nil {
			t.Fatal(err)
		}
		results := analyze(t, files, o)
		if d := cmp.Diff(string(encode(t, results)), string(encode(t, analyze(t, graph, o)))); d != "" {
			t.Errorf("files -, graph +: %s", d)
		}
		name := c.rules.Licenses.Name()
		if got := results.Licenses.Model.Classes; got != c.classes || results.About.LicenseRules != name || results.About.FieldRules != c.rules.Fields.Name() {
			t.Errorf("%s: classes %+v, want %+v; about %+v", name, got, c.classes, results.About)
		}
		var models [3]int
		for _, set := range files.Repositories[hub.Model].Fields {
			for i, f := range hub.Fields {
				if set.Has(f) {
					models[i]++
				}
			}
		}
		if models != c.models {
			t.Errorf("%s: %v models of cv, nlp, mm, want %v", name, models, c.models)
		}
		if r, err := counts.Check(t.Context(), db, counts.Options{}); err != nil || r.Total() != 0 {
			t.Errorf("%s: check of the counts: %+v, %v", name, r, err)
		}
	}
	var usage *hub.UsageError
	if _, err := FromGraph(t.Context(), db, Options{Rules: hub.Rules{Licenses: licenses}}); !errors.As(err, &usage) || !strings.Contains(err.Error(), "by the rules "+own.Name()+", not by hub-2026") {
		t.Errorf("other licences: %v", err)
	}
	if _, err := FromGraph(t.Context(), db, Options{Rules: hub.Rules{Fields: fields}}); !errors.As(err, &usage) || !strings.Contains(err.Error(), "by the rules paper, not by hub-2026") {
		t.Errorf("other fields: %v", err)
	}
	for _, o := range []loader.Options{{}, {Merge: true}} {
		if _, err := loader.Load(t.Context(), db, open(hub.Rules{}), o); !errors.As(err, &usage) || !strings.Contains(err.Error(), own.Name()) {
			t.Errorf("loaded by other rules: %v", err)
		}
	}
}

// What the Hub knows of accounts changes no result but the name of the snapshot.
func TestAccountsChangeNothing(t *testing.T) {
	var results [2]string
	for i, folder := range []fs.FS{hubtest.Small(), hubtest.SmallWithAccounts()} {
		s := loadtest.Open(t, folder)
		id, err := s.Fingerprint(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		corpus, err := FromSnapshot(t.Context(), s, nil, Defaults())
		if err != nil {
			t.Fatal(err)
		}
		results[i] = strings.ReplaceAll(string(encode(t, analyze(t, corpus, Defaults()))), id, "FINGERPRINT")
	}
	if d := cmp.Diff(results[0], results[1]); d != "" || !strings.Contains(results[0], "FINGERPRINT") {
		t.Errorf("with accounts.jsonl (-without +with): %s", d)
	}
}

// checkDatesAndLineage compares what is kept when asked, from files and from Neo4j.
func checkDatesAndLineage(t *testing.T, db Reader, hub fs.FS, o Options) {
	t.Helper()
	o.Dates, o.Lineage = true, true
	files, err := FromSnapshot(t.Context(), loadtest.Open(t, hub), nil, o)
	if err != nil {
		t.Fatal(err)
	}
	graph, err := FromGraph(t.Context(), db, o)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(files, graph, cmp.AllowUnexported(Members{}, Events{}), cmpopts.IgnoreFields(Corpus{}, "Rules")); d != "" {
		t.Errorf("raw %v, with dates and lineage: %s", o.Raw, d)
	}
	if files.Dates[0] == nil || len(files.Dates[0].Commits.event) == 0 {
		t.Error("no commit has a date")
	}
}

// usageTexts lists the usages of a corpus with all that is known of both sides, as
// far as it comes with usages.
func usageTexts(c *Corpus) (out []string) {
	models, spaces := &c.Repositories[hub.Model], &c.Repositories[hub.Space]
	text := func(r *Repositories, i int32) string {
		return fmt.Sprint(r.IDs[i], r.Owners[i], r.Likes[i], r.Downloads[i], c.Licenses[r.License[i]], r.Fields[i])
	}
	for _, u := range c.Usages {
		if n := int32(spaces.Len()); u.Space < n {
			out = append(out, text(spaces, u.Space)+" > "+text(models, u.Model))
		} else {
			out = append(out, c.Unlisted[u.Space-n]+" > "+text(models, u.Model))
		}
	}
	return out
}

// TestWhoseNumbers: results say of which snapshot they are, and what was left out of
// it; of a graph that holds another one too, also of which.
func TestWhoseNumbers(t *testing.T) {
	meta := func(day string) string {
		return `{"format":1,"source":"a hub","collectedAt":"2023-10-` + day + `T12:00:00Z"}`
	}
	older := files(map[string]string{"snapshot.json": meta("05"), "repositories.jsonl": model("b", "") + model("a", "")})
	newer := files(map[string]string{"snapshot.json": meta("06"), "repositories.jsonl": model("a", "") + "{\n" + `{"id":"c"}` + "\n"})
	db, o := dbtest.Open(t), Defaults()
	lax := func() *snapshot.Rejects { return snapshot.NewRejects(snapshot.RejectOptions{}) }
	graph := func(fsys fs.FS) *Results {
		t.Helper()
		if _, err := loader.Load(t.Context(), db, loadtest.Open(t, fsys), loader.Options{Rejects: lax()}); err != nil {
			t.Fatal(err)
		}
		c, err := FromGraph(t.Context(), db, o)
		if err != nil {
			t.Fatal(err)
		}
		return analyze(t, c, o)
	}
	both := func(fsys fs.FS) (*Results, *Results) {
		t.Helper()
		c, err := FromSnapshot(t.Context(), loadtest.Open(t, fsys), lax(), o)
		if err != nil {
			t.Fatal(err)
		}
		return analyze(t, c, o), graph(fsys)
	}
	of := func(r *Results) any {
		return generic(t, encode(t, r)).(map[string]any)["about"].(map[string]any)["snapshot"]
	}

	inFiles, inGraph := both(older)
	if want, got := encode(t, inFiles), encode(t, inGraph); !bytes.Equal(want, got) {
		t.Error(cmp.Diff(string(want), string(got)))
	}
	first, err := loadtest.Open(t, older).Fingerprint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[string]any{"source": "a hub", "collectedAt": "2023-10-05T12:00:00Z", "fingerprint": first}, of(inGraph)); d != "" {
		t.Error(d)
	}
	inFiles, inGraph = both(newer)
	if inFiles.About.Rejected != 2 || inGraph.About.Rejected != 2 || !cmp.Equal(of(inFiles), of(inGraph)) {
		t.Errorf("%+v, %+v", inFiles.About, inGraph.About)
	}
	want := []hub.Snapshot{{Source: "a hub", CollectedAt: time.Date(2023, 10, 5, 12, 0, 0, 0, time.UTC), Fingerprint: first}}
	if d := cmp.Diff(want, inGraph.About.Earlier); d != "" || inFiles.About.Earlier != nil {
		t.Errorf("earlier snapshots: %s, from files %v", d, inFiles.About.Earlier)
	}
	back, err := Decode(bytes.NewReader(encode(t, inGraph)))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(inGraph.About, back.About); d != "" {
		t.Error(d)
	}
}
