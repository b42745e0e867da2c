package explorer

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/hubgraph/hubgraph/explorer/content"
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
	readyLimit = 2 * time.Second // of one look at the database
	readyAge   = time.Second     // how old a look may be: others may ask often
)

// readiness is the last look at the database.
type readiness struct {
	db queries.Database

	mu    sync.Mutex
	at    time.Time
	known readyState
}

// readyState tells whether questions can be answered.
type readyState struct {
	up   bool   // the database answers
	note string // what a reader should know
	err  error  // why not
}

// look asks the database, unless that was done just now.
func (r *readiness) look() readyState {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.at.IsZero() && time.Since(r.at) < readyAge {
		return r.known
	}
	ctx, cancel := context.WithTimeout(context.Background(), readyLimit)
	defer cancel()
	note, err := queries.CheckCounts(ctx, r.db)
	up := err == nil || ctx.Err() == nil && !content.IsAway(err)
	if ctx.Err() != nil {
		err = fmt.Errorf("the database does not answer within %v", readyLimit)
	}
	r.known, r.at = readyState{up, note, err}, time.Now()
	return r.known
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
