package network

import (
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
)

// inParallel runs f for the tasks 0..tasks-1 on the processors there are. Which
// task runs where is left open, so f must put its result in a place of its own.
func inParallel(tasks int, f func(task int)) {
	workers := min(tasks, runtime.GOMAXPROCS(0))
	if workers <= 1 {
		for i := range tasks {
			f(i)
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < tasks; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}

// blockEdges is the number of edges from which it pays to have another
// processor, and so the size of the blocks that they share out.
const blockEdges = 1 << 16

// split cuts items 0..n-1, of which item i has the entries
// start[i]:start[i+1], into ranges of at least size entries each, the last may
// have fewer, and returns where they begin and, last, n. Ranges begin at
// multiples of step. Without items there is no range.
func split(start []int, size, step int) []int {
	n := len(start) - 1
	bounds := []int{0}
	for at := 0; at < n; {
		end := sort.SearchInts(start, start[at]+size)
		at = min((end+step-1)/step*step, n)
		bounds = append(bounds, at)
	}
	return bounds
}
