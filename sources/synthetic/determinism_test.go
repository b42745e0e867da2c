package synthetic

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/snapshot"
)

// write writes a hub as a snapshot and returns the files.
func write(t *testing.T, o Options) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	w, err := snapshot.Create(dir, snapshot.Plain)
	if err != nil {
		t.Fatal(err)
	}
	if err := Generate(t.Context(), o, w); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(snapshot.Meta{Source: o.Source(), CollectedAt: Collected()}); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func TestSameSeedSameBytes(t *testing.T) {
	for _, scale := range []float64{0.0005, 0.01} {
		o := Options{Scale: scale, Seed: 7}
		a, b := write(t, o), write(t, o)
		if len(a) != len(snapshot.DataFiles) {
			t.Errorf("scale %v: %d files, want every file of a snapshot but accounts", scale, len(a))
		}
		for name := range a {
			if !bytes.Equal(a[name], b[name]) {
				t.Errorf("scale %v: %s differs from one run to the next", scale, name)
			}
		}
	}
}

func TestOtherSeedOtherBytes(t *testing.T) {
	a, b := write(t, Options{Scale: 0.001, Seed: 1}), write(t, Options{Scale: 0.001, Seed: 2})
	for name := range a {
		// bots have fixed names
		if same := bytes.Equal(a[name], b[name]); same != (name == snapshot.BotsFile) {
			t.Errorf("%s: the same for both seeds is %v", name, same)
		}
	}
}

var errFull = errors.New("full")

// full is a sink that takes so many commits only.
type full struct {
	memory
	room int
}

func (f *full) Commit(c *hub.Commit) error {
	if f.room--; f.room < 0 {
		return errFull
	}
	return f.memory.Commit(c)
}

func TestStopsWithTheSink(t *testing.T) {
	f := &full{room: 10}
	if err := Generate(t.Context(), Options{Scale: 0.001}, f); !errors.Is(err, errFull) {
		t.Errorf("error %v, want the sink's", err)
	}
	if len(f.commits) != 10 || len(f.usages) != 0 {
		t.Errorf("%d commits and %d usages after the end", len(f.commits), len(f.usages))
	}
}

func TestStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	m := &cancelling{cancel: cancel}
	if err := Generate(ctx, Options{Scale: 0.001}, m); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
	if len(m.commits) != 1 {
		t.Errorf("%d commits, want the one that cancelled", len(m.commits))
	}
}

// cancelling is a sink that cancels with the first commit.
type cancelling struct {
	memory
	cancel context.CancelFunc
}

func (c *cancelling) Commit(r *hub.Commit) error {
	c.cancel()
	return c.memory.Commit(r)
}

// streamWant are the first draws by the definitions of FNV-1a, SplitMix64 and
// PCG-DXSM, worked out apart from this package (testdata/stream.py).
var streamWant = []uint64{9308894330395467122, 8817190357090476076, 11704687508222963643, 11093909265704408177}

func TestStreamIsTheSameEverywhere(t *testing.T) {
	s := newStream(1, "names", 0)
	for i, want := range streamWant {
		if got := s.pcg.Uint64(); got != want {
			t.Errorf("draw %d: %d, want %d", i, got, want)
		}
	}
}

func TestIntegerSquareRoot(t *testing.T) {
	for _, x := range []uint64{0, 1, 2, 3, 4, 1<<32 - 1, 1 << 32, 1<<53 + 1, 1<<62 - 1, 1 << 62, (1<<32 - 1) * (1<<32 - 1), 1<<64 - 1} {
		r := isqrt(x)
		if r*r > x || r < 1<<32-1 && (r+1)*(r+1) <= x {
			t.Errorf("square root of %d: %d", x, r)
		}
	}
}

// skewed(n, halves) is below q*n with chance q^(2/halves). 20,000 draws have a
// standard deviation of at most 0.0036 of that; four of them are allowed.
func TestSkewedDraws(t *testing.T) {
	s := newStream(3, "skewed", 0)
	for halves, want := range map[int]float64{1: 0.0625, 2: 0.25, 4: 0.5, 8: 0.7071} { // q = 1/4
		low := 0
		for range 20000 {
			x := s.skewed(1000, halves)
			if x < 0 || x >= 1000 {
				t.Fatalf("%d is out of range", x)
			}
			if x < 250 {
				low++
			}
		}
		if got := float64(low) / 20000; got < want-0.0145 || got > want+0.0145 {
			t.Errorf("%d halves: %.4f of the draws in the lowest quarter, want %.4f", halves, got, want)
		}
	}
}
