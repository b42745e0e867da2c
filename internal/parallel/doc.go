// Package parallel runs numbered tasks on all processors: For once, a Pool round
// after round with a barrier between rounds. The tasks cannot fail; work that can
// fail or be cancelled uses errgroup.
//
// A Pool does what an errgroup a round would do and costs less: an iteration of
// PageRank takes from 50 microseconds to a few milliseconds and is repeated a hundred
// times, and starting or waking goroutines for each would take what the second
// processor gains. With it two processors are 1.2 to 1.7 times as fast as one
// (docs/benchmarks.md).
package parallel
