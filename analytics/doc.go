// Package analytics computes the numbers of the paper from a hub, read either
// from the files of a snapshot or from Neo4j.
//
// A run has three steps. FromSnapshot or FromGraph (neo4j*.go) reads a Corpus: dense
// columns that no longer know where they came from. Analyze turns a Corpus
// into Results. Results.Encode writes results.json. Both sources give the same
// bytes, because both fill the same columns in the same order (kind, id) and
// everything after that is common.
//
// The types of results.json are in the files results*.go, what computes them in
// one file for each part: activity, licenses, correlation and mannwhitney (RQ1),
// collaboration, cores and centrality (RQ2), usage (RQ3). The parts run on all
// processors as tasks, each with a place of its own for its results, and every
// sum has a fixed order: one processor gives the same bytes as many.
//
// Definitions follow arXiv:2405.13058, NetworkX 3.1, SciPy and pandas; see
// docs/method.md. The numbers themselves come from the packages stats, network
// and usage, which know nothing of hubs. What is undefined is null.
package analytics
