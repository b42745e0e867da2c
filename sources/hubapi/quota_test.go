package hubapi_test

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hubgraph/hubgraph/sources/hubapi"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

// With several workers, windows of any length, and whatever way the server
// rounds, at least 95 % of the quota is used, with no 429 but a first.
func TestTheQuotaIsUsed(t *testing.T) {
	for _, l := range []fakehub.Limits{
		{Anonymous: 200, Window: 300 * time.Second},
		{Anonymous: 200, Window: 300 * time.Second, Rounding: fakehub.Down},
		{Anonymous: 200, Window: 300 * time.Second, Rounding: fakehub.Nearest, Aligned: true},
		{Anonymous: 100, Window: 60 * time.Second, Rounding: fakehub.Down, Aligned: true},
		{Anonymous: 50, Window: 10 * time.Second},
		{Anonymous: 40, Window: 3 * time.Second},
		{Anonymous: 40, Window: 3 * time.Second, Rounding: fakehub.Down},
		{Anonymous: 40, Window: 2 * time.Second, Aligned: true},
		{Anonymous: 30, Window: time.Second},
	} {
		for _, latency := range []time.Duration{0, 7 * time.Millisecond, 90 * time.Millisecond} {
			t.Run(fmt.Sprintf("%d in %v rounded %d aligned %v latency %v", l.Anonymous, l.Window, l.Rounding, l.Aligned, latency), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					const windows = 8
					_, s := fake(fakehub.Options{Limits: l, Latency: latency})
					c := client(t, hubapi.Options{Transport: s.Transport(), Concurrency: 8})
					addresses := make([]string, windows*l.Anonymous)
					for i := range addresses {
						addresses[i] = fmt.Sprintf("/api/users/nobody/overview?n=%d", i)
					}
					time.Sleep(time.Duration(1234) * time.Millisecond) // not at the beginning of a window
					begin := time.Now()
					asked(t.Context(), c, 8, addresses)
					took := time.Since(begin)
					refused := 0
					for _, w := range s.Windows() {
						refused += w.Refused
					}
					// The last of n windows need not pass; an aligned first one may be short.
					atBest := time.Duration(windows-1) * l.Window
					if least := atBest * 100 / 95; refused > 1 || took > least+l.Window/10+10*latency {
						t.Errorf("%d refused; took %v, with 95 %% of the quota it would be %v", refused, took, least)
					}
					if stats := c.Stats(); stats.Quota != l.Anonymous || stats.Window != l.Window || stats.TooMany != int64(refused) || stats.Waited < took/2 {
						t.Errorf("%+v", stats)
					}
				})
			})
		}
	}
}

// An answer that comes late, with more requests left than a newer one told,
// raises nothing, and what is on its way is counted.
func TestAStaleHeaderRaisesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const quota = 20
		start := time.Now()
		begin := start
		var mu sync.Mutex
		counted, over := 0, 0
		var first atomic.Bool
		first.Store(true)
		c := client(t, hubapi.Options{Concurrency: 6, Timeout: 2 * time.Minute, Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			mu.Lock()
			if time.Since(begin) >= time.Minute {
				begin, counted = time.Now(), 0
			}
			counted++
			left := quota - counted
			if left < 0 {
				over++
			}
			n, t := counted, int(math.Ceil((time.Minute - time.Since(begin)).Seconds()))
			mu.Unlock()
			time.Sleep(time.Duration(n%6) * 300 * time.Millisecond) // the first come last
			if n == quota && first.CompareAndSwap(true, false) {
				time.Sleep(70 * time.Second) // into the next window, which it says nothing of
			}
			return reply(200, "{}", "RateLimit", fmt.Sprintf(`"api";r=%d;t=%d`, max(left, 0), t)), nil
		})})
		var addresses []string
		for i := range 5 * quota {
			addresses = append(addresses, fmt.Sprintf("/api/models/a/b%d", i))
		}
		bodies := asked(t.Context(), c, 6, addresses)
		if took := time.Since(start); over > 0 || len(bodies) != 5*quota || took > 4*time.Minute+15*time.Second {
			t.Errorf("%d over the quota, %d answers after %v", over, len(bodies), took)
		}
	})
}

// Each form of a 429 is waited for as long as it says, by all workers, and no
// longer than needed.
func TestEachFormOf429(t *testing.T) {
	date := func(seconds int) string {
		return time.Now().Add(time.Duration(seconds) * time.Second).UTC().Format(http.TimeFormat)
	}
	for name, c := range map[string]struct {
		headers  func() []string
		min, max time.Duration
	}{
		"quota": {func() []string {
			return []string{"RateLimit", `"api";r=0;t=40`, "RateLimit-Policy", `"fixed window";"api";q=500;w=300`}
		}, 40 * time.Second, 42 * time.Second},
		"seconds":             {func() []string { return []string{"Retry-After", "25"} }, 25 * time.Second, 26 * time.Second},
		"date":                {func() []string { return []string{"Retry-After", date(33)} }, 33 * time.Second, 34 * time.Second},
		"the larger: seconds": {func() []string { return []string{"RateLimit", `"api";r=0;t=3`, "Retry-After", "17"} }, 17 * time.Second, 18 * time.Second},
		"the larger: quota":   {func() []string { return []string{"RateLimit", `"api";r=0;t=30`, "Retry-After", "2"} }, 30 * time.Second, 32 * time.Second},
		"CDN":                 {func() []string { return []string{"RateLimit", `"api";r=250;t=200`} }, 500 * time.Millisecond, 2 * time.Second},
		"nothing":             {func() []string { return nil }, 500 * time.Millisecond, 2 * time.Second},
		"nonsense": {func() []string {
			return []string{"RateLimit", `r==;;"`, "RateLimit-Policy", "x=y", "Retry-After", "soon"}
		}, 500 * time.Millisecond, 2 * time.Second},
		"a date that is past":   {func() []string { return []string{"Retry-After", date(-100)} }, 500 * time.Millisecond, 2 * time.Second},
		"numbers out of bounds": {func() []string { return []string{"RateLimit", `"api";r=-5;t=999999999999`} }, time.Hour, time.Hour + time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var mu sync.Mutex
				first, second := time.Time{}, time.Time{}
				cl := client(t, hubapi.Options{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
					mu.Lock()
					defer mu.Unlock()
					if first.IsZero() {
						first = time.Now()
						return reply(429, "<html>", c.headers()...), nil
					}
					if second.IsZero() {
						second = time.Now()
					}
					return reply(200, "{}"), nil
				})})
				asked(t.Context(), cl, 4, []string{"/api/models/a/b", "/api/models/a/c", "/api/models/a/d", "/api/models/a/e"})
				if wait := second.Sub(first); wait < c.min || wait > c.max {
					t.Errorf("the next request came after %v, want %v to %v", wait, c.min, c.max)
				}
				if s := cl.Stats(); s.TooMany != 1 || s.Retries["429"] != 1 || s.Requests != 5 {
					t.Errorf("%+v", s)
				}
			})
		})
	}
}

// A limit that only its 429 tells costs one 429 a window, not one a worker.
func TestALimitWithoutHeaders(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, s := fake(fakehub.Options{Limits: fakehub.Limits{Anonymous: 20, Window: 30 * time.Second, Silent: true}, Latency: time.Millisecond})
		c := client(t, hubapi.Options{Transport: s.Transport(), Concurrency: 4})
		var addresses []string
		for i := range 100 {
			addresses = append(addresses, fmt.Sprintf("/api/users/nobody/overview?n=%d", i))
		}
		begin := time.Now()
		asked(t.Context(), c, 4, addresses)
		if n := c.Stats().TooMany; n < 4 || n > 16 || time.Since(begin) > 130*time.Second {
			t.Errorf("%d refusals in %v", n, time.Since(begin))
		}
	})
}

func TestRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, s := fake(fakehub.Options{})
		c := client(t, hubapi.Options{Transport: s.Transport(), Rate: 4})
		begin := time.Now()
		asked(t.Context(), c, 8, make([]string, 0))
		for range 3 {
			asked(t.Context(), c, 8, []string{"/api/models?a", "/api/models?b", "/api/models?c", "/api/models?d", "/api/models?e", "/api/models?f", "/api/models?g"})
		}
		if took := time.Since(begin); took < 4900*time.Millisecond || took > 5200*time.Millisecond { // 20 pauses of 250 ms
			t.Errorf("21 requests at 4 a second took %v", took)
		}
	})
}

// A wait ends with the context.
func TestAWaitIsBrokenOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := client(t, hubapi.Options{Transport: roundTrip(func(*http.Request) (*http.Response, error) { return reply(429, "", "Retry-After", "600"), nil })})
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		begin := time.Now()
		if _, err := c.Get(ctx, anyModel); err != context.DeadlineExceeded || time.Since(begin) != 10*time.Second {
			t.Errorf("%v after %v", err, time.Since(begin))
		}
	})
}

// A server that never stops to refuse, or asks for a wait of hours, is an error
// in the end.
func TestEndlessRefusals(t *testing.T) {
	for header, want := range map[string]string{
		"1":     "GET https://huggingface.co/api/models/a/b: 429 Too Many Requests, after 32 tries",
		"90000": "GET https://huggingface.co/api/models/a/b: 429 Too Many Requests, and not to be asked again for 25h0m0s",
	} {
		synctest.Test(t, func(t *testing.T) {
			c := client(t, hubapi.Options{Transport: roundTrip(func(*http.Request) (*http.Response, error) { return reply(429, "", "Retry-After", header), nil })})
			if _, err := c.Get(t.Context(), anyModel); err == nil || err.Error() != want {
				t.Errorf("%v, want %s", err, want)
			}
		})
	}
}
