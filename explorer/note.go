package explorer

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/hubgraph/hubgraph/queries"
)

// note is what is known of a request besides what it asks for.
type note struct {
	id     string
	route  string      // pattern of the path
	failed atomic.Bool // a statement had no answer
}

type noteKey struct{}

// routed notes the pattern under which a part answers.
func routed(pattern string, part http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		own := r.WithContext(r.Context()) // whose pattern the part sets
		own.Pattern = ""
		defer func() {
			if n, ok := r.Context().Value(noteKey{}).(*note); ok {
				route := cmp.Or(own.Pattern, pattern)
				n.route = route[strings.IndexByte(route, ' ')+1:]
			}
		}()
		part.ServeHTTP(w, own)
	})
}

// clientGone is the status of an answer that nobody waited for.
const clientGone = 499

// noted writes a line of log for each request, counts it, and ends those that panic.
func (s *service) noted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		n := &note{id: rand.Text()[:16], route: "none"}
		w.Header().Set("X-Request-Id", n.id)
		out := &answer{ResponseWriter: w, control: http.NewResponseController(w), left: s.Bytes}
		defer func() {
			fault := recover()
			broken := s.caught(n, out, r, fault)
			status := cmp.Or(out.status, http.StatusOK)
			if r.Context().Err() != nil && status >= 500 {
				status = clientGone
			}
			took := time.Since(begin)
			s.metrics.request(n.route, methodName(r.Method), status, out.bytes, took)
			s.Log.LogAttrs(context.Background(), levelOf(n.route, status), "request", slog.String("id", n.id), slog.String("method", methodName(r.Method)),
				slog.String("route", n.route), slog.Int("status", status), slog.Int64("bytes", out.bytes), slog.Duration("took", took.Round(time.Microsecond)),
				slog.Bool("cut", broken))
			if broken {
				panic(http.ErrAbortHandler) // so that it does not look like a whole answer
			}
		}()
		next.ServeHTTP(out, r.WithContext(context.WithValue(r.Context(), noteKey{}, n)))
	})
}

// caught deals with a panic, and reports whether the answer is not whole.
func (s *service) caught(n *note, out *answer, r *http.Request, fault any) (broken bool) {
	switch err, _ := fault.(error); {
	case fault == nil:
		return out.left < 0
	case errors.Is(err, http.ErrAbortHandler):
		return true
	}
	s.metrics.panics.Inc()
	text := fmt.Sprintf("%T", fault) // the value of others may hold what was asked for
	if err, ok := fault.(runtime.Error); ok {
		text = err.Error()
	}
	s.Log.Error("panic", "id", n.id, "route", n.route, "fault", text, "stack", string(debug.Stack()))
	if out.status != 0 {
		return true
	}
	refuse(out, r, http.StatusInternalServerError, "a fault in the program; the log tells more under "+n.id)
	return false
}

// failed writes down why an answer could not be made, without what was asked for.
func (s *service) failed(ctx context.Context, err error) {
	n, ok := ctx.Value(noteKey{}).(*note)
	if !ok {
		n = &note{}
	}
	s.Log.Error("no answer", "id", n.id, "reason", queries.Reason(err))
}

// levelOf is how much a line of log matters: those of watchers come often, and a
// database that is away is no fault of the program.
func levelOf(route string, status int) slog.Level {
	switch {
	case route == HealthPath || route == readyPath || route == metricsPath:
		return slog.LevelDebug
	case status == http.StatusServiceUnavailable || status == http.StatusGatewayTimeout || status == http.StatusTooManyRequests:
		return slog.LevelWarn
	case status >= 500:
		return slog.LevelError
	}
	return slog.LevelInfo
}

// methodName is a method, or OTHER: a client may make one up.
func methodName(method string) string {
	known := []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions}
	if slices.Contains(known, method) {
		return method
	}
	return "OTHER"
}

// answer is a response that is counted and bounded. Each part of it has its own time
// to be taken, so that a long one may be long, and a slow reader does not stay.
type answer struct {
	http.ResponseWriter
	control *http.ResponseController
	status  int
	bytes   int64
	left    int64 // bytes that may be sent; below 0 where there were more
}

var errTooLong = errors.New("the answer is longer than this server sends")

// Unwrap is for http.ResponseController.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// WriteHeader notes the status.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 && status >= 200 {
		a.status = status
	}
	a.control.SetWriteDeadline(time.Now().Add(writeLimit))
	a.ResponseWriter.WriteHeader(status)
}

// Write sends a part.
func (a *answer) Write(part []byte) (int, error) {
	if a.status == 0 {
		a.WriteHeader(http.StatusOK)
	}
	if a.left -= int64(len(part)); a.left < 0 {
		return 0, errTooLong
	}
	a.control.SetWriteDeadline(time.Now().Add(writeLimit))
	n, err := a.ResponseWriter.Write(part)
	a.bytes += int64(n)
	return n, err
}

// Flush sends what is there.
func (a *answer) Flush() {
	a.control.SetWriteDeadline(time.Now().Add(writeLimit))
	a.control.Flush()
}
