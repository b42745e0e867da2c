package fakehub

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Fault is something that goes wrong once.
type Fault string

// The faults. Those of status 429 differ in what they tell of the wait.
const (
	TooManyQuota   Fault = "429 with RateLimit r=0"
	TooManySeconds Fault = "429 with Retry-After in seconds"
	TooManyDate    Fault = "429 with Retry-After as a date"
	TooManyBoth    Fault = "429 with RateLimit and a longer Retry-After"
	TooManyCDN     Fault = "429 with r not 0 and no wait"
	TooManyBare    Fault = "429 without a header"
	ServerError    Fault = "5xx with HTML"
	Timeout408     Fault = "408"
	Unavailable    Fault = "503 with Retry-After"
	HTML           Fault = "HTML at 200"
	BrokenJSON     Fault = "broken JSON at 200"
	Empty          Fault = "empty at 200"
	Cut            Fault = "cut body"
	CutJSON        Fault = "cut body of the length announced"
	Slow           Fault = "slow body"
	Reset          Fault = "connection reset"
	Hang           Fault = "no answer"
)

// Passing lists the faults that asking again overcomes, without Hang.
var Passing = []Fault{TooManyQuota, TooManySeconds, TooManyDate, TooManyBoth, TooManyCDN, TooManyBare, ServerError, Timeout408, Unavailable,
	HTML, BrokenJSON, Empty, Cut, CutJSON, Slow, Reset}

// Faults says what goes wrong. What does is drawn from the seed, the address and
// how often that was asked. The zero value is nothing.
type Faults struct {
	Seed  uint64
	Share float64 // of the requests
	Kinds []Fault // nil is Passing
	Burst int     // how often in a row at most for an address; 0 is 2
	Wait  int     // the longest wait told, seconds

	ExpiredCursors int     // how many cursors are answered 400; a listing that begins again gets new ones
	Repeats        float64 // share of pages that begin with rows of the page before, as when rows move

	Slowness time.Duration // of Slow, between pieces; 0 is a millisecond
}

// faulty draws faults and remembers how often an address was asked.
type faulty struct {
	Faults
	mu      sync.Mutex
	asked   map[string]int
	expired map[string]bool
}

func (f *faulty) random(words ...string) *rand.Rand {
	h := fnv.New64a()
	for _, w := range words {
		h.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(w))))
		h.Write([]byte(w))
	}
	return rand.New(rand.NewPCG(f.Seed, h.Sum64()))
}

// draw returns the fault of this request, "" for none.
func (f *faulty) draw(address string) Fault {
	if f.Share <= 0 {
		return ""
	}
	f.mu.Lock()
	n := f.asked[address]
	f.asked[address]++
	f.mu.Unlock()
	kinds, burst := f.Kinds, f.Burst
	if kinds == nil {
		kinds = Passing
	}
	if burst == 0 {
		burst = 2
	}
	r := f.random("fault", address)
	if r.Float64() >= f.Share || n > r.IntN(burst) {
		return ""
	}
	return kinds[r.IntN(len(kinds))]
}

// expires reports whether a cursor is answered 400, once it is for good.
func (f *faulty) expires(cursor string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.expired[cursor] {
		return true
	}
	if len(f.expired) >= f.ExpiredCursors || f.random("cursor", cursor).IntN(3) > 0 {
		return false
	}
	f.expired[cursor] = true
	return true
}

// repeats returns how many rows of the page before a page begins with.
func (f *faulty) repeats(page string) int {
	if f.Repeats <= 0 {
		return 0
	}
	if r := f.random("rows", page); r.Float64() < f.Repeats {
		return 1 + r.IntN(3)
	}
	return 0
}

const htmlPage = "<!DOCTYPE html>\n<html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>\n"

// break answers a request with a fault that needs no answer of the Hub.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, f Fault) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	status := http.StatusTooManyRequests
	wait := s.faults.Wait
	quota := func(left int) {
		h["Ratelimit"] = []string{fmt.Sprintf(`"api";r=%d;t=%d`, left, wait)}
		h["Ratelimit-Policy"] = []string{`"fixed window";"api";q=500;w=300`}
	}
	switch f {
	case TooManyQuota:
		quota(0)
	case TooManySeconds:
		h.Set("Retry-After", fmt.Sprint(wait))
	case TooManyDate:
		h.Set("Retry-After", s.now().Add(time.Duration(wait)*time.Second).UTC().Format(http.TimeFormat))
	case TooManyBoth:
		quota(0)
		h.Set("Retry-After", fmt.Sprint(wait+1))
	case TooManyCDN:
		if s.limit.o.Window == 0 {
			quota(250)
		}
	case TooManyBare:
		delete(h, "Ratelimit")
		delete(h, "Ratelimit-Policy")
	case ServerError:
		status = []int{500, 502, 503, 504, 520}[s.faults.random(r.URL.String()).IntN(5)]
	case Timeout408:
		status = http.StatusRequestTimeout
	case Unavailable:
		status = http.StatusServiceUnavailable
		h.Set("Retry-After", fmt.Sprint(wait))
	case HTML:
		status = http.StatusOK
	case Reset:
		reset(w)
		return
	case Hang:
		<-r.Context().Done()
		panic(http.ErrAbortHandler)
	}
	w.WriteHeader(status)
	w.Write([]byte(htmlPage))
}

// reset breaks the connection off.
func reset(w http.ResponseWriter) {
	if h, ok := w.(http.Hijacker); ok {
		if conn, _, err := h.Hijack(); err == nil {
			if tcp, ok := conn.(*net.TCPConn); ok {
				tcp.SetLinger(0)
			}
			conn.Close()
		}
	}
	panic(http.ErrAbortHandler)
}

// spoils reports whether a fault is one of the body of a good answer.
func (f Fault) spoils() bool {
	return slices.Contains([]Fault{BrokenJSON, Empty, Cut, CutJSON, Slow}, f)
}

// spoil writes a good body with a fault.
func (s *Server) spoil(w http.ResponseWriter, body []byte, f Fault) {
	switch f {
	case BrokenJSON:
		w.Write(append(append([]byte{}, body[:len(body)/2]...), `"]}{`...))
	case Empty:
	case CutJSON:
		w.Write(body[:len(body)-1])
	case Cut:
		w.Header().Set("Content-Length", fmt.Sprint(len(body)))
		w.Write(body[:len(body)/2])
		if f, ok := w.(http.Flusher); ok {
			f.Flush()
		}
		panic(http.ErrAbortHandler)
	case Slow:
		for part := range slices.Chunk(body, len(body)/4+1) {
			w.Write(part)
			if f, ok := w.(http.Flusher); ok {
				f.Flush()
			}
			time.Sleep(s.faults.Slowness)
		}
	}
}
