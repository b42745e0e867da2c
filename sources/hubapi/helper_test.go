package hubapi_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
	"github.com/hubgraph/hubgraph/sources/hubapi"
	"github.com/hubgraph/hubgraph/sources/hubapi/fakehub"
)

const secret = "hf_TopSecretTokenOfNobody"

func client(t *testing.T, o hubapi.Options) *hubapi.Client {
	t.Helper()
	c, err := hubapi.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// fake serves a hub of 200 repositories in memory.
func fake(o fakehub.Options) (*fakehub.Hub, *fakehub.Server) {
	h := fakehub.Generate(7, 200)
	return h, fakehub.New(h, o)
}

// asked gets all addresses with some workers and returns the bodies, and the
// errors as text.
func asked(ctx context.Context, c *hubapi.Client, workers int, addresses []string) map[string]string {
	var mu sync.Mutex
	var wg sync.WaitGroup
	bodies, work := map[string]string{}, make(chan string)
	for range workers {
		wg.Go(func() {
			for address := range work {
				a, err := c.Get(ctx, address)
				text := ""
				if err != nil {
					text = err.Error()
				} else {
					text = string(a.Body)
				}
				mu.Lock()
				bodies[address] = text
				mu.Unlock()
			}
		})
	}
	for _, address := range addresses {
		work <- address
	}
	close(work)
	wg.Wait()
	return bodies
}

// open are the repositories that anybody may read.
func open(h *fakehub.Hub) []*fakehub.Repository {
	var list []*fakehub.Repository
	for _, r := range h.Repositories {
		if !r.Private && !r.Gone && !r.Disabled && r.Gated == "" && !r.DiscussionsOff {
			list = append(list, r)
		}
	}
	return list
}

// all are the addresses of commits and discussions of the open repositories.
func all(h *fakehub.Hub) []string {
	var list []string
	for _, r := range open(h) {
		list = append(list, hubapi.CommitsPath(r.Kind, r.ID, "", 0), hubapi.DiscussionsPath(r.Kind, r.ID, 0))
	}
	return list
}

// roundTrip is a RoundTripper made of a function.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// reply makes an answer. headers are name, value, name, value.
func reply(status int, body string, headers ...string) *http.Response {
	h := http.Header{}
	for i := 0; i < len(headers); i += 2 {
		h.Add(headers[i], headers[i+1])
	}
	return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader(body)), ContentLength: -1}
}

// statusOf returns the answer that an error is about.
func statusOf(t *testing.T, err error) *hubapi.StatusError {
	t.Helper()
	var e *hubapi.StatusError
	if !errors.As(err, &e) {
		t.Fatalf("error is %v, want a StatusError", err)
	}
	return e
}

// lines is a log that tests look into.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) add(s string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	fmt.Fprintln(&l.b, s)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

var (
	fakeOptions   fakehub.Options
	movingOptions = fakehub.Options{Faults: fakehub.Faults{Repeats: 0.5}}
)

// linked answers everything with a Link header.
func linked(link string) roundTrip {
	return func(*http.Request) (*http.Response, error) { return reply(200, "[]", "Link", link), nil }
}

// ids returns the ids of a page of a listing.
func ids(t *testing.T, body []byte) []string {
	t.Helper()
	var rows []struct{ ID string }
	if err := json.Unmarshal(body, &rows); err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, r := range rows {
		list = append(list, r.ID)
	}
	return list
}

var anyModel = hubapi.ItemPath(hub.Model, "a/b")
