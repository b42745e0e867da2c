package hubapi_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources/hubapi"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

func newTLS(f http.HandlerFunc) *httptest.Server {
	s := httptest.NewUnstartedServer(f)
	s.EnableHTTP2 = true
	s.StartTLS()
	return s
}

func newPlain(f http.HandlerFunc) *httptest.Server { return httptest.NewServer(f) }

// A refused token stops everything, and no repository looks missing.
func TestARefusedTokenStops(t *testing.T) {
	for name, o := range map[string]fakehub.Options{
		"unknown":           {},
		"revoked meanwhile": {Tokens: map[string]fakehub.Token{secret: {Name: "x", Until: 30}}},
	} {
		t.Run(name, func(t *testing.T) {
			h, s := fake(o)
			c := client(t, hubapi.Options{Transport: s.Transport(), Token: " " + secret + "\n", Concurrency: 4})
			refused := 0
			for _, text := range asked(t.Context(), c, 4, all(h)) {
				if strings.Contains(text, hubapi.ErrToken.Error()) {
					refused++
				} else if strings.HasPrefix(text, "GET ") {
					t.Errorf("looks like something else: %s", text)
				}
			}
			if sent := c.Stats().Requests; refused == 0 || sent > 30+4 || o.Tokens == nil && sent > 4 {
				t.Errorf("%d refused, %d requests sent", refused, sent)
			}
			before := c.Stats().Requests
			if _, err := c.Get(t.Context(), anyModel); !errors.Is(err, hubapi.ErrToken) || c.Stats().Requests != before {
				t.Errorf("after that: %v", err)
			}
		})
	}
}

// A 401 of another text, which a good token never gets, is checked by asking
// whose the token is.
func TestAnUnknown401IsChecked(t *testing.T) {
	for _, good := range []bool{true, false} {
		c := client(t, hubapi.Options{Token: secret, Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			if r.URL.Path == hubapi.WhoAmIPath && good {
				return reply(200, "{}"), nil
			}
			return reply(401, `{"error":"Invalid username or password."}`), nil
		})})
		_, err := c.Get(t.Context(), anyModel)
		if errors.Is(err, hubapi.ErrToken) == good || statusOf(t, err).NotFound() != good {
			t.Errorf("good token %v: %v", good, err)
		}
		_, err = c.Get(t.Context(), hubapi.WhoAmIPath)
		if (err == nil) != good || !good && !errors.Is(err, hubapi.ErrToken) {
			t.Errorf("good token %v, asked whose it is: %v", good, err)
		}
	}
}

// The token is sent to the Hub, and stands nowhere else, whatever a server does
// to get at it.
func TestTheTokenStaysSecret(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		sent := map[string]bool{} // by scheme and host
		transport := roundTrip(func(r *http.Request) (*http.Response, error) {
			mu.Lock()
			sent[r.URL.Scheme+"://"+r.URL.Host] = sent[r.URL.Scheme+"://"+r.URL.Host] || strings.Contains(r.Header.Get("Authorization"), secret)
			mu.Unlock()
			switch r.URL.Path {
			case "/api/off":
				return reply(307, "", "Location", "https://elsewhere.example/x?sig=SIGNATURE"), nil
			case "/api/off/back":
				return reply(307, "", "Location", "https://elsewhere.example/back"), nil
			case "/back":
				return reply(302, "", "Location", "https://huggingface.co/api/again"), nil
			case "/api/again":
				mu.Lock()
				sent["again"] = r.Header.Get("Authorization") != ""
				mu.Unlock()
			case "/api/down":
				return reply(301, "", "Location", "http://huggingface.co/api/x"), nil
			case "/api/echo":
				return reply(200, `{"a":"`+secret+`"}`, "X-Echo", secret, "Set-Cookie", "session="+secret, "X-Request-Id", secret), nil
			case "/api/refuse":
				return reply(403, `{"error":"no `+secret+`"}`, "X-Error-Message", "not with "+secret), nil
			case "/api/fail":
				return nil, errors.New("dial with " + secret)
			case "/api/busy":
				return reply(503, secret), nil
			case "/api/page":
				return reply(200, "[]", "Link", `<https://elsewhere.example/api/models?cursor=1>; rel="next"`), nil
			}
			return reply(200, "{}"), nil
		})
		var log lines
		c := client(t, hubapi.Options{Token: secret, Transport: transport, Log: log.add})
		var all strings.Builder
		for _, path := range []string{"/api/off", "/api/off/back", "/api/down", "/api/echo", "/api/refuse", "/api/fail", "/api/busy", "/api/page", "https://u:" + secret + "@elsewhere.example/"} {
			a, err := c.Get(t.Context(), path)
			text, _ := json.Marshal(a)
			fmt.Fprintln(&all, path, string(text), err)
			if a != nil {
				fmt.Fprintln(&all, string(a.Body))
				next, err := a.Next()
				if fmt.Fprintln(&all, next, err); path == "/api/page" && (err == nil || next != "") {
					t.Errorf("the next page on another host is %q, %v", next, err)
				}
			}
		}
		rest := strings.Replace(all.String(), "https://u:"+secret+"@", "", 1) + log.String() // what the test itself asks for
		if strings.Contains(rest, secret) || strings.Contains(rest, "SIGNATURE") {
			t.Errorf("a secret is in\n%s", rest)
		}
		if !sent["https://huggingface.co"] || sent["https://elsewhere.example"] || sent["http://huggingface.co"] || sent["again"] || len(sent) != 4 {
			t.Errorf("sent to %v", sent)
		}
	})
}

func TestRedirects(t *testing.T) {
	h, s := fake(fakehub.Options{})
	c := client(t, hubapi.Options{Transport: s.Transport()})
	m := h.Moves[0]
	a, err := c.Get(t.Context(), hubapi.CommitsPath(m.Kind, m.From, "", 0))
	b, err2 := c.Get(t.Context(), hubapi.CommitsPath(m.Kind, m.To, "", 0))
	if err != nil || err2 != nil || string(a.Body) != string(b.Body) || a.Requests != 2 || b.Requests != 1 || a.Final != b.URL || a.URL == b.URL || c.Stats().Redirects != 1 {
		t.Errorf("%+v %v\n%+v %v", a, err, b, err2)
	}
	var n atomic.Int64
	endless := client(t, hubapi.Options{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		switch n := n.Add(1); {
		case r.URL.Path == "/api/circle":
			return reply(307, "", "Location", "/api/elcric"), nil
		case r.URL.Path == "/api/elcric":
			return reply(307, "", "Location", "circle"), nil
		case r.URL.Path == "/api/nowhere":
			return reply(307, ""), nil
		case r.URL.Path == "/api/file":
			return reply(307, "", "Location", "file:///etc/passwd"), nil
		default:
			return reply(308, "", "Location", fmt.Sprintf("/api/%d", n)), nil
		}
	})})
	for path, want := range map[string]string{
		"/api/circle":  "redirects go in a circle",
		"/api/x":       "more than 10 redirects",
		"/api/nowhere": "307 Temporary Redirect without a target",
		"/api/file":    "a redirect to what is no address",
	} {
		if _, err := endless.Get(t.Context(), path); err == nil || err.Error() != "GET https://huggingface.co"+path+": "+want {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestStatusErrors(t *testing.T) {
	h, s := fake(fakehub.Options{Tokens: map[string]fakehub.Token{secret: {Name: "x"}}})
	is := func(e *hubapi.StatusError) string {
		return fmt.Sprint(e.Gated(), e.Disabled(), e.NotFound(), e.RevisionNotFound(), e.Forbidden())
	}
	seen := map[string]bool{}
	for _, token := range []string{"", secret} {
		c := client(t, hubapi.Options{Transport: s.Transport(), Token: token})
		check := func(what, address, want string) {
			t.Helper()
			seen[what] = true
			a, err := c.Get(t.Context(), address)
			if e := statusOf(t, err); is(e) != want || a == nil || a.Status != e.Status || e.RequestID == "" || !strings.Contains(e.Error(), e.Message) {
				t.Errorf("%s with %q: %v is %s, want %s", what, token, err, is(e), want)
			}
		}
		for _, r := range h.Repositories {
			commits := hubapi.CommitsPath(r.Kind, r.ID, "", 0)
			switch {
			case r.Gone || r.Private:
				check("missing", commits, "false false true false false")
			case r.Disabled:
				check("disabled", commits, "false true false false false")
			case r.Gated != "":
				check("gated", commits, "true false false false false")
			case r.DiscussionsOff:
				check("discussions off", hubapi.DiscussionsPath(r.Kind, r.ID, 0), "false false false false true")
				check("revision", hubapi.CommitsPath(r.Kind, r.ID, "a/b", 0), "false false false true false")
			}
		}
		check("parameter", hubapi.Listing{Kind: hub.Space, Expand: []string{"nonsense"}}.Path(), "false false false false false")
	}
	if len(seen) != 6 {
		t.Errorf("seen only %v", seen)
	}
}
