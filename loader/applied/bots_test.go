package applied

import (
	"errors"
	"os"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/identities/decisions"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

// TestBots: an account becomes a bot, a listed one none, beside a merge that is taken out.
// The graph is that of a load, one of them is taken back, then all. Every graph gives what its
// files would.
func TestBots(t *testing.T) {
	db := dbtest.Open(t)
	dir := smallDir(t)
	quiet := func() loader.Options {
		return loader.Options{Rejects: snapshot.NewRejects(snapshot.RejectOptions{})}
	}
	loadtest.Load(t, db, os.DirFS(dir), quiet())
	before, graph := results(t, db), whole(t, db)
	decideBots := func(verdict decisions.Verdict, names ...string) {
		t.Helper()
		b, err := decisions.OpenBots(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if _, err := b.Add(t.Context(), time.Now(), decisions.Decision{Who: "ivy", Name: name, Verdict: verdict}); err != nil {
				t.Fatal(err)
			}
		}
	}
	decideBots(decisions.Accepted, "gus-oak", "bo-quill")
	decideBots(decisions.Rejected, "tidy-bot")
	decide(t, dir, rejected("ada-wren", "Ada Wren"))
	r := apply(t, db, dir)
	same(t, "bots added", []string{"bo-quill", "gus-oak"}, r.AddedBots)
	same(t, "bots removed", []string{"tidy-bot"}, r.RemovedBots)
	if r.Bots != 3 || len(r.Removed) != 1 { // sleeper-bot is the third
		t.Errorf("%d bots, merges removed: %v", r.Bots, r.Removed)
	}
	same(t, "the folder and the graph", resultsOf(t, dir), results(t, db))
	fromGraph := withoutSnapshot(whole(t, db))
	if r := apply(t, db, dir); !r.Nothing() {
		t.Errorf("applied again: %+v", r)
	}

	if r := revert(t, db, "Bo Quill"); len(r.RemovedBots) != 1 || r.RemovedBots[0] != "bo-quill" || len(r.AddedBots)+len(r.Added) > 0 {
		t.Errorf("by another name of the bot: %+v", r)
	}
	if _, err := Revert(t.Context(), db, []string{"bo-quill"}, Options{}); !errors.As(err, new(*hub.NotFoundError)) {
		t.Errorf("taken back twice: %v", err)
	}
	if r := revert(t, db); len(r.RemovedBots) != 1 || len(r.AddedBots) != 1 || len(r.Added) != 1 {
		t.Errorf("the rest: %+v", r)
	}
	same(t, "the results from before", before, results(t, db))
	same(t, "the graph from before", graph, whole(t, db))

	fresh := dbtest.Open(t) // empties the database
	loadtest.Load(t, fresh, os.DirFS(dir), quiet())
	same(t, "the graph of a load", withoutSnapshot(whole(t, fresh)), fromGraph)
}
