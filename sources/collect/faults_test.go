package collect_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/sources/collect"
	"github.com/hubgraph/hubgraph/sources/hubapi"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

// clock is a clock that waits pass at once.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	fired := make(chan time.Time, 1)
	fired <- c.now
	return fired
}

// collectEnv makes the test program a process that collects: the address of a Hub
// and the folder follow.
const collectEnv = "HUBGRAPH_TEST_COLLECT"

func TestMain(m *testing.M) {
	endpoint, dir, ok := strings.Cut(os.Getenv(collectEnv), " ")
	if !ok {
		collect.WithoutSync()
		os.Exit(m.Run())
	}
	c := &clock{now: began}
	o := collect.Options{Dir: dir, Selection: everything,
		API: hubapi.Options{Endpoint: endpoint, Concurrency: 4, Now: c.Now, After: c.After}, Now: func() time.Time { return began }}
	if _, err := collect.Run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// runs is how many collections are disturbed: 50, or as many as
// HUBGRAPH_COLLECT_RUNS says.
func runs() int {
	if n, err := strconv.Atoi(os.Getenv("HUBGRAPH_COLLECT_RUNS")); err == nil {
		return n
	}
	return 50
}

// TestDisturbed: whatever goes wrong, and whenever a collection ends, it goes on to
// the records of an undisturbed one, and every request beyond the fewest has a
// reason.
func TestDisturbed(t *testing.T) {
	h := fakehub.Generate(5, 110)
	calm := t.TempDir()
	collected(t, options(fakehub.New(h, fakehub.Options{MaxLimit: 9}), calm))
	want, fewest := records(t, calm), expectPages(h, 9).requests
	for seed := range uint64(runs()) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			var left atomic.Int64 // requests until the collection ends
			var stop atomic.Pointer[context.CancelFunc]
			c := &clock{now: began}
			s := fakehub.New(h, fakehub.Options{MaxLimit: 9, Now: c.Now, Observe: func(*http.Request) {
				if left.Add(-1) == 0 {
					(*stop.Load())()
				}
			}, Faults: fakehub.Faults{Seed: seed, Share: 0.1, ExpiredCursors: 2, Repeats: 0.3}})
			dir, ends := t.TempDir(), 0
			attempt := func() error {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				stop.Store(&cancel)
				if left.Store(1 + r.Int64N(60)); ends == 8 {
					left.Store(1 << 40)
				}
				o := options(s, dir)
				o.API.Now, o.API.After = c.Now, c.After
				_, err := collect.Run(ctx, o)
				if err != nil && ctx.Err() == nil {
					t.Fatal(err)
				}
				return err
			}
			for ; attempt() != nil; ends++ {
			}
			for name, lines := range want {
				differ(t, name, records(t, dir)[name], lines)
			}
			if t.Failed() {
				for _, l := range sideLines(t, dir) {
					if l.Reason != "" {
						t.Logf("%+v", l)
					}
				}
			}
			explain(t, s, fewest, ends, 4)
		})
	}
}

// explain checks the number of requests: the fewest, one for each fault, those in
// flight when a collection ended, and the pages of a listing that is read again
// after its cursor expired.
func explain(t *testing.T, s *fakehub.Server, fewest int64, ends, concurrency int) {
	t.Helper()
	c := s.Counts()
	answered := c[fakehub.Listings] + c[fakehub.CommitPages] + c[fakehub.DiscussionsOf] + c[fakehub.Items] + c[fakehub.Overviews] + c[fakehub.Others]
	twice, lists := int64(0), int64(0)
	for address, n := range s.Asked() {
		if strings.HasPrefix(address, "/api/models?") || strings.HasPrefix(address, "/api/datasets?") || strings.HasPrefix(address, "/api/spaces?") {
			lists += int64(n)
		} else {
			twice += int64(n - 1)
		}
	}
	if most := int64(ends * concurrency); twice > most {
		t.Errorf("%d answers came twice, at most %d can have been in flight in %d ends", twice, most, ends)
	}
	if answered == 0 || c[fakehub.Items] > 0 || c[fakehub.Overviews] > 0 || c[fakehub.Others] > 0 || c[fakehub.Redirects] > 0 {
		t.Errorf("other requests than needed: %v", c)
	}
	t.Logf("%d requests and %d faults; the fewest are %d, %d came twice after %d ends, %d pages of listings", answered, c[fakehub.Faulty], fewest, twice, ends, lists)
}

// expectPages is expect for listings of another length of pages.
func expectPages(h *fakehub.Hub, size int) expected {
	e := expect(h)
	kinds := map[string]int64{}
	for _, r := range h.Repositories {
		if !r.Private {
			kinds[r.Kind.String()]++
		}
	}
	for _, n := range kinds {
		e.requests += (n+int64(size)-1)/int64(size) - 1
	}
	return e
}

// TestKilled: the same with processes that are killed at any moment.
func TestKilled(t *testing.T) {
	h := fakehub.Generate(6, 110)
	calm := t.TempDir()
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 2))
		var left atomic.Int64 // requests until the process is killed
		kill := make(chan bool, 1)
		s := fakehub.New(h, fakehub.Options{MaxLimit: 9, Now: func() time.Time { return began }, Observe: func(*http.Request) {
			if left.Add(-1) == 0 {
				kill <- true
			}
		}, Faults: fakehub.Faults{Seed: seed, Share: 0.05}})
		web := s.Start()
		if seed == 0 {
			collected(t, options(fakehub.New(h, fakehub.Options{}), calm))
		}
		dir, kills := t.TempDir(), 0
		for {
			cmd := exec.CommandContext(t.Context(), os.Args[0])
			cmd.Env = append(os.Environ(), collectEnv+"="+web.URL+" "+dir)
			var said strings.Builder
			cmd.Stderr = &said
			if left.Store(1 + r.Int64N(40)); kills == 5 {
				left.Store(1 << 40)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			delay, ended := time.Duration(r.IntN(20))*time.Millisecond, make(chan bool)
			go func() {
				select {
				case <-kill:
					time.Sleep(delay)
					cmd.Process.Signal(syscall.SIGKILL)
				case <-ended:
				}
			}()
			err := cmd.Wait()
			close(ended)
			select { // it ended before it was killed
			case <-kill:
			default:
			}
			if err == nil {
				break
			}
			if said.Len() > 0 {
				t.Fatal(said.String())
			}
			kills++
		}
		web.Close()
		want := records(t, calm)
		for name, lines := range want {
			differ(t, name, records(t, dir)[name], lines)
		}
		explain(t, s, expectPages(h, 9).requests, kills, 4)
		if kills == 0 {
			t.Error("no process was killed before its end")
		}
	}
}
