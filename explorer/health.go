package explorer

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/hubgraph/hubgraph/queries"
)

// The paths for those that watch over the service.
const (
	HealthPath  = "/healthz" // answers while the process lives
	readyPath   = "/readyz"
	metricsPath = "/metrics"
)

// lives says that the process does.
func lives(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	io.WriteString(w, "ok\n")
}

const (
	readyLimit = 2 * time.Second  // how long one who asks waits
	readyAge   = time.Second      // how old a look may be: others may ask often
	lookLimit  = 30 * time.Second // of one look: a server that has just started takes its time
)

// readiness is the last look at the database.
type readiness struct {
	db queries.Database

	mu      sync.Mutex
	at      time.Time
	known   readyState
	looking chan struct{} // closed when the look under way has ended; nil for none
}

// readyState tells whether questions can be answered.
type readyState struct {
	up   bool   // the database answers
	note string // what a reader should know
	err  error  // why not
}

// look tells what was seen last, and looks again unless that was just now. A look goes
// on when nobody waits for it any more, so that a slow server gets to its end.
func (r *readiness) look() readyState {
	r.mu.Lock()
	if !r.at.IsZero() && time.Since(r.at) < readyAge {
		defer r.mu.Unlock()
		return r.known
	}
	if r.looking == nil {
		r.looking = make(chan struct{})
		go r.ask(r.looking)
	}
	ended := r.looking
	r.mu.Unlock()
	timer := time.NewTimer(readyLimit)
	defer timer.Stop()
	select {
	case <-ended:
		r.mu.Lock()
		defer r.mu.Unlock()
		return r.known
	case <-timer.C:
		return readyState{err: fmt.Errorf("the database does not answer within %v", readyLimit)}
	}
}

// ask is one look.
func (r *readiness) ask(ended chan struct{}) {
	ctx, cancel := context.WithTimeout(context.Background(), lookLimit)
	defer cancel()
	note, err := queries.CheckCounts(ctx, r.db)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.known, r.at = readyState{err == nil || ctx.Err() == nil && !queries.Lost(err), note, err}, time.Now()
	r.looking = nil
	close(ended)
}

// answersReady says whether questions can be answered, and, to those who may ask them,
// why not.
func (s *service) answersReady(w http.ResponseWriter, r *http.Request) {
	state := s.ready.look()
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	text := "ready"
	switch {
	case state.err == nil && state.note != "":
		text += ": " + state.note
	case state.err != nil:
		text = "not ready"
		if s.known(r) {
			text += ": " + state.err.Error()
		} else if !state.up {
			text += ": the database is away"
		} else {
			text += ": the database holds no counts that this version reads"
		}
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	io.WriteString(w, text+"\n")
}
