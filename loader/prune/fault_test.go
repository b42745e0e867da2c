package prune_test

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/loader/prune"
)

// breaking is a store that does a number of changes; the answer to the last of
// them is lost, as when somebody is killed in the middle.
type breaking struct {
	*graphdb.DB
	changes int
	cancel  context.CancelFunc // called instead of an error; nil for none
}

var errBroken = errors.New("the connection broke")

func (b *breaking) Write(ctx context.Context, cypher string, params map[string]any) error {
	return b.change(ctx, b.DB.Write, cypher, params)
}

func (b *breaking) Exec(ctx context.Context, cypher string, params map[string]any) error {
	return b.change(ctx, b.DB.Exec, cypher, params)
}

func (b *breaking) change(ctx context.Context, do func(context.Context, string, map[string]any) error, cypher string, params map[string]any) error {
	if err := do(ctx, cypher, params); err != nil {
		return err
	}
	if b.changes--; b.changes > 0 {
		return nil
	}
	if b.cancel != nil {
		b.cancel()
		return ctx.Err()
	}
	return errBroken
}

// TestKilled breaks a removal after one to seven changes, goes on with another
// one until all is done, and has the graph of the newer snapshot. (Seven, since
// the first two are marks, and the next three for a batch of accounts may find
// nothing left to change.)
func TestKilled(t *testing.T) {
	db := dbtest.Open(t)
	newer := os.DirFS("../testdata/newer")
	want := fresh(t, db, newer)
	fresh(t, db, hubtest.Small())
	load(t, db, newer, loader.Options{})
	total := find(t, db, pruner(t, db, newer, prune.Options{})).Total()
	kills := 0
	for left := total; ; kills++ {
		if kills > 100 {
			t.Fatal("removals make no progress")
		}
		broken := &breaking{DB: db, changes: 1 + kills%7}
		p, err := prune.New(t.Context(), broken, loadtest.Open(t, newer), prune.Options{PageRows: 8, BatchRows: 5})
		if err != nil {
			t.Fatal(err)
		}
		_, err = p.Remove(t.Context())
		if err == nil {
			break
		}
		if !errors.Is(err, errBroken) {
			t.Fatal(err)
		}
		now, err := pruner(t, db, newer, prune.Options{}).Find(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if now.Total() > left {
			t.Fatalf("%d things are gone, before the removal that was broken it was %d", now.Total(), left)
		}
		left = now.Total()
	}
	if kills < 8 {
		t.Errorf("the removal was broken at %d places only", kills)
	}
	same(t, "graph after broken removals", want, dbtest.Dump(t, db))
}

// TestCancel ends a removal by its context; another one ends it.
func TestCancel(t *testing.T) {
	db := dbtest.Open(t)
	newer := os.DirFS("../testdata/newer")
	want := fresh(t, db, newer)
	fresh(t, db, hubtest.Small())
	load(t, db, newer, loader.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	p, err := prune.New(ctx, &breaking{DB: db, changes: 3, cancel: cancel}, loadtest.Open(t, newer), prune.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Remove(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	remove(t, pruner(t, db, newer, prune.Options{}))
	same(t, "graph", want, dbtest.Dump(t, db))
}

// scant is a store whose server has memory for two keys in a transaction.
type scant struct{ *graphdb.DB }

type noMemory struct{}

func (noMemory) Error() string     { return "no memory" }
func (noMemory) OutOfMemory() bool { return true }

func (s scant) Write(ctx context.Context, cypher string, params map[string]any) error {
	if rows, _ := params["rows"].([]any); len(rows) > 2 {
		return noMemory{}
	}
	return s.DB.Write(ctx, cypher, params)
}

// TestLittleMemory removes in smaller transactions where the server has no
// memory for large ones.
func TestLittleMemory(t *testing.T) {
	db := dbtest.Open(t)
	newer := os.DirFS("../testdata/newer")
	want := fresh(t, db, newer)
	fresh(t, db, hubtest.Small())
	load(t, db, newer, loader.Options{})
	p, err := prune.New(t.Context(), scant{db}, loadtest.Open(t, newer), prune.Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantGroups(t, "removed", goneFromSmall, remove(t, p))
	same(t, "graph", want, dbtest.Dump(t, db))
}

// TestReadFails: an answer of the database that breaks off is an error that says
// what was compared.
func TestReadFails(t *testing.T) {
	db := dbtest.Open(t)
	load(t, db, hubtest.Small(), loader.Options{})
	p := pruner(t, db, hubtest.Small(), prune.Options{})
	if err := db.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Find(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "look at what was loaded: ") {
		t.Errorf("error %v, want one that says what was done", err)
	}
}
