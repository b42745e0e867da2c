package hubapi

import (
	"context"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// limiter decides when a request may be sent. All workers share it.
//
// The server counts in fixed windows and tells with each answer how many
// requests are left (r) and when the next window begins (t). Answers come in
// any order, so the least r seen in a window holds, and a request on its way is
// counted against it: whatever the server counted after that r was on its way.
// Hence there is never a request too many, and none of the quota is left when
// the last answers are in.
//
// In a window of which nothing is known yet, one request goes first and the
// others wait for what its answer says.
type limiter struct {
	now   func() time.Time
	after func(time.Duration) <-chan time.Time
	rate  *rate.Limiter // nil: none
	log   func(string)

	mu       sync.Mutex
	changed  chan struct{} // closed when waiting ones should look again
	inFlight int           // requests of which no answer has come
	window   int           // counts the windows seen
	state    windowState
	left     int       // in this window, by the least r
	reset    time.Time // the end of this window, the earliest that its answers tell
	until    time.Time // nothing is sent before
	guard    time.Duration
	last     quota // as the last answer gave it
	told     time.Time

	waiting   int
	waitBegan time.Time
	waited    time.Duration
}

type windowState int

const (
	unknownWindow windowState = iota // the next request asks
	askedWindow                      // a request is on its way, the others wait
	openWindow                       // the server tells no quota
	countedWindow
)

// ticket is the leave to send one request. It must be given back.
type ticket struct {
	window int
	sent   time.Time
	first  bool // of its window
}

// acquire waits until a request may be sent.
func (l *limiter) acquire(ctx context.Context) (ticket, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for {
		now := l.now()
		wait, ok := l.admit(now)
		if ok {
			t := ticket{window: l.window, sent: now, first: l.state == unknownWindow}
			if t.first {
				l.state = askedWindow
			}
			l.inFlight++
			return t, nil
		}
		l.tell(now, wait)
		if err := l.sleep(ctx, now, wait); err != nil {
			return ticket{}, err
		}
	}
}

// forGood is a wait that only a change ends.
const forGood = time.Duration(-1)

// admit says whether a request may be sent now, or how long to wait.
func (l *limiter) admit(now time.Time) (time.Duration, bool) {
	if now.Before(l.until) {
		return l.until.Sub(now), false
	}
	if end := l.reset.Add(l.guard); l.state == countedWindow && !now.Before(end) {
		l.window++
		l.state = unknownWindow
	}
	switch {
	case l.state == askedWindow:
		return forGood, false
	case l.state == countedWindow && l.left <= l.inFlight:
		return l.reset.Add(l.guard).Sub(now), false
	case l.rate != nil && !l.rate.AllowN(now, 1):
		return time.Duration((1 - l.rate.TokensAt(now)) / float64(l.rate.Limit()) * float64(time.Second)), false
	}
	return 0, true
}

// sleep waits with the lock released.
func (l *limiter) sleep(ctx context.Context, now time.Time, wait time.Duration) error {
	var timer <-chan time.Time
	if wait != forGood {
		timer = l.after(wait)
	}
	changed := l.changed
	if l.waiting++; l.waiting == 1 {
		l.waitBegan = now
	}
	l.mu.Unlock()
	var err error
	select {
	case <-timer:
	case <-changed:
	case <-ctx.Done():
		err = context.Cause(ctx)
	}
	l.mu.Lock()
	if l.waiting--; l.waiting == 0 {
		l.waited += l.now().Sub(l.waitBegan)
	}
	return err
}

// tell logs a wait of some length, once.
func (l *limiter) tell(now time.Time, wait time.Duration) {
	if wait >= 5*time.Second && !now.Before(l.told) {
		l.told = now.Add(wait)
		l.log("the Hub allows no request for " + wait.Round(time.Second).String())
	}
}

// refusal is an answer that asks for a wait: 429, or another with Retry-After.
type refusal struct {
	status  int
	backoff time.Duration // the wait when the answer names none
}

// release gives a ticket back with what the answer said; answered is false when
// there was none. A refusal holds for all before any of them sends again.
func (l *limiter) release(t ticket, answered bool, q quota, r *refusal) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.inFlight--
	now := l.now()
	if t.first && t.window == l.window && l.state == askedWindow {
		l.state = unknownWindow
		if answered && !q.known {
			l.state = openWindow
		}
	}
	if q.known {
		l.observe(t, q, now)
	} else if l.state == countedWindow && t.window == l.window {
		l.left-- // it may have been counted
	}
	if r != nil {
		l.refuse(t, q, r, now)
	}
	l.wake()
}

// observe takes what an answer says of the window. An answer to a request of an
// earlier window is of no use.
func (l *limiter) observe(t ticket, q quota, now time.Time) {
	if q.total > 0 {
		l.last.total = q.total
	}
	if q.window > 0 {
		l.last.window = q.window
	}
	// t has whole seconds: where it costs little, it is taken as rounded down.
	l.guard = max(l.guard, min(time.Second, max(q.window, q.reset)/100))
	if t.window != l.window {
		return
	}
	l.last.known, l.last.left = true, q.left
	end := now.Add(q.reset)
	switch {
	case l.state != countedWindow:
		l.state, l.left, l.reset = countedWindow, q.left, end
	case t.sent.Add(q.reset).Sub(l.reset) > max(5*time.Second/4, l.last.window/2):
		l.window++ // the server's window ended before it was thought to
		l.left, l.reset = q.left, end
	default:
		l.left = min(l.left, q.left)
		if end.Before(l.reset) {
			l.reset = end
		}
	}
}

// refuse keeps everybody waiting.
func (l *limiter) refuse(t ticket, q quota, r *refusal, now time.Time) {
	overQuota := r.status == http.StatusTooManyRequests && q.known && q.left == 0
	if overQuota && t.first && t.window > 0 {
		// The window had not ended: t is rounded down, or clocks differ.
		l.guard = min(max(time.Second, 2*l.guard), 8*time.Second)
	}
	wait := q.after
	if !overQuota {
		wait = max(wait, r.backoff)
	}
	if until := now.Add(wait); until.After(l.until) {
		l.until = until
	}
	if l.state == openWindow {
		l.state = unknownWindow // one asks whether it goes on
		l.window++
	}
}

// sends counts how often one request is sent: net/http sends it again by itself
// when a kept connection turns out to be closed. Each counts for the server.
type sends struct {
	limit *limiter
	n     int // with the lock of limit
	ended bool
}

// add counts a request that goes out.
func (s *sends) add() {
	s.limit.mu.Lock()
	defer s.limit.mu.Unlock()
	if s.n++; s.n > 1 && !s.ended {
		s.limit.inFlight++
	}
}

// end returns how often the request was sent beyond the first.
func (s *sends) end() (again int) {
	s.limit.mu.Lock()
	defer s.limit.mu.Unlock()
	s.ended = true
	again = max(0, s.n-1)
	s.limit.inFlight -= again
	return again
}

func (l *limiter) wake() {
	close(l.changed)
	l.changed = make(chan struct{})
}
