package network

import (
	"runtime"
	"sync/atomic"
)

// inParallel runs f for the tasks 0..tasks-1 on the processors there are. Which
// task runs where is left open, so f must put its result in a place of its own.
func inParallel(tasks int, f func(task int)) {
	t := newTeam(tasks, f)
	t.run()
	t.stop()
}

// team runs rounds of the same tasks on the processors there are. Each worker
// has tasks next to each other, the same in every round, as what they read and
// write is then in the caches of its processor; who is done takes tasks from the
// others. Between rounds workers stay awake for a moment: to wake one that sleeps
// takes some 50 microseconds, and it may then go on on another processor than the
// one that has its data.
//
// Who leads a round works too and waits for tasks, not for helpers: on a busy
// machine one that the system is late to start is not missed.
type team struct {
	tasks   int
	f       func(task int)
	shares  []share       // of the leader, then of the helpers
	round   atomic.Uint32 // its number
	left    atomic.Int64  // tasks of the round that are not done
	stopped atomic.Bool

	waiting  atomic.Bool   // the leader sleeps until the round is done
	done     chan struct{} // wakes it
	sleeping atomic.Int32  // helpers that sleep until a round begins
	begin    chan struct{} // wakes one
}

// newTeam returns a team for the tasks 0..tasks-1. Which task runs where is left
// open, so f must put its result in a place of its own. stop ends it.
func newTeam(tasks int, f func(task int)) *team {
	t := &team{tasks: tasks, f: f}
	workers := min(tasks, runtime.GOMAXPROCS(0), maxTasks)
	if workers < 2 {
		return t
	}
	t.shares = make([]share, workers)
	t.done, t.begin = make(chan struct{}, 1), make(chan struct{}, workers-1)
	for i := range workers - 1 {
		go t.help(i + 1)
	}
	return t
}

// run runs every task once.
func (t *team) run() {
	if len(t.shares) == 0 {
		for i := range t.tasks {
			t.f(i)
		}
		return
	}
	round := t.round.Load() + 1
	t.left.Store(int64(t.tasks))
	for i := range t.shares {
		t.shares[i].set(round, i*t.tasks/len(t.shares), (i+1)*t.tasks/len(t.shares))
	}
	t.round.Store(round)
	t.wake()
	done := func() bool { return t.left.Load() == 0 }
	t.do(0, 0)
	if t.tasks == len(t.shares) && spin(done) {
		return // one task for each: better not to take it from where its data are
	}
	t.work(0)
	if spin(done) {
		return
	}
	t.waiting.Store(true)
	if t.left.Load() > 0 || !t.waiting.CompareAndSwap(true, false) {
		<-t.done
	}
}

// stop lets the helpers go. No round may follow.
func (t *team) stop() {
	t.stopped.Store(true)
	t.wake()
}

// wake wakes the helpers that sleep.
func (t *team) wake() {
	for range t.sleeping.Load() {
		select {
		case t.begin <- struct{}{}:
		default: // as many calls as there are helpers are on their way
		}
	}
}

// work does the tasks in the share of a worker and then what is left in the
// shares of others.
func (t *team) work(worker int) {
	for i := range t.shares {
		t.do(worker, (worker+i)%len(t.shares))
	}
}

// do does tasks in the share of one worker by another or itself until none is free.
func (t *team) do(worker, of int) {
	for {
		task, ok := t.shares[of].take(worker == of)
		if !ok {
			return
		}
		t.f(task)
		if t.left.Add(-1) == 0 && t.waiting.CompareAndSwap(true, false) {
			t.done <- struct{}{}
		}
	}
}

func (t *team) help(worker int) {
	for round := uint32(0); !t.stopped.Load(); {
		round = t.round.Load()
		t.work(worker)
		called := func() bool { return t.round.Load() != round || t.stopped.Load() }
		if spin(called) {
			continue
		}
		t.sleeping.Add(1)
		if !called() {
			<-t.begin
		}
		t.sleeping.Add(-1)
	}
}

// spin waits until ok holds, for about 200 microseconds at most, and returns
// whether it does. Other goroutines go first.
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

// share is a range of tasks from which its owner takes the first and others take
// the last. It fills a cache line, so that two do not share one.
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
