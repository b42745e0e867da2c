package explorer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/hubgraph/hubgraph/queries"
)

const (
	// mostBody is how large the body of a request may be.
	mostBody = 2 << 20

	// statementsInARow is how many limits of one answer a whole request may take: some
	// pages ask several statements, one after another.
	statementsInARow = 6

	// writeLimit is how long a client may take for one part of an answer.
	writeLimit = 30 * time.Second

	// placeWait is how long a request waits for a place, and waitersAPlace how many do.
	placeWait     = 2 * time.Second
	waitersAPlace = 8
)

// bounded holds requests to limits: the body is read before anything else is done, and
// the rest has to be done within a time.
func (s *service) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength != 0 && !readBody(w, r) {
			return
		}
		// What the server set for the reading of the request would else end its context.
		http.NewResponseController(w).SetReadDeadline(time.Time{})
		if standing(r) {
			next.ServeHTTP(w, r)
			return
		}
		ctx, cancel := context.WithTimeoutCause(r.Context(), s.whole, &queries.TimeLimitError{Limit: s.whole})
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// standing reports whether a request is a stream of events that has no end of its own.
func standing(r *http.Request) bool { return r.Method == http.MethodGet && r.URL.Path == mcpPath }

// readBody reads the body of a request, or refuses it.
func readBody(w http.ResponseWriter, r *http.Request) bool {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBody))
	switch {
	case errors.As(err, new(*http.MaxBytesError)):
		refuse(w, r, http.StatusRequestEntityTooLarge, fmt.Sprintf("the body of a request may have %d MiB", mostBody>>20))
	case err != nil:
		w.Header().Set("Connection", "close")
		refuse(w, r, http.StatusRequestTimeout, "the body of the request did not arrive")
	default:
		r.Body = io.NopCloser(bytes.NewReader(body))
		return true
	}
	return false
}

// places bound how many requests ask the database at once.
type places struct {
	free    chan struct{}
	waiting atomic.Int64
	metrics *metrics
}

func newPlaces(n int, m *metrics) *places { return &places{free: make(chan struct{}, n), metrics: m} }

// limit has requests wait for a place, and refuses those that wait for too long or are
// too many.
func (p *places) limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if standing(r) {
			next.ServeHTTP(w, r)
			return
		}
		if !p.take(r.Context()) {
			p.metrics.refused.Inc()
			w.Header().Set("Retry-After", "2")
			refuse(w, r, http.StatusTooManyRequests, "too many questions at once; ask again in a moment")
			return
		}
		defer func() { <-p.free }()
		p.metrics.underWay.Inc()
		defer p.metrics.underWay.Dec()
		next.ServeHTTP(w, r)
	})
}

func (p *places) take(ctx context.Context) bool {
	select {
	case p.free <- struct{}{}:
		return true
	default:
	}
	defer p.waiting.Add(-1)
	if p.waiting.Add(1) > int64(waitersAPlace*cap(p.free)) {
		return false
	}
	timer := time.NewTimer(placeWait)
	defer timer.Stop()
	select {
	case p.free <- struct{}{}:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

// compresses reports whether answers of a type are made smaller.
func compresses(kind string) bool {
	kind, _, _ = strings.Cut(kind, ";")
	switch kind = strings.TrimSpace(kind); kind {
	case "text/event-stream":
		return false
	case "application/json", "application/problem+json", "application/graphml+xml", "application/xml", "application/javascript",
		"application/jsonl", "application/x-ndjson", "application/schema+json", "application/openapi+json", "image/svg+xml":
		return true
	}
	return strings.HasPrefix(kind, "text/")
}
