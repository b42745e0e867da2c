package parallel

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

// For runs f for the tasks 0..tasks-1 and returns when all are done. Any
// worker may run any task, so each task must write its result to a place of
// its own.
func For(tasks int, f func(task int)) {
	p := NewPool(tasks, f)
	p.Run()
	p.Stop()
}

// Pool runs rounds of the same tasks, with a barrier after each round. Each
// worker has a range of adjacent tasks, the same in every round, so that what
// they read and write stays in the caches of its processor; a worker that is
// done steals tasks from the others. Between rounds workers spin briefly:
// waking a sleeping one takes some 50 microseconds, and it may then continue
// on a processor other than the one that has its data.
//
// The goroutine that calls Run works too and waits for tasks, not for workers:
// on a busy machine a worker that the system schedules late does not hold up
// the round.
type Pool struct {
	tasks   int
	f       func(task int)
	shares  []share       // of the caller of Run, then of the helpers
	round   atomic.Uint32 // its number
	left    atomic.Int64  // tasks of the round that are not done
	stopped atomic.Bool

	waiting  atomic.Bool   // the caller of Run sleeps until the round is done
	done     chan struct{} // wakes it
	sleeping atomic.Int32  // helpers that sleep until a round begins
	begin    chan struct{} // wakes one
}

// NewPool returns a pool for the tasks 0..tasks-1. Any worker may run any
// task, so each task must write its result to a place of its own. Stop ends
// the pool. NewPool panics for more than 2^22 - 1 tasks.
func NewPool(tasks int, f func(task int)) *Pool {
	if tasks > maxTasks {
		panic(fmt.Sprintf("parallel: %d tasks, at most %d", tasks, maxTasks))
	}
	p := &Pool{tasks: tasks, f: f}
	workers := min(tasks, runtime.GOMAXPROCS(0))
	if workers < 2 {
		return p
	}
	p.shares = make([]share, workers)
	p.done, p.begin = make(chan struct{}, 1), make(chan struct{}, workers-1)
	for i := range workers - 1 {
		go p.help(i + 1)
	}
	return p
}

// Run runs every task once and returns when all are done.
func (p *Pool) Run() {
	if len(p.shares) == 0 {
		for i := range p.tasks {
			p.f(i)
		}
		return
	}
	round := p.round.Load() + 1
	p.left.Store(int64(p.tasks))
	for i := range p.shares {
		p.shares[i].set(round, i*p.tasks/len(p.shares), (i+1)*p.tasks/len(p.shares))
	}
	p.round.Store(round)
	p.wake()
	done := func() bool { return p.left.Load() == 0 }
	p.do(0, 0)
	if p.tasks == len(p.shares) && spin(done) {
		return // one task each: better left on the processor that has its data
	}
	p.work(0)
	if spin(done) {
		return
	}
	p.waiting.Store(true)
	if p.left.Load() > 0 || !p.waiting.CompareAndSwap(true, false) {
		<-p.done
	}
}

// Stop ends the helpers. Run must not be called after it.
func (p *Pool) Stop() {
	p.stopped.Store(true)
	p.wake()
}

// wake wakes the helpers that sleep.
func (p *Pool) wake() {
	for range p.sleeping.Load() {
		select {
		case p.begin <- struct{}{}:
		default: // there are already as many wake-ups pending as helpers
		}
	}
}

// work does the tasks in the share of a worker and then what is left in the
// shares of others.
func (p *Pool) work(worker int) {
	for i := range p.shares {
		p.do(worker, (worker+i)%len(p.shares))
	}
}

// do runs tasks from the share of a worker, on behalf of itself or another,
// until none is free.
func (p *Pool) do(worker, of int) {
	for {
		task, ok := p.shares[of].take(worker == of)
		if !ok {
			return
		}
		p.f(task)
		if p.left.Add(-1) == 0 && p.waiting.CompareAndSwap(true, false) {
			p.done <- struct{}{}
		}
	}
}

func (p *Pool) help(worker int) {
	for round := uint32(0); !p.stopped.Load(); {
		round = p.round.Load()
		p.work(worker)
		called := func() bool { return p.round.Load() != round || p.stopped.Load() }
		if spin(called) {
			continue
		}
		p.sleeping.Add(1)
		if !called() {
			<-p.begin
		}
		p.sleeping.Add(-1)
	}
}

// spin waits until ok holds, for about 200 microseconds at most, and returns
// whether it does. It yields to other goroutines.
func spin(ok func() bool) bool {
	for i := range 60_000 {
		if ok() {
			return true
		}
		if i%64 == 63 {
			runtime.Gosched()
		}
	}
	return false
}

// share is a range of tasks; its owner takes the first and others take the
// last. It fills a cache line, so that no two share one.
type share struct {
	packed atomic.Uint64 // number of the round, first task, end
	_      [56]byte
}

const (
	taskBits = 22
	maxTasks = 1<<taskBits - 1
)

func (s *share) set(round uint32, first, end int) {
	s.packed.Store(uint64(round)<<(2*taskBits) | uint64(first)<<taskBits | uint64(end))
}

func (s *share) take(own bool) (task int, ok bool) {
	for {
		was := s.packed.Load()
		first, end := was>>taskBits&maxTasks, was&maxTasks
		if first >= end {
			return 0, false
		}
		is, task := was+1<<taskBits, first
		if !own {
			is, task = was-1, end-1
		}
		if s.packed.CompareAndSwap(was, is) {
			return int(task), true
		}
	}
}
