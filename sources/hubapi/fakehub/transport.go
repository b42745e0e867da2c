package fakehub

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
)

// Transport asks the server without sockets, so that a test may run in the time
// of testing/synctest. The host of an address does not matter.
func (s *Server) Transport() http.RoundTripper { return direct{s} }

type direct struct{ handler http.Handler }

// RoundTrip runs the handler to its end. A broken answer breaks where it would
// on a connection.
func (d direct) RoundTrip(r *http.Request) (resp *http.Response, err error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	r = r.Clone(r.Context())
	r.RequestURI = r.URL.RequestURI()
	w := &recorded{header: http.Header{}}
	defer func() {
		if p := recover(); p != nil && p != http.ErrAbortHandler {
			panic(p)
		} else if p != nil && w.status == 0 {
			resp, err = nil, errors.Join(r.Context().Err(), syscall.ECONNRESET)
		} else if p != nil {
			resp.Body = io.NopCloser(io.MultiReader(&w.body, cut{}))
		}
	}()
	resp = &http.Response{Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r, Header: w.header, Body: io.NopCloser(&w.body), ContentLength: -1}
	defer func() { resp.StatusCode, resp.Status = w.status, strings.TrimSpace(http.StatusText(w.status)) }()
	d.handler.ServeHTTP(w, r)
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return resp, nil
}

type cut struct{}

func (cut) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// recorded is a ResponseWriter in memory.
type recorded struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *recorded) Header() http.Header { return w.header }

func (w *recorded) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
}

func (w *recorded) Write(p []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.Write(p)
}
