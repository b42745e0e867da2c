// Package prune finds what a database holds that the snapshot loaded last does
// not have, and removes it: what package loader keeps when a newer snapshot is
// loaded over an older one.
//
// After Remove the graph is that of a fresh load of the snapshot alone, node by
// node and property by property, but for the older (:Snapshot) nodes, which
// keep the history. What the graph model does not know stays: nodes with other
// labels, and relationships of other types while both their ends stay. So do
// COLLABORATES_WITH, CO_USED_WITH and metrics that were written back to nodes;
// they are of the older graph until they are made again.
//
// New reads the snapshot and keeps its keys: the names of repositories,
// accounts and licences, and a hash of 128 bits for each commit, discussion and
// relationship. Find and Remove go through the keys of the graph in pages, by
// the indexes of the constraints, so neither side holds the graph in memory and
// no transaction is long. A gone thing is removed by its key, a page after the
// other, in transactions of bounded size: a removal may be cut off at any moment
// and done again. What the snapshot has is never removed.
//
// A comparison with the wrong snapshot, or with one of which lines could not be
// read, would remove what is not gone. New therefore refuses when the snapshot
// is not the one loaded last, to its end; when a load was left off; when the
// database holds several hubs; and when lines are rejected, unless told that
// what they describe may go.
package prune
