// Package loaded keeps what of a snapshot is in a database, so that a newer
// snapshot can be loaded and pruned at the cost of what changed.
//
// An Index has a group for each repository, which is a kind and an id, with a
// hash of its record and of each record that belongs to it: commits,
// discussions, the usages of a space, the lineage and the datasets of a model. A
// hash is of everything that package loader writes for the record; beside them
// stand the names of accounts and the merges. That takes about 8 bytes a commit.
//
// A hash is only ever looked for in its own group. Of its 64 bits, 24 are of the
// key and 40 of the content, so a record that has changed is taken for the same
// with a probability of 2^-40, or m/2^64 for the m other records of the group:
// that any of a million changed commits is missed, 10^-6.
//
// A Tracker takes the records of a walk, says of each whether a base has it, and
// makes the Index of the newer snapshot. A Folder keeps an index for each
// database, in files that are whole or not used.
package loaded
