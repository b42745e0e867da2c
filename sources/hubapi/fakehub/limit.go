package fakehub

import (
	"fmt"
	"math"
	"net/http"
	"sync"
	"time"
)

// Rounding says how the seconds to the next window are rounded.
type Rounding uint8

// The ways to round.
const (
	Up Rounding = iota
	Down
	Nearest
)

// Limits are those of the requests in a window of fixed length. A quota of 0 is
// no limit, and then no header tells one.
type Limits struct {
	Anonymous int // requests in a window
	Token     int // with a token, each
	Window    time.Duration
	Aligned   bool // windows begin at multiples of Window, not with the first request after the last
	Rounding  Rounding
	Silent    bool // the limit holds, but only the 429 tells, with Retry-After
}

// WindowUse is what was asked in one window.
type WindowUse struct {
	Who              string // the token's account, "" for nobody
	Start            time.Time
	Allowed, Refused int
}

// limiter counts by account.
type limiter struct {
	o   Limits
	now func() time.Time

	mu      sync.Mutex
	windows map[string]*WindowUse
	past    []WindowUse
}

// count counts a request and sets the headers; false is one over the quota.
func (l *limiter) count(who string, h http.Header) bool {
	quota := l.o.Anonymous
	if who != "" {
		quota = l.o.Token
	}
	if quota <= 0 {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	w := l.windows[who]
	if w == nil || !now.Before(w.Start.Add(l.o.Window)) {
		if w != nil {
			l.past = append(l.past, *w)
		}
		w = &WindowUse{Who: who, Start: now}
		if l.o.Aligned {
			w.Start = now.Truncate(l.o.Window)
		}
		l.windows[who] = w
	}
	ok := w.Allowed < quota
	if ok {
		w.Allowed++
	} else {
		w.Refused++
	}
	left := w.Start.Add(l.o.Window).Sub(now).Seconds()
	seconds := int(map[Rounding]func(float64) float64{Up: math.Ceil, Down: math.Floor, Nearest: math.Round}[l.o.Rounding](left))
	if l.o.Silent {
		if !ok {
			h.Set("Retry-After", fmt.Sprint(seconds))
		}
		return ok
	}
	h["Ratelimit"] = []string{fmt.Sprintf(`"api";r=%d;t=%d`, quota-w.Allowed, seconds)}
	h["Ratelimit-Policy"] = []string{fmt.Sprintf(`"fixed window";"api";q=%d;w=%d`, quota, int(l.o.Window.Seconds()))}
	return ok
}

// Windows returns what was asked in each window, the current ones last.
func (s *Server) Windows() []WindowUse {
	l := &s.limit
	l.mu.Lock()
	defer l.mu.Unlock()
	all := append([]WindowUse{}, l.past...)
	for _, w := range l.windows {
		all = append(all, *w)
	}
	return all
}
