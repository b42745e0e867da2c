package hubapi

import (
	"maps"
	"sync"
	"time"
)

// Stats is what a Client has done so far.
type Stats struct {
	Requests  int64            // sent, redirects and repeated ones included
	ByStatus  map[int]int64    // answers by status of HTTP
	Retries   map[string]int64 // repeated requests by reason, such as "429", "503", "cut", "HTML", "connection"
	TooMany   int64            // answers of status 429
	Redirects int64            // followed
	Bytes     int64            // of bodies, as they came over the wire
	Waited    time.Duration    // in which requests were ready but none was allowed

	Quota  int           // requests in a window, as last told; 0 unknown
	Window time.Duration // its length; 0 unknown
	Left   int           // requests left in it, as last told; -1 unknown
}

// counters are the Stats of a Client as it works.
type counters struct {
	mu sync.Mutex
	s  Stats
}

func (c *counters) add(change func(*Stats)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	change(&c.s)
}

// Stats returns what the Client has done so far.
func (c *Client) Stats() Stats {
	c.counters.mu.Lock()
	s := c.counters.s
	s.ByStatus, s.Retries = maps.Clone(s.ByStatus), maps.Clone(s.Retries)
	c.counters.mu.Unlock()

	l := &c.limit
	l.mu.Lock()
	defer l.mu.Unlock()
	s.Quota, s.Window, s.Left, s.Waited = l.last.total, l.last.window, -1, l.waited
	if l.last.known {
		s.Left = l.last.left
	}
	if l.waiting > 0 {
		s.Waited += l.now().Sub(l.waitBegan)
	}
	return s
}
