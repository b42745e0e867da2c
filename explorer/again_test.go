package explorer_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hubgraph/hubgraph/explorer"
	"github.com/hubgraph/hubgraph/queries"
	"github.com/hubgraph/hubgraph/queries/catalog"
)

// stamped is a database that tells its states apart, and fails where it is told to.
type stamped struct {
	nothing
	stamp string
	err   error // of the stamp
	fails error // of statements
}

func (s *stamped) Stamp(context.Context) (string, error) { return s.stamp, s.err }

func (s *stamped) Read(ctx context.Context, cypher string, params map[string]any) ([]string, iter.Seq2[[]any, error], error) {
	if s.fails != nil {
		return nil, nil, s.fails
	}
	return s.nothing.Read(ctx, cypher, params)
}

// aroundDB returns an explorer of a database with one part, at /part/{x}.
func aroundDB(t *testing.T, db queries.Database, part func(queries.Database) http.HandlerFunc) http.Handler {
	t.Helper()
	h, err := explorer.AroundAsking(explorer.Options{DB: db, Catalog: catalog.Open("", ""), Log: slog.New(slog.DiscardHandler)}, part)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// What was answered is answered again while nothing was committed, and only then.
func TestAgain(t *testing.T) {
	plain := func(w http.ResponseWriter) {}
	header := func(name, value string) func(http.ResponseWriter) {
		return func(w http.ResponseWriter) { w.Header().Set(name, value) }
	}
	second := time.Second
	for name, c := range map[string]struct {
		answer  func(w http.ResponseWriter) // before its body
		between func(db *stamped)           // what happens after the first answer
		wait    time.Duration               // after that
		second  []string                    // path and headers of the second request, where it is another one
		want    bool                        // it is the first answer
	}{
		"the same":                    {plain, func(*stamped) {}, second, nil, true},
		"long after":                  {plain, func(*stamped) {}, 11 * time.Minute, nil, false},
		"after a commit":              {plain, func(db *stamped) { db.stamp = "2" }, second, nil, false},
		"a database away":             {plain, func(db *stamped) { db.err = lost{errors.New("away")} }, second, nil, false},
		"one that does not tell":      {plain, func(db *stamped) { db.stamp = "" }, second, nil, false},
		"another parameter":           {plain, func(*stamped) {}, second, []string{"/part/x?a=1"}, false},
		"another form":                {plain, func(*stamped) {}, second, []string{"/part/x", "Accept", "text/csv"}, false},
		"a condition":                 {plain, func(*stamped) {}, second, []string{"/part/x", "If-None-Match", `"x"`}, false},
		"a part of it":                {plain, func(*stamped) {}, second, []string{"/part/x", "Range", "bytes=0-1"}, false},
		"an error":                    {func(w http.ResponseWriter) { w.WriteHeader(http.StatusNotFound) }, func(*stamped) {}, second, nil, false},
		"one not to be kept":          {header("Cache-Control", "no-store"), func(*stamped) {}, second, nil, false},
		"one that may be cut":         {header("Trailer", "Hubgraph-Complete"), func(*stamped) {}, second, nil, false},
		"too long a one":              {func(w http.ResponseWriter) { w.Write(make([]byte, 128<<10)) }, func(*stamped) {}, second, nil, false},
		"a long one":                  {func(w http.ResponseWriter) { w.Write(bytes.Repeat([]byte(" "), 127<<10)) }, func(*stamped) {}, second, nil, true},
		"one with a header of itself": {header("Link", "<x>"), func(*stamped) {}, second, nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				db, n := &stamped{stamp: "1"}, 0
				h := aroundDB(t, db, func(queries.Database) http.HandlerFunc {
					return func(w http.ResponseWriter, r *http.Request) {
						n++
						c.answer(w)
						fmt.Fprintf(w, "answer %d", n)
					}
				})
				ask(h, "GET", "/part/other", "") // the stamp is seen
				time.Sleep(10 * time.Second)
				first := ask(h, "GET", "/part/x", "")
				synctest.Wait()
				c.between(db)
				time.Sleep(c.wait)
				request := c.second
				if request == nil {
					request = []string{"/part/x"}
				}
				before := n
				got := ask(h, "GET", request[0], "", request[1:]...)
				if again := n == before; again != c.want {
					t.Errorf("answered again: %v, want %v", again, c.want)
				}
				if c.want && (got.Body.String() != first.Body.String() || got.Header().Get("Link") != first.Header().Get("Link") || got.Code != first.Code) {
					t.Errorf("%d %q %v, want as before: %d %q %v", got.Code, got.Body, got.Header(), first.Code, first.Body, first.Header())
				}
				if id := got.Header().Get("X-Request-Id"); id == "" || id == first.Header().Get("X-Request-Id") {
					t.Errorf("a request of its own has the id %q", id)
				}
				if text := ask(h, "GET", "/metrics", "").Body.String(); strings.Contains(text, "hubgraph_answers_again_total 1\n") != c.want {
					t.Errorf("the metrics do not say whether it was: %s", text)
				}
			})
		})
	}
}

// What a reader accepts by way of compression is no other answer.
func TestAgainCompressed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n, text := 0, strings.Repeat("answer ", 1000)
		h := aroundDB(t, &stamped{stamp: "1"}, func(queries.Database) http.HandlerFunc {
			return func(w http.ResponseWriter, r *http.Request) {
				n++
				w.Header().Set("Content-Type", "text/plain")
				io.WriteString(w, text)
			}
		})
		ask(h, "GET", "/part/other", "")
		time.Sleep(10 * time.Second)
		ask(h, "GET", "/part/x", "")
		synctest.Wait()
		packed := ask(h, "GET", "/part/x", "", "Accept-Encoding", "gzip")
		z, err := gzip.NewReader(packed.Body)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(z); string(got) != text || err != nil || n != 2 {
			t.Errorf("%d bytes, %v, answered %d times, want the same text and one answer for each path", len(got), err, n)
		}
	})
}

// Nothing is kept that was made just after a commit, nor what has a part that failed.
func TestAgainOnlyWhatIsWhole(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		db, n := &stamped{stamp: "1"}, 0
		h := aroundDB(t, db, func(asked queries.Database) http.HandlerFunc {
			return func(w http.ResponseWriter, r *http.Request) {
				n++
				fmt.Fprintln(w, "what there is")
				if _, _, err := asked.Read(r.Context(), "RETURN 1", nil); err != nil {
					fmt.Fprintln(w, "a part is missing")
				}
			}
		})
		for i, step := range []struct {
			do   func()
			want bool // it was kept before
		}{
			{func() {}, false},                              // first seen
			{func() { time.Sleep(time.Second) }, false},     // too early to be kept
			{func() { time.Sleep(9 * time.Second) }, false}, // kept from here on
			{func() {}, true},
			{func() { db.stamp = "2" }, false},
			{func() { db.fails = errors.New("no"); time.Sleep(10 * time.Second) }, false},
			{func() {}, false},
			{func() { db.fails = nil }, false},
			{func() {}, true},
		} {
			step.do()
			before := n
			ask(h, "GET", "/part/x", "")
			synctest.Wait()
			if got := n == before; got != step.want {
				t.Errorf("request %d was answered again: %v, want %v", i+1, got, step.want)
			}
		}
	})
}
