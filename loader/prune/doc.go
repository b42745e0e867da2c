// Package prune finds and removes what a database holds but the snapshot
// loaded last does not: package loader keeps such things when a newer snapshot
// is loaded over an older one.
//
// Call New with the snapshot loaded last, then Find for a Report, then Remove.
//
// After Remove the graph equals that of a fresh load of the snapshot alone,
// node by node and property by property, except for the older (:Snapshot)
// nodes, which record the history. What is outside the graph model stays:
// nodes with other labels, and relationships of other types while both their
// ends stay. So do COLLABORATES_WITH, CO_USED_WITH and the metrics written
// back to nodes; they describe the older graph until they are derived again.
//
// New reads the snapshot and keeps its keys: the names of repositories,
// accounts and licences, and a hash of 128 bits for each commit, discussion
// and relationship. Find and Remove go through the keys of the graph in pages,
// by the indexes of the constraints, so neither side holds the graph in memory
// and no transaction is long. What is gone is removed by key, page by page, in
// transactions of bounded size: a removal may be interrupted at any moment and
// run again. What the snapshot has is never removed.
//
// Where Options.Kept has the index of the database that the loads have kept, New
// keeps only the keys of repositories of which something may be left over, and
// Find and Remove look only at these, at accounts and merges that are gone, and
// at licences and subfields. What they find is the same. A database whose
// beginning is not known is compared as a whole, and after a removal that came to
// its end it is known.
//
// Comparing with the wrong snapshot, or with one whose lines could not all be
// read, would remove what is not gone. New therefore refuses when the snapshot
// is not the one loaded last, and completely; when a load was interrupted;
// when the database holds several hubs; and when lines are rejected, unless
// Options.DespiteRejects says that what they describe may go.
package prune
