package applied

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/analytics"
	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

var options = analytics.Options{LicenseMin: 3, Pareto: []int{80, 99}}

// results are those of analyze from the graph.
func results(t *testing.T, db *graphdb.DB) string {
	t.Helper()
	c, err := analytics.FromGraph(t.Context(), db, options)
	return analyzed(t, c, err)
}

// resultsOf are those of analyze --from.
func resultsOf(t *testing.T, dir string) string {
	t.Helper()
	c, err := analytics.FromSnapshot(t.Context(), loadtest.Open(t, os.DirFS(dir)), snapshot.NewRejects(snapshot.RejectOptions{}), options)
	return analyzed(t, c, err)
}

func analyzed(t *testing.T, c *analytics.Corpus, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	r, err := analytics.Analyze(t.Context(), c, options)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func apply(t *testing.T, db loader.Store, dir string) Report {
	t.Helper()
	r, err := Apply(t.Context(), db, loadtest.Open(t, os.DirFS(dir)), Options{Rejects: snapshot.NewRejects(snapshot.RejectOptions{})})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func revert(t *testing.T, db loader.Store, names ...string) Report {
	t.Helper()
	r, err := Revert(t.Context(), db, names, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// whole is the whole graph, counts included, which must be those of its commits.
func whole(t *testing.T, db *graphdb.DB) []string {
	t.Helper()
	if r, err := counts.Check(t.Context(), db, counts.Options{}); err != nil || r.Total() > 0 {
		t.Errorf("counts: %v, %+v", err, r)
	}
	return dbtest.Dump(t, db)
}

// withoutSnapshot leaves out the (:Snapshot), which has the time of its load.
func withoutSnapshot(lines []string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return strings.HasPrefix(line, "(Snapshot)") })
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%.3000s", what, d)
	}
}

// decide puts merges on record as accepted pairs.
func decide(t *testing.T, dir string, ds ...decisions.Decision) {
	t.Helper()
	f, err := decisions.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Add(t.Context(), time.Now(), ds...); err != nil {
		t.Fatal(err)
	}
}

// oracleHub is the hub that the reference implementation analysed, with its merges as
// decisions and not as a file.
func oracleHub(t *testing.T) (dir string, accepted []decisions.Decision) {
	t.Helper()
	const hubDir = "../../analytics/testdata/oracle/hub"
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(hubDir)); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "identities.jsonl.gz")); err != nil {
		t.Fatal(err)
	}
	people := hub.NewPeople()
	var merges []hub.Identity
	_, err := loadtest.Open(t, os.DirFS(hubDir)).Walk(t.Context(), snapshot.Reading{Rejects: snapshot.NewRejects(snapshot.RejectOptions{})}, snapshot.Handlers{
		Identity: func(m hub.Identity) error { merges = append(merges, m); return nil },
		People:   func(p *hub.People) error { people = p; return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range merges {
		accepted = append(accepted, decisions.Decision{Who: "ivy", Name: m.Alias, Other: m.Canonical, Verdict: decisions.Accepted, Canonical: people.Canonical(m.Alias)})
	}
	return dir, accepted
}

// TestAgainstOracle: after apply the graph gives the numbers that the reference
// implementation computes with --identities (TestAgainstOracle of analytics holds the
// given file to it), and the bytes that the folder gives; revert gives those from before.
func TestAgainstOracle(t *testing.T) {
	db := dbtest.Open(t)
	dir, accepted := oracleHub(t)
	if len(accepted) < 4 {
		t.Fatalf("%d merges", len(accepted))
	}
	loadtest.Load(t, db, os.DirFS(dir), loader.Options{})
	raw, graph := results(t, db), whole(t, db)
	decide(t, dir, accepted...)
	if r := apply(t, db, dir); len(r.Added) != len(accepted) || len(r.Removed) != 0 || r.Merges != len(accepted) {
		t.Errorf("%d added, %d removed, %d in all, want %d", len(r.Added), len(r.Removed), r.Merges, len(accepted))
	}
	merged := results(t, db)
	same(t, "the folder and the graph", resultsOf(t, dir), merged)
	unnamed := func(text string) string { // without the fingerprint of the files
		before, after, _ := strings.Cut(text, `"fingerprint": "`)
		_, after, _ = strings.Cut(after, `"`)
		return before + after
	}
	same(t, "the merges that were given and those applied", unnamed(resultsOf(t, "../../analytics/testdata/oracle/hub")), unnamed(merged))
	if unnamed(merged) == unnamed(raw) {
		t.Error("merging changes nothing")
	}
	fromGraph := withoutSnapshot(whole(t, db))
	if r := apply(t, db, dir); len(r.Added)+len(r.Removed) > 0 {
		t.Errorf("applied again: %+v", r)
	}
	revert(t, db)
	same(t, "the results from before", raw, results(t, db))
	same(t, "the graph from before", graph, whole(t, db))
	if r := revert(t, db); len(r.Added)+len(r.Removed) > 0 {
		t.Errorf("reverted again: %+v", r)
	}

	fresh := dbtest.Open(t)
	loadtest.Load(t, fresh, os.DirFS(dir), loader.Options{})
	same(t, "the graph of a load", withoutSnapshot(whole(t, fresh)), fromGraph)
}

// smallDir is a folder of the small hub, in which Ada Wren has the name ada-wren.
func smallDir(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, hubtest.Small()); err != nil {
		t.Fatal(err)
	}
	return dir
}

func rejected(a, b string) decisions.Decision {
	return decisions.Decision{Who: "ivy", Name: a, Other: b, Verdict: decisions.Rejected}
}

func accept(a, b string) decisions.Decision {
	return decisions.Decision{Who: "ivy", Name: a, Other: b, Verdict: decisions.Accepted}
}

// TestInPart: given merges are taken out and others come, in two clusters; one is
// taken back, then the other. Every graph gives what its files would.
func TestInPart(t *testing.T) {
	db := dbtest.Open(t)
	dir := smallDir(t)
	loadtest.Load(t, db, os.DirFS(dir), loader.Options{Rejects: snapshot.NewRejects(snapshot.RejectOptions{})})
	before, graph := results(t, db), whole(t, db)
	f, err := decisions.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	given := f.Given()[0]
	decide(t, dir, rejected(given.Alias, given.Canonical))
	first := resultsOf(t, dir)
	decide(t, dir, accept("new one", "Nobody's"))
	r := apply(t, db, dir)
	same(t, "removed", []hub.Identity{given}, r.Removed)
	same(t, "added", []hub.Identity{{Alias: "Nobody's", Canonical: "new one"}}, swapIfNeeded(r.Added))
	same(t, "the folder and the graph", resultsOf(t, dir), results(t, db))
	whole(t, db)

	revert(t, db, "new one")
	unnamed := func(text string) string {
		var lines []string
		for line := range strings.Lines(text) {
			if !strings.Contains(line, "fingerprint") {
				lines = append(lines, line)
			}
		}
		return strings.Join(lines, "")
	}
	same(t, "taken back in part", unnamed(first), unnamed(results(t, db)))
	if _, err := Revert(t.Context(), db, []string{"new one"}, Options{}); !errors.As(err, new(*hub.NotFoundError)) {
		t.Errorf("taken back twice: %v", err)
	}
	revert(t, db, given.Canonical)
	same(t, "the results from before", before, results(t, db))
	left := slices.DeleteFunc(whole(t, db), func(line string) bool {
		return strings.Contains(line, `"new one"`) || strings.Contains(line, `"Nobody's"`)
	})
	same(t, "the graph from before, but for the accounts", graph, left)
}

func swapIfNeeded(merges []hub.Identity) []hub.Identity {
	for i, m := range merges {
		if m.Alias > m.Canonical {
			merges[i] = hub.Identity{Alias: m.Canonical, Canonical: m.Alias}
		}
	}
	return merges
}

// cutStore fails from the n-th write on.
type cutStore struct {
	*graphdb.DB
	left int
}

var errCut = errors.New("the connection is cut")

func (s *cutStore) Write(ctx context.Context, cypher string, params map[string]any) error {
	if s.left--; s.left < 0 {
		return errCut
	}
	return s.DB.Write(ctx, cypher, params)
}

// TestCut: apply and revert that end after any write are made good by the next one.
func TestCut(t *testing.T) {
	db := dbtest.Open(t)
	dir := smallDir(t)
	loadtest.Load(t, db, os.DirFS(dir), loader.Options{Rejects: snapshot.NewRejects(snapshot.RejectOptions{})})
	before := whole(t, db)
	f, err := decisions.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	given := f.Given()[0]
	decide(t, dir, rejected(given.Alias, given.Canonical))
	apply(t, db, dir)
	after := whole(t, db)
	revert(t, db)
	for n := 0; ; n++ {
		store := &cutStore{db, n}
		_, err := Apply(t.Context(), store, loadtest.Open(t, os.DirFS(dir)), Options{Rejects: snapshot.NewRejects(snapshot.RejectOptions{})})
		if err == nil {
			if n < 3 {
				t.Errorf("only %d writes", n)
			}
			break
		}
		if !errors.Is(err, errCut) {
			t.Fatal(err)
		}
		apply(t, db, dir)
		same(t, fmt.Sprint("cut after ", n, " writes"), after, whole(t, db))
		if _, err := Revert(t.Context(), &cutStore{db, n}, nil, Options{}); !errors.Is(err, errCut) {
			t.Fatal(err)
		}
		revert(t, db)
		same(t, fmt.Sprint("revert cut after ", n, " writes"), before, whole(t, db))
	}
}

// TestRefused: an empty database, another snapshot, a load that was interrupted.
func TestRefused(t *testing.T) {
	db := dbtest.Open(t)
	refused := func(want string) {
		t.Helper()
		_, err := Apply(t.Context(), db, loadtest.Open(t, os.DirFS(smallDir(t))), Options{Rejects: snapshot.NewRejects(snapshot.RejectOptions{})})
		if !errors.As(err, new(*hub.UsageError)) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	refused("the database holds no snapshot")
	dir, _ := oracleHub(t)
	loadtest.Load(t, db, os.DirFS(dir), loader.Options{})
	refused("the database holds another snapshot")
	if err := db.Write(t.Context(), "MATCH (s:Snapshot) SET s.complete = false", nil); err != nil {
		t.Fatal(err)
	}
	refused("a load was interrupted")
}
