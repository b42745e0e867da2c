package collect

import (
	"sync"
	"time"
)

// Progress tells another goroutine how far a collection is.
type Progress struct {
	mu    sync.Mutex
	state Step
}

// Step is the state of a Progress.
type Step struct {
	Phase       string    // what is being done; "" before the first
	Unit        string    // what is counted: pages, repositories, ...
	Begin       time.Time // of the phase
	Done, Total int64     // Total is 0 when unknown
	First       int64     // Done at Begin: what an earlier run had done
}

// Step returns the present state.
func (p *Progress) Step() Step {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.state
}

func (p *Progress) begin(phase, unit string, now time.Time, done, total int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state = Step{Phase: phase, Unit: unit, Begin: now, Done: done, Total: total, First: done}
}

func (p *Progress) add(n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state.Done += n
}
