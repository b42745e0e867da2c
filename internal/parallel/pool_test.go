package parallel

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

// onProcessors sets the number of processors until the test ends.
func onProcessors(t *testing.T, n int) {
	before := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

func TestFor(t *testing.T) {
	for _, processors := range []int{1, 2, 5} {
		onProcessors(t, processors)
		for _, tasks := range []int{0, 1, 2, 100} {
			runs := make([]atomic.Int32, tasks)
			For(tasks, func(i int) { runs[i].Add(1) })
			for i := range runs {
				if n := runs[i].Load(); n != 1 {
					t.Errorf("%d processors: task %d of %d ran %d times", processors, i, tasks, n)
				}
			}
		}
	}
}

func TestPool(t *testing.T) {
	for _, processors := range []int{1, 2, 5} {
		onProcessors(t, processors)
		for _, tasks := range []int{0, 1, 2, 100} {
			runs := make([]atomic.Int32, tasks)
			pool := NewPool(tasks, func(i int) { runs[i].Add(1) })
			for round := range int32(100) {
				if round%40 == 39 {
					time.Sleep(time.Millisecond) // helpers go to sleep
				}
				pool.Run()
				for i := range runs {
					if n := runs[i].Load(); n != round+1 {
						t.Fatalf("%d processors, round %d: task %d of %d ran %d times", processors, round, i, tasks, n)
					}
				}
			}
			pool.Stop()
		}
	}
}

// The caller of Run sleeps, when it has nothing left to do, until the last task is done.
func TestPoolWaitsForItsHelpers(t *testing.T) {
	onProcessors(t, 2)
	var done atomic.Int32
	pool := NewPool(2, func(int) {
		time.Sleep(20 * time.Millisecond)
		done.Add(1)
	})
	defer pool.Stop()
	for round := range int32(5) {
		pool.Run()
		if n := done.Load(); n != 2*(round+1) {
			t.Fatalf("round %d: %d tasks done", round, n)
		}
	}
}
