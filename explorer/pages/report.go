package pages

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/hubgraph/hubgraph/hub"
)

// reports keeps the report on the graph, which is made once for each state of it.
type reports struct {
	write func(ctx context.Context, w io.Writer) error
	wait  time.Duration

	mu   sync.Mutex
	last *made
}

// made is a report, or one that is being made.
type made struct {
	of   string        // the state of the graph
	done chan struct{} // closed when it is there
	took time.Duration
	page []byte
	err  error
}

// reportTime is how long a report may take.
const reportTime = 10 * time.Minute

// get returns the report of a state of the graph, and begins it where there is none.
// One that failed is begun anew.
func (m *reports) get(of string) *made {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.last != nil && m.last.of == of && !m.last.failed() {
		return m.last
	}
	now := &made{of: of, done: make(chan struct{})}
	m.last = now
	go func() {
		defer close(now.done)
		ctx, cancel := context.WithTimeout(context.Background(), reportTime) // others wait for it, too
		defer cancel()
		var b bytes.Buffer
		begun := time.Now()
		now.err = m.write(ctx, &b)
		now.page, now.took = b.Bytes(), time.Since(begun)
	}()
	return now
}

func (m *made) failed() bool {
	select {
	case <-m.done:
		return m.err != nil
	default:
		return false
	}
}

// within waits for a report, and tells whether it is there.
func (m *made) within(ctx context.Context, wait time.Duration) bool {
	select {
	case <-m.done:
		return true
	case <-time.After(wait):
	case <-ctx.Done():
	}
	return false
}

// reportPage is the page that leads to the report.
type reportView struct {
	None  bool
	Ready bool
	Took  string
}

// reportState answers with whether the report is there, and begins it.
func (h *handler) reportState(w http.ResponseWriter, r *http.Request) {
	p := page{Title: "Report", Kicker: "hubgraph explorer", Here: "/report", Lede: "The numbers of the paper, computed from this graph, beside the printed ones."}
	if h.Report == nil {
		p.Content = reportView{None: true}
		h.show(w, r, http.StatusNotFound, "report", p)
		return
	}
	now, ok := h.reportNow(w, r)
	if !ok {
		return
	}
	if !now.within(r.Context(), h.Wait) {
		p.Refresh, p.Content = 3, reportView{}
		h.show(w, r, http.StatusAccepted, "report", p)
		return
	}
	if now.err != nil {
		h.fail(w, r, now.err, failure{})
		return
	}
	p.Content = reportView{Ready: true, Took: now.took.Round(time.Second / 10).String()}
	h.show(w, r, http.StatusOK, "report", p)
}

// reportNow is the report of the graph as it is now.
func (h *handler) reportNow(w http.ResponseWriter, r *http.Request) (*made, bool) {
	state, err := h.content.State(r.Context())
	if err != nil {
		h.fail(w, r, err, failure{})
		return nil, false
	}
	return h.report.get(state), true
}

// reportPage answers with the report itself, a page of its own.
func (h *handler) reportPage(w http.ResponseWriter, r *http.Request) {
	if h.Report == nil {
		h.fail(w, r, hub.NotFoundf("there is no report here"), failure{})
		return
	}
	now, ok := h.reportNow(w, r)
	if !ok {
		return
	}
	if !now.within(r.Context(), h.Wait) {
		http.Redirect(w, r, "/report", http.StatusSeeOther)
		return
	}
	if now.err != nil {
		h.fail(w, r, now.err, failure{})
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write(now.page)
}
