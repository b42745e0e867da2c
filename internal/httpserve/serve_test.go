package httpserve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/hubgraph/hubgraph/hub"
)

func TestError(t *testing.T) {
	for want, err := range map[int]error{
		404: fmt.Errorf("ask: %w", hub.NotFoundf("no recipe")),
		400: fmt.Errorf("ask: %w", hub.Usagef("limit: a word")),
		500: errors.New("the disk is full"),
	} {
		w := httptest.NewRecorder()
		Error(w, err)
		if w.Code != want || w.Body.String() != err.Error()+"\n" {
			t.Errorf("%v: %d %q, want %d", err, w.Code, w.Body, want)
		}
	}
}

// Clients that do not end their requests keep nobody waiting, and do not pile up.
func TestSlowConnections(t *testing.T) {
	l, err := Listen("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	const most = 8
	go func() {
		ended <- Serve(ctx, l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "hello") }), Options{Conns: most})
	}()
	var slow []net.Conn
	for range 4 * most {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: loc"); err != nil {
			t.Fatal(err)
		}
		slow = append(slow, c)
	}
	resp, err := http.Get(URL(l))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(resp.Body); err != nil || string(text) != "hello" {
		t.Errorf("%q, %v", text, err)
	}
	resp.Body.Close()
	for _, c := range slow[:3*most] {
		if n, err := c.Read(make([]byte, 1)); n > 0 || err == nil {
			t.Errorf("a slow connection is answered")
		}
	}
	for _, c := range slow {
		c.Close()
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// One that is being answered is closed only where all are.
func TestTooManyConnections(t *testing.T) {
	b := &bound{most: 2}
	var conns [4]net.Conn
	for i := range conns {
		conns[i], _ = net.Pipe()
	}
	for i, step := range []struct {
		conn  int
		state http.ConnState
		want  net.Conn
	}{
		{0, http.StateNew, nil},
		{0, http.StateActive, nil},
		{1, http.StateNew, nil},
		{2, http.StateNew, conns[1]}, // the older one of those that wait
		{1, http.StateClosed, nil},
		{2, http.StateActive, nil},
		{3, http.StateNew, conns[0]}, // all are being answered
		{2, http.StateIdle, nil},
		{0, http.StateNew, conns[2]},
	} {
		if got := b.note(conns[step.conn], step.state); got != step.want {
			t.Errorf("step %d: closes %v, want %v", i, got, step.want)
		}
	}
}
