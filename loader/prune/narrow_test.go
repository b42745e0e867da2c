package prune_test

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loaded"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/loader/prune"
)

// counting is a store that counts the rows read of each statement about the
// graph, and what was said.
type counting struct {
	*graphdb.DB
	pages int // statements that go through all of a part of the graph
}

func (c *counting) Read(ctx context.Context, cypher string, params map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	if strings.Contains(cypher, "> $after") && strings.Contains(cypher, "$rows") { // those of the counts have another limit
		c.pages++
	}
	return c.DB.Read(ctx, cypher, params)
}

// withKept makes a pruner that knows what is left over, and says whether it
// compares the whole database.
func withKept(t *testing.T, db *graphdb.DB, folder fs.FS, kept loaded.Folder, o prune.Options) (p *prune.Pruner, said string) {
	t.Helper()
	o.Kept, o.Notice = kept, func(line string) { said += line + "\n" }
	p = pruner(t, db, folder, o)
	return p, said
}

// TestNarrow prunes hubs that change at random, once by the index of what is
// loaded and once by comparing all: the reports and graphs are equal.
func TestNarrow(t *testing.T) {
	db := dbtest.Open(t)
	seen := map[string]int64{}
	for seed := range uint64(6) {
		steps := []fs.FS{drawHub(t, 10*seed+1), drawHub(t, 10*seed+2), drawHub(t, 10*seed+3), drawHub(t, 10*seed+4)}
		if seed%3 == 2 {
			steps = []fs.FS{hubtest.SmallWithAccounts(), os.DirFS(loadtest.Newer(t, hubtest.SmallWithAccounts(), seed, 3)), os.DirFS("../testdata/newer"), laterSmall(t)}
		}
		pruned := func(i int) bool { return seed>>(i%3)&1 == 1 || i == len(steps)-1 }
		var want []prune.Report
		var graphs [][]string
		for i, folder := range steps {
			load(t, db, folder, loader.Options{Replace: i == 0})
			r := find(t, db, pruner(t, db, folder, prune.Options{}))
			if pruned(i) {
				remove(t, pruner(t, db, folder, prune.Options{}))
			}
			want, graphs = append(want, r), append(graphs, dbtest.Dump(t, db))
		}
		kept := loaded.Folder{Dir: t.TempDir()}
		for i, folder := range steps {
			load(t, db, folder, loader.Options{Replace: i == 0, Kept: kept})
			o := prune.Options{PageRows: 1 + int(seed)*5, BatchRows: 1 + int(seed)%3}
			p, said := withKept(t, db, folder, kept, o)
			got := find(t, db, p)
			if d := cmp.Diff(want[i], got); d != "" || said != "" {
				t.Errorf("seed %d, step %d: said %q; what is gone, compared with all (-want +got):\n%s", seed, i, said, d)
			}
			if pruned(i) {
				got := remove(t, p)
				if d := cmp.Diff(want[i], got); d != "" {
					t.Errorf("seed %d, step %d: what was removed (-want +got):\n%s", seed, i, d)
				}
				if p, _ := withKept(t, db, folder, kept, o); find(t, db, p).Total() != 0 {
					t.Errorf("seed %d, step %d: something is gone after all was removed", seed, i)
				}
			}
			same(t, "graph", graphs[i], dbtest.Dump(t, db))
			for _, g := range append(got.Groups, got.Renamed) {
				seen[g.Kind] += g.Count
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	for kind, n := range seen {
		if n == 0 && kind != "subfields" {
			t.Errorf("no hub has gone %s; the test proves nothing of them", kind)
		}
	}
}

// TestNarrowReadsLittle: no part of the graph but licences and subfields is gone
// through.
func TestNarrowReadsLittle(t *testing.T) {
	db := dbtest.Open(t)
	kept := loaded.Folder{Dir: t.TempDir()}
	newer := os.DirFS("../testdata/newer")
	load(t, db, hubtest.Small(), loader.Options{Kept: kept})
	load(t, db, newer, loader.Options{Kept: kept})
	store := &counting{DB: db}
	p, err := prune.New(t.Context(), store, loadtest.Open(t, newer), prune.Options{Kept: kept})
	if err != nil {
		t.Fatal(err)
	}
	wantGroups(t, "removed", goneFromSmall, remove(t, p))
	if store.pages != 2 {
		t.Errorf("%d parts of the graph were gone through, want licences and subfields", store.pages)
	}
}

// TestNarrowKilled breaks a removal after some changes until one comes to its
// end.
func TestNarrowKilled(t *testing.T) {
	db := dbtest.Open(t)
	kept := loaded.Folder{Dir: t.TempDir()}
	newer := os.DirFS("../testdata/newer")
	want := fresh(t, db, newer)
	load(t, db, hubtest.Small(), loader.Options{Kept: kept, Replace: true})
	load(t, db, newer, loader.Options{Kept: kept})
	for kills := 0; ; kills++ {
		if kills > 100 {
			t.Fatal("removals make no progress")
		}
		broken := &breaking{DB: db, changes: 1 + kills%7}
		p, err := prune.New(t.Context(), broken, loadtest.Open(t, newer), prune.Options{Kept: kept, PageRows: 8, BatchRows: 5})
		if err != nil {
			t.Fatal(err)
		}
		if _, err = p.Remove(t.Context()); err == nil {
			if kills < 8 {
				t.Errorf("the removal was broken at %d places only", kills)
			}
			break
		} else if !errors.Is(err, errBroken) {
			t.Fatal(err)
		}
	}
	same(t, "graph", want, dbtest.Dump(t, db))
}

// TestWholeInstead compares the whole database where it may hold what the index
// does not tell of; and after that it need not.
func TestWholeInstead(t *testing.T) {
	newer := os.DirFS("../testdata/newer")
	for why, c := range map[string]struct {
		do   func(t *testing.T, db *graphdb.DB, kept loaded.Folder)
		says string
	}{
		"no index": {func(t *testing.T, db *graphdb.DB, _ loaded.Folder) {
			load(t, db, newer, loader.Options{})
		}, "what older snapshots left in it is not known here"},
		"a load over what is not known": {func(t *testing.T, db *graphdb.DB, kept loaded.Folder) {
			load(t, db, newer, loader.Options{Kept: kept, Whole: true})
		}, "what was in it before the load is not known"},
		"an index made from a folder": {func(t *testing.T, db *graphdb.DB, kept loaded.Folder) {
			load(t, db, newer, loader.Options{Kept: kept, Previous: loadtest.Open(t, hubtest.Small())})
		}, "what was in it before the load is not known"},
		"a load from elsewhere": {func(t *testing.T, db *graphdb.DB, kept loaded.Folder) {
			load(t, db, newer, loader.Options{Kept: kept})
			load(t, db, hubtest.Small(), loader.Options{Merge: true})
			load(t, db, newer, loader.Options{})
		}, "it was loaded from elsewhere since"},
	} {
		t.Run(why, func(t *testing.T) {
			db := dbtest.Open(t)
			want := fresh(t, db, newer)
			kept := loaded.Folder{Dir: t.TempDir()}
			load(t, db, hubtest.Small(), loader.Options{Kept: kept, Replace: true})
			c.do(t, db, kept)
			p, said := withKept(t, db, newer, kept, prune.Options{})
			if !strings.HasPrefix(said, "the whole database is compared: ") || !strings.Contains(said, c.says) {
				t.Errorf("said %q, want %q", said, c.says)
			}
			remove(t, p)
			same(t, "graph", want, dbtest.Dump(t, db))

			// Now it is known what the database holds, once it is loaded from here.
			load(t, db, newer, loader.Options{Kept: kept})
			p, _ = withKept(t, db, newer, kept, prune.Options{})
			remove(t, p)
			load(t, db, laterSmall(t), loader.Options{Kept: kept})
			p, said = withKept(t, db, laterSmall(t), kept, prune.Options{})
			if said != "" {
				t.Errorf("after a removal: said %q", said)
			}
			wantGroups(t, "removed", goneFromNewer, remove(t, p))
		})
	}
}
