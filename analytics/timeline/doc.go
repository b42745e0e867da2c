// Package timeline follows the community of a hub through time: one corpus is cut at the
// end of every month, quarter or year, and each cut is measured as analyze measures a hub
// (analytics.Corpus.Cut). A cut without a window has all that was done before its end, one
// with a window only what was done in the months before it.
package timeline
