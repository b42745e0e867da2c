// Package analytics computes the numbers of the paper from a hub, read either
// from the files of a snapshot or from Neo4j.
//
// A run has three steps. FromSnapshot or FromGraph reads a Corpus: dense
// columns that no longer know where they came from. Analyze turns a Corpus
// into Results. Results.Encode writes results.json. Both sources give the same
// bytes, because both fill the same columns in the same order (kind, id) and
// everything after that is common.
//
// Definitions follow arXiv:2405.13058, NetworkX 3.1 and pandas; see
// docs/method.md. The numbers themselves are in the packages stats and
// network, which know nothing of hubs.
package analytics
