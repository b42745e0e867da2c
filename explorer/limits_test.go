package explorer_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hubgraph/hubgraph/explorer"
	"github.com/hubgraph/hubgraph/internal/httpserve"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
)

// around returns an explorer with one part, at /part/{x}, and its log.
func around(t *testing.T, o explorer.Options, part http.HandlerFunc) (http.Handler, *lines) {
	t.Helper()
	log := &lines{}
	o.DB, o.Catalog, o.Log = nothing{}, catalog.Open("", ""), slog.New(slog.NewTextHandler(log, nil))
	h, err := explorer.Around(o, part)
	if err != nil {
		t.Fatal(err)
	}
	return h, log
}

// pipes is a listener whose connections are pipes, so that time in tests is not that
// of the clock.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) {
	if c, ok := <-p; ok {
		return c, nil
	}
	return nil, net.ErrClosed
}

func (p pipes) Close() error   { close(p); return nil }
func (p pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }

// dial connects and sends a text.
func (p pipes) dial(t *testing.T, text string) net.Conn {
	client, server := net.Pipe()
	p <- server
	if _, err := io.WriteString(client, text); err != nil {
		t.Error(err)
	}
	return client
}

// served runs a test against an explorer that is served as the command does, without
// the clock. When it ends, nothing may be left running.
func served(t *testing.T, part http.HandlerFunc, test func(t *testing.T, p pipes, stop func() time.Duration)) {
	synctest.Test(t, func(t *testing.T) {
		h, _ := around(t, explorer.Options{}, part)
		p := make(pipes)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			if err := httpserve.Serve(ctx, p, h, httpserve.Options{Log: slog.NewLogLogger(slog.DiscardHandler, 0)}); err != nil {
				t.Error(err)
			}
		}()
		stop := func() time.Duration {
			begin := time.Now()
			cancel()
			<-ended
			return time.Since(begin)
		}
		test(t, p, stop)
		stop()
	})
}

const getPart = "GET /part/x HTTP/1.1\r\nHost: localhost\r\n\r\n"

func TestSlowHeader(t *testing.T) {
	served(t, func(http.ResponseWriter, *http.Request) { t.Error("it is answered") }, func(t *testing.T, p pipes, _ func() time.Duration) {
		begin := time.Now()
		c := p.dial(t, "GET /part/x HTTP/1.1\r\nHost: loc")
		defer c.Close()
		if n, err := c.Read(make([]byte, 1)); err == nil || n > 0 || time.Since(begin) > 10*time.Second {
			t.Errorf("after %v: %d bytes, %v", time.Since(begin), n, err)
		}
	})
}

func TestSlowBody(t *testing.T) {
	served(t, func(http.ResponseWriter, *http.Request) { t.Error("it is answered") }, func(t *testing.T, p pipes, _ func() time.Duration) {
		begin := time.Now()
		c := p.dial(t, "POST /part/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc")
		defer c.Close()
		r, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil || r.StatusCode != http.StatusRequestTimeout || !r.Close || time.Since(begin) > 15*time.Second {
			t.Errorf("after %v: %v, %v", time.Since(begin), r, err)
		}
	})
}

// A client that takes nothing of a long answer ends it.
func TestSlowReader(t *testing.T) {
	var took atomic.Int64
	long := func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		var err error
		for err == nil {
			_, err = w.Write(make([]byte, 1<<10))
		}
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("ended by %v", err)
		}
		took.Store(int64(time.Since(begin)))
	}
	served(t, long, func(t *testing.T, p pipes, _ func() time.Duration) {
		c := p.dial(t, getPart)
		defer c.Close()
		time.Sleep(time.Minute)
		if took.Load() == 0 {
			t.Error("it goes on")
		}
	})
}

// One that takes a long answer bit by bit gets all of it: the time is that of a part.
func TestSteadyReader(t *testing.T) {
	const parts = 20
	steady := func(w http.ResponseWriter, r *http.Request) {
		for range parts {
			time.Sleep(2 * time.Second) // longer in all than a request or an answer may wait
			if _, err := w.Write(make([]byte, 8<<10)); err != nil {
				t.Error(err)
			}
			if err := http.NewResponseController(w).Flush(); err != nil {
				t.Error(err)
			}
			if err := r.Context().Err(); err != nil {
				t.Error(err)
			}
		}
	}
	served(t, steady, func(t *testing.T, p pipes, _ func() time.Duration) {
		c := p.dial(t, getPart)
		defer c.Close()
		r, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := io.Copy(io.Discard, r.Body); n != parts*8<<10 || err != nil {
			t.Errorf("%d bytes, %v", n, err)
		}
	})
}

// Those under way are let finish, but not for ever.
func TestStop(t *testing.T) {
	wait := func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-time.After(3 * time.Second):
			io.WriteString(w, "whole")
		case <-r.Context().Done():
			t.Error("it is broken off")
		}
	}
	served(t, wait, func(t *testing.T, p pipes, stop func() time.Duration) {
		c := p.dial(t, getPart)
		defer c.Close()
		time.Sleep(time.Second)
		go stop()
		r, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Fatal(err)
		}
		if text, err := io.ReadAll(r.Body); string(text) != "whole" || err != nil {
			t.Errorf("%q, %v", text, err)
		}
	})
	endless := func(w http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
	}
	served(t, endless, func(t *testing.T, p pipes, stop func() time.Duration) {
		c := p.dial(t, getPart)
		defer c.Close()
		time.Sleep(time.Second)
		if took := stop(); took > 10*time.Second {
			t.Errorf("it stops after %v", took)
		}
	})
}

func TestLargeRequests(t *testing.T) {
	h, _ := around(t, explorer.Options{}, func(w http.ResponseWriter, r *http.Request) { io.Copy(w, r.Body) })
	for size, want := range map[int]int{0: 200, 2 << 20: 200, 2<<20 + 1: 413, 8 << 20: 413} {
		if w := ask(h, "POST", "/part/x", strings.Repeat("x", size)); w.Code != want || want == 200 && w.Body.Len() != size {
			t.Errorf("body of %d: %d, %d bytes", size, w.Code, w.Body.Len())
		}
	}
	address := serve(t, h)
	for _, long := range []string{"GET /part/" + strings.Repeat("x", 64<<10) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"GET /part/x HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 64<<10) + "\r\n\r\n",
		"GET /part/x HTTP/1.1\r\nHost: localhost\r\n" + strings.Repeat("X: x\r\n", 10_000) + "\r\n"} {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(c, long) // the server may close before it has all
		r, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err == nil && r.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
			t.Errorf("%.30s: %s", long, r.Status)
		}
		c.Close()
	}
	for _, chunked := range []bool{false, true} {
		var body io.Reader = strings.NewReader(strings.Repeat("x", 3<<20))
		if chunked {
			body = io.MultiReader(body) // whose length is not known
		}
		r, err := http.Post("http://"+address+"/part/x", "text/plain", body)
		if err != nil {
			continue // closed while it was sent
		}
		if r.Body.Close(); r.StatusCode != http.StatusRequestEntityTooLarge {
			t.Errorf("3 MiB: %s", r.Status)
		}
	}
	if r, err := http.Get("http://" + address + "/part/x"); err != nil || r.StatusCode != 200 {
		t.Errorf("afterwards: %v, %v", r, err)
	}
}

// Two have places, sixteen wait, the others are told to come again; so are those that
// have waited for too long.
func TestConcurrency(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		next := make(chan struct{})
		h, _ := around(t, explorer.Options{Concurrency: 2}, func(http.ResponseWriter, *http.Request) { <-next })
		codes := make(chan int, 20)
		send := func() {
			w := ask(h, "GET", "/part/x", "")
			if w.Code == 429 && w.Header().Get("Retry-After") == "" {
				t.Error("a 429 does not say when to ask again")
			}
			codes <- w.Code
		}
		for range 20 {
			go send()
		}
		synctest.Wait()
		if under := metric(t, h, "hubgraph_questions_under_way"); under != 2 || len(codes) != 2 {
			t.Errorf("%v under way, %d answered", under, len(codes))
		}
		next <- struct{}{}
		next <- struct{}{}
		synctest.Wait()
		time.Sleep(5 * time.Second)
		synctest.Wait()
		next <- struct{}{}
		next <- struct{}{}
		synctest.Wait()
		var got []int
		for range 20 {
			got = append(got, <-codes)
		}
		slices.Sort(got)
		if want := append(slices.Repeat([]int{200}, 4), slices.Repeat([]int{429}, 16)...); !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
		if refused := metric(t, h, "hubgraph_questions_refused_total"); refused != 16 {
			t.Errorf("%v refused", refused)
		}
	})
}

// A request that takes too long is ended with the limit as the reason.
func TestWholeRequestLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var cause error
		h, _ := around(t, explorer.Options{Limits: queries.Limits{Time: time.Second}}, func(w http.ResponseWriter, r *http.Request) {
			<-r.Context().Done()
			cause = context.Cause(r.Context())
		})
		begin := time.Now()
		ask(h, "GET", "/part/x", "")
		var limit *queries.TimeLimitError
		if took := time.Since(begin); !errors.As(cause, &limit) || limit.Limit != took {
			t.Errorf("after %v: %v", took, cause)
		}
	})
}

// An answer over the limit of bytes does not look whole, nor does one whose part
// panics; a panic before it is a 500 with its place in the log.
func TestBroken(t *testing.T) {
	for name, part := range map[string]http.HandlerFunc{
		"long": func(w http.ResponseWriter, r *http.Request) {
			for range 100 {
				w.Write(make([]byte, 1000))
			}
		},
		"panic": func(w http.ResponseWriter, r *http.Request) {
			w.Write(make([]byte, 5000))
			panic("queequeg")
		},
	} {
		h, log := around(t, explorer.Options{Bytes: 50_000}, part)
		r, err := http.Get("http://" + serve(t, h) + "/part/x")
		if err == nil {
			_, err = io.Copy(io.Discard, r.Body)
		}
		if err == nil {
			t.Errorf("%s: it looks whole", name)
		}
		if !strings.Contains(log.text(), "cut=true") || strings.Contains(log.text(), "queequeg") {
			t.Errorf("%s: log %s", name, log.text())
		}
	}
	h, log := around(t, explorer.Options{}, func(http.ResponseWriter, *http.Request) { panic("queequeg") })
	w := ask(h, "GET", "/part/x", "")
	if w.Code != 500 || !strings.Contains(w.Body.String(), w.Header().Get("X-Request-Id")) || strings.Contains(w.Body.String()+log.text(), "queequeg") ||
		!strings.Contains(log.text(), "msg=panic") || !strings.Contains(log.text(), "limits_test.go") || !strings.Contains(log.text(), "route=/part/{x} status=500") {
		t.Errorf("%d %s, log %s", w.Code, w.Body, log.text())
	}
	if n := metric(t, h, "hubgraph_panics_total"); n != 1 {
		t.Errorf("%v panics", n)
	}
}

func TestCompressed(t *testing.T) {
	h, _ := around(t, explorer.Options{}, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", r.URL.Query().Get("type"))
		io.WriteString(w, strings.Repeat("all work and no play ", 500))
	})
	for kind, want := range map[string]string{"text/html": "gzip", "application/json": "gzip", "image/svg+xml": "gzip", "text/csv": "gzip",
		"text/event-stream": "", "application/vnd.apache.parquet": "", "image/png": ""} {
		w := ask(h, "GET", "/part/x?type="+strings.ReplaceAll(kind, "+", "%2B"), "", "Accept-Encoding", "gzip")
		if got := w.Header().Get("Content-Encoding"); got != want {
			t.Errorf("%s: encoded as %q", kind, got)
		}
	}
	if w := ask(h, "GET", "/part/x?type=text/html", ""); w.Header().Get("Content-Encoding") != "" {
		t.Error("compressed, without being asked to")
	}
}

// Tricks with paths lead to no file, and to no other host.
func TestPaths(t *testing.T) {
	h, _ := open(t, explorer.Options{})
	for _, path := range []string{"/../../etc/passwd", "/guides/../../etc/passwd", "/guides/..%2f..%2fetc%2fpasswd", "/static/%2e%2e/%2e%2e/etc/passwd", "//evil.example/..", "/\\evil.example",
		"/%00", "/guides/%00", "/guides/%0d%0aX-Evil:%20x", "/%c3%28", "/.git/config", "/guides/" + strings.Repeat("../", 200), "/" + strings.Repeat("a/", 4000), "/guides/;x=y", "*"} {
		r := &http.Request{Method: "GET", Host: "localhost", Header: http.Header{}, RequestURI: path, Body: http.NoBody, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}
		var err error
		if r.URL, err = url.Parse("http://localhost" + path); err != nil {
			continue // the server says so itself
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		location := w.Header().Get("Location")
		if w.Code >= 500 || strings.Contains(w.Body.String(), "root:") || strings.HasPrefix(location, "//") || strings.Contains(location, "://") || strings.Contains(location, `\`) || w.Header().Get("X-Evil") != "" {
			t.Errorf("%q: %d to %q: %s", path, w.Code, location, w.Body)
		}
	}
}
