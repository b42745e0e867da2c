package hubapi

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/dunglas/httpsfv"
)

// quota is what an answer says of the limit.
type quota struct {
	known  bool          // left and reset are given
	left   int           // requests left in this window
	reset  time.Duration // to the next window, whole seconds, rounded the server's way
	total  int           // requests in a window; 0 unknown
	window time.Duration // its length; 0 unknown
	after  time.Duration // Retry-After; 0 when there is none
}

// longestWait is the longest wait that is obeyed. A server that asks for more
// gets no more requests.
const longestWait = time.Hour

// readQuota reads RateLimit ("api";r=7;t=120), RateLimit-Policy and Retry-After.
// What cannot be read is as if it were not there.
func readQuota(h http.Header, now time.Time) quota {
	q := quota{after: retryAfter(h.Get("Retry-After"), now)}
	if item, ok := parameters(h.Values("RateLimit")); ok {
		left, okLeft := integer(item, "r")
		reset, okReset := integer(item, "t")
		if okLeft && okReset {
			q.known, q.left, q.reset = true, left, min(time.Duration(reset)*time.Second, longestWait)
		}
	}
	// The Hub writes "fixed window";"api";q=500;w=300, which is no list of RFC 9651
	// as far as the first name.
	policies := h.Values("RateLimit-Policy")
	for i, p := range policies {
		if at := strings.Index(p, `"api"`); at > 0 {
			policies = append([]string{}, policies...)
			policies[i] = p[at:]
		}
	}
	if item, ok := parameters(policies); ok {
		q.total, _ = integer(item, "q")
		seconds, _ := integer(item, "w")
		q.window = min(time.Duration(seconds)*time.Second, longestWait)
	}
	return q
}

// parameters returns the parameters of the item "api" of a list, or of its only
// item.
func parameters(values []string) (*httpsfv.Params, bool) {
	if len(values) == 0 {
		return nil, false
	}
	list, err := httpsfv.UnmarshalList(values)
	if err != nil {
		return nil, false
	}
	for _, member := range list {
		if item, ok := member.(httpsfv.Item); ok && (item.Value == "api" || len(list) == 1) {
			return item.Params, true
		}
	}
	return nil, false
}

func integer(p *httpsfv.Params, name string) (int, bool) {
	value, _ := p.Get(name)
	n, ok := value.(int64)
	return int(min(max(n, 0), 1<<31)), ok
}

// retryAfter reads seconds or an HTTP date; 0 for a date gone by and anything
// else.
func retryAfter(s string, now time.Time) time.Duration {
	if s = strings.TrimSpace(s); s == "" {
		return 0
	}
	if seconds, err := strconv.ParseInt(s, 10, 64); err == nil {
		return time.Duration(max(0, min(seconds, 1e6))) * time.Second
	}
	if at, err := http.ParseTime(s); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}
