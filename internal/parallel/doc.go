// Package parallel runs numbered tasks on all processors: For runs them once,
// a Pool in rounds with a barrier between rounds. Tasks cannot fail; work that
// can fail or be cancelled uses errgroup.
//
// A Pool does the same as one errgroup per round at less cost: an iteration of
// PageRank takes from 50 microseconds to a few milliseconds and is repeated a
// hundred times, so starting or waking goroutines for each would use up what
// the second processor gains. With a Pool two processors are 1.2 to 1.7 times
// as fast as one (docs/benchmarks.md).
package parallel
