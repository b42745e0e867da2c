package hubapi_test

import (
	"context"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hubgraph/hubgraph/sources/hubapi"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

// Through each fault, once or twice at every address, the answers are those of
// a Hub without.
func TestEachFaultIsOvercome(t *testing.T) {
	for _, f := range append(slices.Clone(fakehub.Passing), fakehub.Hang) {
		t.Run(string(f), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h, s := fake(fakehub.Options{Faults: fakehub.Faults{Seed: 3, Share: 0.5, Kinds: []fakehub.Fault{f}, Wait: 20}})
				_, good := fake(fakehub.Options{})
				c := client(t, hubapi.Options{Transport: s.Transport()})
				addresses := all(h)
				got := asked(t.Context(), c, 8, addresses)
				want := asked(t.Context(), client(t, hubapi.Options{Transport: good.Transport()}), 1, addresses)
				if !maps.Equal(got, want) {
					t.Error("the answers differ")
				}
				faults, stats := s.Counts()[fakehub.Faulty], c.Stats()
				if f == fakehub.Slow {
					faults = 0 // takes time only
				} else if faults < int64(len(addresses)/4) {
					t.Errorf("only %d faults", faults)
				}
				var retries int64
				for _, n := range stats.Retries {
					retries += n
				}
				if retries != faults || stats.Requests != int64(len(addresses))+faults {
					t.Errorf("%d faults at %d addresses: %+v", faults, len(addresses), stats)
				}
			})
		})
	}
}

// All faults at once, within a quota, with moved names, over real connections.
func TestAllFaultsOverSockets(t *testing.T) {
	var clock fakehub.Clock
	h, s := fake(fakehub.Options{Now: clock.Now, Limits: fakehub.Limits{Anonymous: 100, Window: 5 * time.Minute}, Faults: fakehub.Faults{Seed: 11, Share: 0.3, Wait: 10}})
	_, good := fake(fakehub.Options{})
	web := s.Start()
	defer web.Close()
	c := client(t, hubapi.Options{Endpoint: web.URL, Timeout: 10 * time.Second, Now: clock.Now, After: clock.After})
	addresses := all(h)
	for _, m := range h.Moves {
		addresses = append(addresses, hubapi.DiscussionsPath(m.Kind, m.From, 0))
	}
	got := asked(t.Context(), c, 16, addresses)
	want := asked(t.Context(), client(t, hubapi.Options{Transport: good.Transport()}), 1, addresses)
	for address, body := range want {
		if got[address] != body && !strings.Contains(got[address], good403) {
			t.Errorf("%s: %.200q, want %.200q", address, got[address], body)
		}
	}
	if sent := s.Counts()[fakehub.Requests]; c.Stats().Requests != sent {
		t.Errorf("the client counts %d requests, the server %d", c.Stats().Requests, sent)
	}
	if s.Counts()[fakehub.Faulty] < 50 || c.Stats().Retries["connection"] == 0 {
		t.Errorf("%v, %+v", s.Counts(), c.Stats())
	}
}

// The text of an error that stands in for an answer in asked: it names the
// endpoint, which differs.
const good403 = "401 Unauthorized, Invalid username or password."

// What stays broken is an error that names the address and the reason, after a
// bounded number of tries with growing pauses.
func TestWhatStaysBroken(t *testing.T) {
	for body, want := range map[string]string{
		"[{":               "the answer is not valid JSON, after 8 tries",
		" <html>":          "the answer is HTML, not JSON, after 8 tries",
		"":                 "the answer is empty, after 8 tries",
		"\x1f\x8bnonsense": "the answer is not valid JSON, after 8 tries",
	} {
		synctest.Test(t, func(t *testing.T) {
			var at []time.Time
			c := client(t, hubapi.Options{Transport: roundTrip(func(*http.Request) (*http.Response, error) {
				at = append(at, time.Now())
				return reply(200, body), nil
			})})
			a, err := c.Get(t.Context(), anyModel+"?signature=abcdef&limit=3")
			if a == nil || a.Requests != 8 || err == nil || err.Error() != "GET https://huggingface.co/api/models/a/b?signature=...&limit=3: "+want {
				t.Errorf("%v", err)
			}
			for i := range len(at) - 1 {
				full := min(time.Second<<i, 32*time.Second)
				if pause := at[i+1].Sub(at[i]); pause < full/2 || pause > full {
					t.Errorf("pause %d is %v, want %v to %v", i, pause, full/2, full)
				}
			}
			if len(at) != 8 {
				t.Errorf("%d requests", len(at))
			}
		})
	}
}

// drip gives a byte now and then, without end.
type drip struct{ ctx context.Context }

func (d drip) Read(p []byte) (int, error) {
	select {
	case <-time.After(20 * time.Second):
		p[0] = ' '
		return 1, nil
	case <-d.ctx.Done():
		return 0, d.ctx.Err()
	}
}

// An answer that drips is not waited for without end, one that goes on for a
// while is.
func TestASlowAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := 0
		c := client(t, hubapi.Options{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			a := reply(200, "")
			if n++; n == 1 {
				a.Body = io.NopCloser(drip{r.Context()})
			} else {
				a.Body = io.NopCloser(io.MultiReader(io.LimitReader(drip{r.Context()}, 10), strings.NewReader("{}")))
			}
			return a, nil
		})})
		begin := time.Now()
		a, err := c.Get(t.Context(), anyModel)
		// Ten minutes, and up to one more without a byte; the pause; 200 s.
		if took := time.Since(begin); err != nil || a.Requests != 2 || took < 13*time.Minute || took > 15*time.Minute || c.Stats().Retries["time-out"] != 1 {
			t.Errorf("%v, %v after %v", a, err, took)
		}
	})
}

// Pauses of two clients differ.
func TestPausesAreByChance(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		took := map[time.Duration]bool{}
		for range 4 {
			c := client(t, hubapi.Options{Transport: roundTrip(func(*http.Request) (*http.Response, error) { return reply(500, ""), nil })})
			begin := time.Now()
			c.Get(t.Context(), anyModel)
			took[time.Since(begin)] = true
		}
		if len(took) < 3 {
			t.Errorf("%v", took)
		}
	})
}

func TestNothingIsAskedTwice(t *testing.T) {
	h, s := fake(fakehub.Options{})
	var mu sync.Mutex
	connections := map[string]bool{}
	web := s.Start()
	defer web.Close()
	c := client(t, hubapi.Options{Endpoint: web.URL, Concurrency: 4, KeepRaw: func(a *hubapi.Answer) error {
		mu.Lock()
		defer mu.Unlock()
		connections[a.URL] = true
		return nil
	}})
	addresses := all(h)
	asked(t.Context(), c, 16, addresses)
	for address, n := range s.Asked() {
		if n != 1 {
			t.Errorf("%s was asked %d times", address, n)
		}
	}
	if len(connections) != len(addresses) {
		t.Errorf("%d answers were kept, want %d", len(connections), len(addresses))
	}
}

// Connections are kept, over HTTP/2 where the server has it.
func TestConnectionsAreKept(t *testing.T) {
	h, s := fake(fakehub.Options{})
	var mu sync.Mutex
	from := map[string]bool{}
	major := 0
	web := newTLS(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		from[r.RemoteAddr], major = true, r.ProtoMajor
		mu.Unlock()
		s.ServeHTTP(w, r)
	})
	defer web.Close()
	c := client(t, hubapi.Options{Endpoint: web.URL, Concurrency: 4, Transport: web.Client().Transport})
	asked(t.Context(), c, 16, all(h))
	if len(from) != 1 || major != 2 {
		t.Errorf("%d connections of HTTP/%d", len(from), major)
	}
	plain := s.Start()
	defer plain.Close()
	clear(from)
	web2 := newPlain(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		from[r.RemoteAddr], major = true, r.ProtoMajor
		mu.Unlock()
		s.ServeHTTP(w, r)
	})
	defer web2.Close()
	asked(t.Context(), client(t, hubapi.Options{Endpoint: web2.URL, Concurrency: 4}), 16, all(h))
	if len(from) > 8 || major != 1 {
		t.Errorf("%d connections of HTTP/%d", len(from), major)
	}
}
