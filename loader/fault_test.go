package loader_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb"
	"github.com/hubgraph/hubgraph/graphdb/dbtest"
	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/hub/hubtest"
	"github.com/hubgraph/hubgraph/loader"
	"github.com/hubgraph/hubgraph/loader/loadtest"
	"github.com/hubgraph/hubgraph/snapshot"
)

// TestBadLines puts one bad line into each file: each is named, everything else
// is loaded, and the outcome is a RejectedError.
func TestBadLines(t *testing.T) {
	db := dbtest.Open(t)
	folder := with(t, hubtest.Small(), map[string]func([]byte) []byte{
		"repositories.jsonl": prepending(`{"id":"bad/one","kind":"app","tags":[]}` + "\n"),
		"commits.jsonl":      prepending(`{"repo":"kit/Text","kind":"model","sha":7,"authors":["bad-one"]}` + "\n"),
		"discussions.jsonl":  prepending(`{"repo":"kit/Text","kind":"model","num":-1,"author":"bad-one"}` + "\n"),
		"usages.jsonl":       appending(`{"space":"cai-fen/demo","model":` + "\n"),
		"identities.jsonl":   appending(`{"alias":"ada-wren","canonical":"A. Wren"}` + "\n"), // a circle
		"bots.jsonl":         appending(`{"name":""}` + "\n"),
		"lineage.jsonl":      appending(`{"model":"kit/Text","base":"legacy-bert","relation":"cousin"}` + "\n"),
		"datasets.jsonl":     appending(`["kit/Text"]` + "\n"),
	})
	s, err := snapshot.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	rejects := snapshot.NewRejects(snapshot.RejectOptions{Log: &log})
	summary, err := loader.Load(t.Context(), &store{DB: db}, s, loader.Options{Rejects: rejects})
	if err != nil {
		t.Fatal(err)
	}
	var rejected *hub.RejectedError
	if !errors.As(rejects.End(nil), &rejected) || rejected.Count != 8 || summary.Rejected != 8 {
		t.Errorf("outcome %v, summary %d; want 8 rejected", rejects.End(nil), summary.Rejected)
	}
	for _, at := range []string{"repositories.jsonl:1:", "commits.jsonl:1:", "discussions.jsonl:1:", "usages.jsonl:9:",
		"identities.jsonl:7:", "bots.jsonl:4:", "lineage.jsonl:5:", "datasets.jsonl:4:"} {
		if !strings.Contains(log.String(), at) {
			t.Errorf("%s is not named in:\n%s", at, log.String())
		}
	}
	want := graphLines(t, "testdata/small.graph", folder)
	for i, line := range want {
		if strings.HasPrefix(line, "(Snapshot)") {
			want[i] = strings.Replace(line, "rejected: 0", "rejected: 8", 1)
		}
	}
	same(t, "graph without the bad lines", want, dump(t, db))

	// A later load of the good snapshot leaves the good graph and two snapshots.
	mustLoad(t, db, hubtest.Small(), loader.Options{})
	same(t, "graph after a good load", withoutSnapshots(smallGraph(t)), withoutSnapshots(dump(t, db)))
}

// TestStrict stops at the first bad line and leaves a load without an end.
func TestStrict(t *testing.T) {
	db := dbtest.Open(t)
	folder := with(t, hubtest.Small(), map[string]func([]byte) []byte{"commits.jsonl": appending("{}\n")})
	r := loadFS(t, db, folder, loader.Options{}, snapshot.RejectOptions{Strict: true})
	if r.err == nil || !strings.Contains(r.err.Error(), "commits.jsonl:23:") {
		t.Errorf("error %v, want one that names commits.jsonl:23", r.err)
	}
	wantIncomplete(t, db)
	mustLoad(t, db, hubtest.Small(), loader.Options{})
	same(t, "graph after a good load", smallGraph(t), dump(t, db))
}

// TestCutGzip cuts each file in turn: the error names it, and a later good load
// gives the graph of a good load alone.
func TestCutGzip(t *testing.T) {
	db := dbtest.Open(t)
	for _, name := range []string{"repositories.jsonl", "commits.jsonl", "bots.jsonl"} {
		folder := with(t, hubtest.Small(), map[string]func([]byte) []byte{})
		text := zipped(t, folder[name].Data)
		folder[name+".gz"] = folder[name]
		folder[name+".gz"].Data = text[:len(text)/2]
		delete(folder, name)
		r := loadFS(t, db, folder, loader.Options{}, snapshot.RejectOptions{})
		if r.err == nil || !strings.Contains(r.err.Error(), name+".gz") || errors.As(r.err, new(*hub.UsageError)) || errors.As(r.err, new(*hub.RejectedError)) {
			t.Errorf("cut %s: error %v, want a failure with its name", name, r.err)
		}
		mustLoad(t, db, hubtest.Small(), loader.Options{})
		same(t, "graph after a good load", smallGraph(t), dump(t, db))
	}
}

// breaking is a store that fails before or after a number of writes.
type breaking struct {
	store
	counting sync.Mutex
	writes   int  // until it fails
	after    bool // the failing write is done, but its answer is lost
	cancel   context.CancelFunc
}

var errBroken = errors.New("the connection broke")

func (b *breaking) Write(ctx context.Context, cypher string, params map[string]any) error {
	b.counting.Lock()
	b.writes--
	left := b.writes
	b.counting.Unlock()
	if left > 0 {
		return b.store.Write(ctx, cypher, params)
	}
	if b.after {
		if err := b.store.Write(ctx, cypher, params); err != nil {
			return err
		}
	}
	if b.cancel != nil {
		b.cancel()
		return ctx.Err()
	}
	return errBroken
}

// TestInterrupted breaks a load at every write, in turn before and after the
// write took place; the next load ends in the graph of an undisturbed one.
func TestInterrupted(t *testing.T) {
	db := dbtest.Open(t)
	for writes := 1; ; writes++ {
		after := writes%2 == 0
		b := &breaking{store: store{DB: db}, writes: writes, after: after}
		_, err := loader.Load(t.Context(), b, loadtest.Open(t, hubtest.Small()), loader.Options{Replace: true, BatchRows: 4})
		if err == nil {
			if b.writes <= 0 {
				t.Fatalf("write %d failed and the load did not", writes)
			}
			if writes < 20 {
				t.Fatalf("the load has %d writes only; it was to be broken at more places", writes)
			}
			return
		}
		if !errors.Is(err, errBroken) {
			t.Fatalf("broken at write %d: %v", writes, err)
		}
		if writes > 1 && !after {
			wantIncomplete(t, db)
		}
		mustLoad(t, db, hubtest.Small(), loader.Options{BatchRows: 7})
		same(t, fmt.Sprintf("graph after a load broken at write %d and a good one", writes), smallGraph(t), dump(t, db))
		if t.Failed() {
			return
		}
	}
}

// TestCancel ends a load by its context.
func TestCancel(t *testing.T) {
	db := dbtest.Open(t)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, err := loader.Load(ctx, &breaking{store: store{DB: db}, writes: 6, cancel: cancel}, loadtest.Open(t, hubtest.Small()), loader.Options{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	wantIncomplete(t, db)
}

// wantIncomplete checks that the only snapshot is one whose load has no end.
func wantIncomplete(t *testing.T, db *graphdb.DB) {
	t.Helper()
	rows := rowsOf(t, db, "MATCH (s:Snapshot) RETURN s.complete, s.loadedAt, s.models", nil)
	if len(rows) != 1 || rows[0][0] != false || rows[0][1] != nil || rows[0][2] != nil {
		t.Errorf("snapshots (complete, loadedAt, models): %v; want one that is not complete", rows)
	}
}

func withoutSnapshots(lines []string) []string {
	var out []string
	for _, line := range lines {
		if !strings.HasPrefix(line, "(Snapshot)") {
			out = append(out, line)
		}
	}
	return out
}
