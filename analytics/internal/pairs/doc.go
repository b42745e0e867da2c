// Package pairs counts pairs of dense ids: commits by (repository, person),
// commits by (source, target). It keeps one entry for each distinct pair and a
// bounded number of repetitions beside them, so that its memory grows with the
// result and not with what is counted.
package pairs
