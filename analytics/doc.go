// Package analytics computes every number of "The AI Community Building the Future?
// A Quantitative Analysis of Development Activity on Hugging Face Hub"
// (arXiv:2405.13058), below "the paper", for a hub read from the files of a snapshot
// or from Neo4j.
//
// To begin, take Options (Defaults are the paper's; Options.Check validates them),
// read a Corpus with FromSnapshot or FromGraph, pass it to Analyze and write the
// Results with Results.Encode; Decode reads a results.json back. A Corpus is a set
// of dense columns in a fixed order (kind, id), so both sources give the same bytes.
// Collaborate and UsagesFromGraph give a single network to programs that need no
// more.
//
// The types of results.json are in the files results*.go; what computes them is in
// one file for each part: activity, licenses, correlation and mannwhitney (RQ1),
// collaboration, cores and centrality (RQ2), usage (RQ3). The parts run in parallel,
// but each writes its own part of the results and every sum has a fixed order: the
// bytes do not depend on the number of processors.
//
// Errors: an option out of range is a hub.UsageError, a graph without a completely
// loaded snapshot is ErrNoSnapshot, or ErrIncomplete if a load was begun; others come
// from reading the source, or say that the weights of a network add up to 2^63.
// Undefined numbers are no errors: they are NaN in a Number and null in
// results.json.
//
// Definitions follow the paper, NetworkX 3.1, SciPy and pandas; see docs/method.md.
// The packages stats, network and usage compute the numbers and know nothing of
// hubs.
package analytics
