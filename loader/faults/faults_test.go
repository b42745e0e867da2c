package faults

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/graphdb/dbtest/proxy"
	"github.com/hubgraph/hubgraph/internal/dbserver"
	"github.com/hubgraph/hubgraph/loader/loadtest"
)

// harness is what the runs share.
type harness struct {
	binary string
	server *server
	disk   disk // the server's data; nil when it cannot be filled

	job      work
	state    string        // what the command notes down
	want     []string      // the graph of an undisturbed load
	results  string        // and what analyze makes of it
	duration time.Duration // of that load

	done   map[string]int // faults by kind, those that hit a running load
	late   int            // faults that came after the load had ended
	errors map[string]int // last lines of loads that gave up
}

// work is what is broken: the command, and what is in the database before.
type work struct {
	older string   // a snapshot loaded before; "" for an empty database
	args  []string // of the command
	says  string   // in what the command says at its end
}

// fault breaks something while a load runs, and mends it.
type fault struct {
	name string
	do   func(h *harness, t *testing.T, j *job, p *proxy.Proxy, r *rand.Rand)
}

var faults = []fault{
	{"hubgraph killed", func(_ *harness, _ *testing.T, j *job, _ *proxy.Proxy, _ *rand.Rand) { j.kill() }},
	{"Neo4j killed and started again", func(h *harness, t *testing.T, _ *job, _ *proxy.Proxy, _ *rand.Rand) {
		h.server.kill(t)
		h.server.start(t)
	}},
	{"both killed", func(h *harness, t *testing.T, j *job, _ *proxy.Proxy, _ *rand.Rand) {
		j.kill()
		h.server.kill(t)
		h.server.start(t)
	}},
	{"Neo4j restarted", func(h *harness, t *testing.T, _ *job, _ *proxy.Proxy, _ *rand.Rand) {
		h.server.stop(t)
		h.server.start(t)
	}},
	{"network cut", func(_ *harness, t *testing.T, j *job, p *proxy.Proxy, r *rand.Rand) {
		for range 1 + r.IntN(5) {
			p.CutAll()
			pause(t, time.Duration(r.IntN(400))*time.Millisecond)
		}
	}},
	{"network away", func(_ *harness, t *testing.T, j *job, p *proxy.Proxy, r *rand.Rand) {
		p.Down()
		pause(t, time.Duration(r.IntN(3000))*time.Millisecond)
		if err := p.Up(); err != nil {
			t.Fatal(err)
		}
	}},
	{"disk full", func(h *harness, t *testing.T, j *job, _ *proxy.Proxy, _ *rand.Rand) {
		h.disk.fill(t)
		pause(t, 4*time.Second)
		j.kill()
		h.server.kill(t) // a Neo4j whose disk was full wants a restart
		h.disk.free(t)
		h.server.start(t)
	}},
}

// TestFaults breaks loads at random moments: of a snapshot into an empty database,
// and of a newer snapshot over an older one, which send the difference and remove
// what is gone. HUBGRAPH_FAULT_RUNS says how many of each (1; the first is killed
// itself, that of the difference has its Neo4j killed), HUBGRAPH_FAULT_SEED which
// (1), HUBGRAPH_FAULT_SCALE the size of the hub. Both break the same server, since
// starting one takes longer than loading.
func TestFaults(t *testing.T) {
	h := newHarness(t)
	hub := loadtest.Generate(t, number(t, "HUBGRAPH_FAULT_SCALE", 0.004))
	loadtest.AddAccounts(t, hub)
	t.Run("whole", func(t *testing.T) {
		h.breakRuns(t, work{args: []string{"load", hub, "--batch", "200"}, says: "loaded "}, 0)
	})
	t.Run("difference", func(t *testing.T) {
		newer := loadtest.Newer(t, os.DirFS(hub), 1, 10)
		h.breakRuns(t, work{older: hub, args: []string{"load", newer, "--batch", "50", "--prune", "--yes"}, says: " others are as in the snapshot loaded before"}, 1)
	})
}

// breakRuns breaks a work in several runs, the first of them by the given fault.
func (h *harness) breakRuns(t *testing.T, job work, first int) {
	h.undisturbed(t, job)
	runs := int(number(t, "HUBGRAPH_FAULT_RUNS", 1))
	seed := uint64(number(t, "HUBGRAPH_FAULT_SEED", 1))
	equal, total := 0, 0
	for i := 0; i < runs; i++ {
		if h.run(t, i, first+i, rand.New(rand.NewPCG(seed, uint64(i)))) {
			equal++
		}
		total = 0
		for _, n := range h.done {
			total += n
		}
		if total == 0 && i == runs-1 && i < 5 { // every load was over before its fault
			runs++
		}
	}
	for _, f := range faults {
		t.Logf("%-32s %d times in the middle of a load", f.name, h.done[f.name])
	}
	for line, n := range h.errors {
		t.Logf("said %d times: %s", n, line)
	}
	t.Logf("%d of %d runs, with %d faults in the middle of a load and %d after it, ended in the graph of an undisturbed load (%d nodes and relationships)",
		equal, runs, total, h.late, len(h.want))
	if equal != runs {
		t.Errorf("%d runs did not", runs-equal)
	}
	if total == 0 {
		t.Error("no fault hit a load")
	}
}

// newHarness starts the server.
func newHarness(t *testing.T) *harness {
	h := &harness{binary: build(t)}
	folder := t.TempDir()
	h.disk = newDisk(t, folder)
	h.server = startServer(t, folder)
	if h.server.info.Engine != dbserver.EngineLocal {
		t.Fatal("want a local server")
	}
	return h
}

// undisturbed does a work without a fault.
func (h *harness) undisturbed(t *testing.T, job work) {
	h.job, h.state, h.done, h.errors, h.late = job, t.TempDir(), map[string]int{}, map[string]int{}, 0
	h.server.start(t)
	h.prepare(t)
	h.finish(t) // warm
	h.prepare(t)
	start := time.Now()
	if tries := h.finish(t); tries != 1 {
		t.Fatalf("the undisturbed load took %d tries", tries)
	}
	h.duration = time.Since(start)
	h.want, h.results = h.dump(t), h.analyze(t)
	t.Logf("undisturbed load: %.1f s, %d nodes and relationships", h.duration.Seconds(), len(h.want))
}

// run breaks one load one to three times, the first time by the given fault, and
// reports whether the graph is right in the end.
func (h *harness) run(t *testing.T, number, first int, r *rand.Rand) bool {
	h.server.start(t)
	h.prepare(t)
	var story []string
	for k := range 1 + r.IntN(3) {
		f := h.choose(first, k, r)
		h.server.start(t)
		p := proxy.Start(t, h.server.info.BoltURI, proxy.Options{})
		j := h.load(t, p.URI("bolt"))
		moment, begun := time.Duration(r.Float64()*float64(h.duration)), time.Now()
		select {
		case <-j.done:
		case <-time.After(moment):
		}
		if j.ended() {
			h.late++
			h.duration = min(h.duration, time.Since(begun)) // the machine was busier when it was timed
		} else {
			h.done[f.name]++
		}
		story = append(story, fmt.Sprintf("%s after %.2f s", f.name, moment.Seconds()))
		f.do(h, t, j, p, r)
		if err := j.wait(t.Context()); err != nil {
			h.oneLine(t, j)
		}
	}
	tries := h.finish(t)
	missing, extra := differ(h.want, h.dump(t))
	t.Logf("run %d: %s; then %d more: %d differences", number+1, strings.Join(story, ", "), tries, len(missing)+len(extra))
	if len(missing)+len(extra) == 0 {
		if got := h.analyze(t); got != h.results {
			t.Errorf("run %d: analyze gives\n%s\nwant\n%s", number+1, got, h.results)
			return false
		}
		return true
	}
	t.Errorf("run %d: missing\n%s\nextra\n%s", number+1, strings.Join(missing, "\n"), strings.Join(extra, "\n"))
	return false
}

// choose takes the given kind of fault for the first of a run, and any for the
// others.
func (h *harness) choose(first, k int, r *rand.Rand) fault {
	possible := faults
	if h.disk == nil {
		possible = slices.DeleteFunc(slices.Clone(faults), func(f fault) bool { return f.name == "disk full" })
	}
	if k == 0 {
		return possible[first%len(possible)]
	}
	return possible[r.IntN(len(possible))]
}

func pause(t *testing.T, d time.Duration) {
	ctx, cancel := context.WithTimeout(t.Context(), d)
	defer cancel()
	<-ctx.Done()
}

// disk is a small disk that can be filled.
type disk interface {
	fill(t *testing.T)
	free(t *testing.T)
}
