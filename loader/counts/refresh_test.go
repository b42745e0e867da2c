package counts_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/counts"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

func TestMain(m *testing.M) { os.Exit(dbtest.Main(m)) }

// TestCheckAndRefresh spoils counts in every way there is. Check says so and
// changes nothing; Refresh gives the graph of the load.
func TestCheckAndRefresh(t *testing.T) {
	db := dbtest.Open(t)
	loadtest.Load(t, db, hubtest.Small(), loader.Options{})
	want := dbtest.Dump(t, db)
	wantReport(t, "after a load", counts.Report{}, check(t, db))
	for name, c := range map[string]struct {
		cypher string
		want   counts.Report
	}{
		"a repository":  {"MATCH (m:Model {id: 'gust-lab/tide-base'}) SET m.commits = 1000, m.earlyCommits = 2", counts.Report{Repositories: 1}},
		"no counts":     {"MATCH (m:Dataset {id: 'gust-lab/foam'}) REMOVE m.discussions, m.models", counts.Report{Repositories: 1}},
		"a link":        {"MATCH (:Account {name: 'bo-quill'})-[e:CONTRIBUTED]->() WITH e LIMIT 1 SET e.commits = 7", counts.Report{Links: 1, Accounts: 1}},
		"no link":       {"MATCH (:Account {name: 'bo-quill'})-[e:CONTRIBUTED]->() DELETE e", counts.Report{Links: -1, Accounts: 1, Tallies: -1}},
		"too many":      {"MATCH (a:Account {name: 'bo-quill'}), (r:Space {id: 'cai-fen/demo'}) CREATE (a)-[:DISCUSSED {discussions: 1}]->(r)", counts.Report{Links: 1, Accounts: 1}},
		"an account":    {"MATCH (a:Account {name: 'gust-lab'}) SET a.ownedLikes = 0", counts.Report{Accounts: 1}},
		"a tally":       {"MATCH (t:Tally {of: 'totals', kind: 'model'}) SET t.commits = 0", counts.Report{Tallies: 1}},
		"no tally":      {"MATCH (t:Tally {of: 'likes', kind: 'model'}) WITH t LIMIT 1 DELETE t", counts.Report{Tallies: 1}},
		"a false tally": {"CREATE (:Tally {key: 'months:199901', of: 'months', month: 199901, people: 1})", counts.Report{Tallies: 1}},
		"an alias":      {"MATCH (a:Account {name: 'cai-fen'}), (b:Account {name: 'bo-quill'}) CREATE (a)-[:ALIAS_OF]->(b)", counts.Report{Repositories: -1, Links: -1, Tallies: -1}},
		"stale":         {"MATCH (c:Counts) SET c.complete = false", counts.Report{}},
		"no state":      {"MATCH (c:Counts) DELETE c", counts.Report{}},
	} {
		t.Run(name, func(t *testing.T) {
			exec(t, db, c.cypher)
			spoiled := dbtest.Dump(t, db)
			wantReport(t, "check", c.want, check(t, db))
			same(t, "graph after a check", spoiled, dbtest.Dump(t, db))
			if name == "an alias" { // another truth
				exec(t, db, "MATCH (:Account {name: 'cai-fen'})-[e:ALIAS_OF]->() DELETE e")
			}
			if _, err := counts.Refresh(t.Context(), db, counts.Options{}); err != nil {
				t.Fatal(err)
			}
			same(t, "graph after counting again", want, dbtest.Dump(t, db))
			wantReport(t, "after counting again", counts.Report{}, check(t, db))
		})
	}
}

// TestAlias: a merge that was accepted later gives the counts of a load that had
// it from the beginning.
func TestAlias(t *testing.T) {
	db := dbtest.Open(t)
	for seed := range uint64(3) {
		loadtest.Load(t, db, loadtest.Crowded(seed), loader.Options{Replace: true})
		want := dbtest.Dump(t, db)
		exec(t, db, "MATCH (a)-[e:ALIAS_OF]->(b) CREATE (a)-[:WAS]->(b) DELETE e")
		exec(t, db, "MATCH (b:Bot) REMOVE b:Bot SET b:WasBot")
		refresh(t, db)
		exec(t, db, "MATCH (a)-[e:WAS]->(b) CREATE (a)-[:ALIAS_OF]->(b) DELETE e")
		exec(t, db, "MATCH (b:WasBot) REMOVE b:WasBot SET b:Bot")
		refresh(t, db)
		same(t, "graph", want, dbtest.Dump(t, db))
	}
}

func exec(t *testing.T, db *graphdb.DB, cypher string) {
	t.Helper()
	if err := db.Exec(t.Context(), cypher, nil); err != nil {
		t.Fatal(err)
	}
}

func refresh(t *testing.T, db *graphdb.DB) {
	t.Helper()
	r, err := counts.Refresh(t.Context(), db, counts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Total() == 0 {
		t.Error("nothing to be counted again; the test proves nothing")
	}
}

func check(t *testing.T, db *graphdb.DB) counts.Report {
	t.Helper()
	r, err := counts.Check(t.Context(), db, counts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if (r.Total() > 0) != (len(r.Examples) > 0) {
		t.Errorf("%d differ, examples: %q", r.Total(), r.Examples)
	}
	return r
}

// wantReport compares reports; -1 stands for some.
func wantReport(t *testing.T, when string, want, got counts.Report) {
	t.Helper()
	for _, x := range []struct {
		what      string
		want, got int64
	}{
		{"repositories", want.Repositories, got.Repositories}, {"links", want.Links, got.Links},
		{"accounts", want.Accounts, got.Accounts}, {"tallies", want.Tallies, got.Tallies},
	} {
		if x.want == -1 && x.got == 0 || x.want >= 0 && x.want != x.got {
			t.Errorf("%s: %d %s differ, want %d (-1: some); %q", when, x.got, x.what, x.want, got.Examples)
		}
	}
}

func same(t *testing.T, what string, want, got []string) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}
