package fakehub

import (
	"sync"
	"time"
)

// Clock is a clock that waiting sets forward, so that waits pass at once: for
// tests over real connections, where the time of testing/synctest stands still.
// Give its Now to the server and to the client, and its After to the client.
type Clock struct {
	mu    sync.Mutex
	ahead time.Duration
}

// Now returns the time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.ahead)
}

// After sets the clock forward and returns a channel on which the time is sent at
// once, as time.After does later.
func (c *Clock) After(d time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead += max(d, 0)
	over := make(chan time.Time, 1)
	over <- time.Now().Add(c.ahead)
	return over
}
