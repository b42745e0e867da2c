package prune_test

import (
	"testing"

	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/prune"
)

// TestDrawnHubs loads pairs of small hubs over one another, each way and a
// third one in between, and prunes: the graph is that of the last one alone.
func TestDrawnHubs(t *testing.T) {
	db := dbtest.Open(t)
	pairs := uint64(6)
	if testing.Short() {
		pairs = 3
	}
	seen := map[string]int64{}
	for seed := range pairs {
		a, b, c := drawHub(t, 10*seed+1), drawHub(t, 10*seed+2), drawHub(t, 10*seed+3)
		wantA, wantB := fresh(t, db, a), fresh(t, db, b)
		fresh(t, db, a)
		o := prune.Options{PageRows: 1 + int(seed)%7, BatchRows: 1 + int(seed)%3}

		load(t, db, b, loader.Options{Merge: true})
		p := pruner(t, db, b, o)
		found := find(t, db, p)
		wantGroups(t, "removed", found.Groups, remove(t, p))
		for _, g := range found.Groups {
			seen[g.Kind] += g.Count
		}
		seen["renamed repositories"] += found.Renamed.Count
		same(t, "b over a", wantB, dbtest.Dump(t, db))

		load(t, db, c, loader.Options{Merge: true}) // not pruned
		load(t, db, a, loader.Options{Merge: true})
		remove(t, pruner(t, db, a, o))
		same(t, "a over b and c", wantA, dbtest.Dump(t, db))
		if t.Failed() {
			t.Fatalf("hubs of seed %d", seed)
		}
	}
	for _, g := range append([]prune.Group{{Kind: "renamed repositories"}}, goneFromSmall...) {
		if seen[g.Kind] == 0 && !testing.Short() {
			t.Errorf("no pair of hubs has gone %s; the test proves nothing of them", g.Kind)
		}
	}
}
