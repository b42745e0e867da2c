package fakehub_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

// oneModel is a hub of one model with a commit.
func oneModel() *fakehub.Hub {
	return &fakehub.Hub{Repositories: []*fakehub.Repository{{Repository: hub.Repository{ID: "ada/owl", Kind: hub.Model}, Commits: []fakehub.Commit{{SHA: "aa", Title: "Initial commit", Authors: []string{"system"}}}}}}
}

// Each fault is what its name says, over a connection, once or twice; after
// that the answer is good.
func TestFaults(t *testing.T) {
	type outcome struct {
		status  int
		header  http.Header
		body    string
		err     error // of the request
		bodyErr error // of the reading
	}
	html := func(o outcome) bool { return strings.HasPrefix(o.body, "<!DOCTYPE html>") }
	none := func(o outcome) bool { return o.header.Get("RateLimit") == "" && o.header.Get("Retry-After") == "" }
	for fault, is := range map[fakehub.Fault]func(outcome) bool{
		fakehub.TooManyQuota: func(o outcome) bool {
			return o.status == 429 && o.header.Get("RateLimit") == `"api";r=0;t=7` && o.header.Get("Retry-After") == ""
		},
		fakehub.TooManySeconds: func(o outcome) bool { return o.status == 429 && o.header.Get("Retry-After") == "7" },
		fakehub.TooManyDate: func(o outcome) bool {
			at, err := http.ParseTime(o.header.Get("Retry-After"))
			return o.status == 429 && err == nil && time.Until(at) > 4*time.Second && time.Until(at) < 8*time.Second
		},
		fakehub.TooManyBoth: func(o outcome) bool {
			return o.status == 429 && o.header.Get("RateLimit") == `"api";r=0;t=7` && o.header.Get("Retry-After") == "8"
		},
		fakehub.TooManyCDN: func(o outcome) bool {
			return o.status == 429 && o.header.Get("RateLimit") == `"api";r=250;t=7` && html(o)
		},
		fakehub.TooManyBare: func(o outcome) bool { return o.status == 429 && none(o) },
		fakehub.ServerError: func(o outcome) bool { return o.status >= 500 && html(o) && none(o) },
		fakehub.Timeout408:  func(o outcome) bool { return o.status == 408 },
		fakehub.Unavailable: func(o outcome) bool { return o.status == 503 && o.header.Get("Retry-After") == "7" },
		fakehub.HTML:        func(o outcome) bool { return o.status == 200 && html(o) },
		fakehub.BrokenJSON:  func(o outcome) bool { return o.status == 200 && o.body != "" && !json.Valid([]byte(o.body)) },
		fakehub.Empty:       func(o outcome) bool { return o.status == 200 && o.body == "" && o.bodyErr == nil },
		fakehub.Cut:         func(o outcome) bool { return o.status == 200 && errors.Is(o.bodyErr, io.ErrUnexpectedEOF) },
		fakehub.CutJSON: func(o outcome) bool {
			return o.status == 200 && o.bodyErr == nil && strings.HasPrefix(o.body, "[{") && !strings.HasSuffix(o.body, "]")
		},
		fakehub.Slow:  func(o outcome) bool { return o.status == 200 && json.Valid([]byte(o.body)) },
		fakehub.Reset: func(o outcome) bool { return o.err != nil && !errors.Is(o.err, http.ErrHandlerTimeout) },
	} {
		t.Run(string(fault), func(t *testing.T) {
			s := fakehub.New(oneModel(), fakehub.Options{Faults: fakehub.Faults{Share: 1, Kinds: []fakehub.Fault{fault}, Wait: 7}})
			web := s.Start()
			defer web.Close()
			faults := 0
			for range 4 {
				var o outcome
				c := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
				resp, err := c.Get(web.URL + "/api/models/ada/owl/commits/main")
				if o.err = err; err == nil {
					var text []byte
					text, o.bodyErr = io.ReadAll(resp.Body)
					resp.Body.Close()
					o.status, o.header, o.body = resp.StatusCode, resp.Header, string(text)
				}
				good := o.status == 200 && json.Valid([]byte(o.body))
				if good && fault != fakehub.Slow {
					continue
				}
				if faults++; !is(o) {
					t.Errorf("%+v", o)
				}
			}
			if n := s.Counts()[fakehub.Faulty]; n < 1 || n > 2 || fault != fakehub.Slow && int64(faults) != n {
				t.Errorf("%d faults, the server counts %d", faults, n)
			}
		})
	}
	if n := len(fakehub.Passing); n != 16 {
		t.Errorf("%d passing faults, the test knows 16", n)
	}
}

// A cursor that has expired stays so; a listing that begins again comes to its end.
func TestExpiredCursors(t *testing.T) {
	s := fakehub.New(fakehub.Generate(1, 200), fakehub.Options{Faults: fakehub.Faults{Seed: 1, ExpiredCursors: 4}})
	web := s.Start()
	defer web.Close()
	expired := 0
	for range 10 {
		next, done := web.URL+"/api/models?limit=10", false
		for next != "" {
			status, h, body := get(t, next, "")
			if status != 200 {
				again, _, _ := get(t, next, "")
				if expired++; status != 400 || again != 400 || !strings.Contains(body, "cursor") {
					t.Fatalf("%d, then %d: %s", status, again, body)
				}
				break
			}
			m := nextPage.FindStringSubmatch(h.Get("Link"))
			if done = m == nil; done {
				break
			}
			next = m[1]
		}
		if done {
			if expired == 0 {
				continue
			}
			return
		}
	}
	t.Errorf("%d cursors expired, and no listing came to its end after that", expired)
}

// The limit holds in each window and is told as the Hub tells it.
func TestLimits(t *testing.T) {
	var clock fakehub.Clock
	s := fakehub.New(oneModel(), fakehub.Options{Now: clock.Now, Limits: fakehub.Limits{Anonymous: 3, Token: 5, Window: 300 * time.Second}, Tokens: map[string]fakehub.Token{"x": {Name: "ada"}}})
	web := s.Start()
	defer web.Close()
	for _, c := range []struct {
		token  string
		status int
		header string
	}{
		{"", 200, `"api";r=2;t=300`}, {"", 200, `"api";r=1;t=300`}, {"", 200, `"api";r=0;t=300`}, {"", 429, `"api";r=0;t=300`}, {"x", 200, `"api";r=4;t=300`},
	} {
		status, h, _ := get(t, web.URL+"/api/models", c.token)
		quota := `"fixed window";"api";q=3;w=300`
		if c.token != "" {
			quota = `"fixed window";"api";q=5;w=300`
		}
		if status != c.status || h.Get("RateLimit") != c.header || h.Get("RateLimit-Policy") != quota {
			t.Errorf("%d %s %s, want %d %s", status, h.Get("RateLimit"), h.Get("RateLimit-Policy"), c.status, c.header)
		}
	}
	clock.After(300 * time.Second)
	if status, h, _ := get(t, web.URL+"/api/models", ""); status != 200 || h.Get("RateLimit") != `"api";r=2;t=300` {
		t.Errorf("in the next window: %d %s", status, h.Get("RateLimit"))
	}
	if w := s.Windows(); len(w) != 3 || w[0].Allowed != 3 || w[0].Refused != 1 {
		t.Errorf("%+v", w)
	}
}
