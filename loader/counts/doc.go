// Package counts keeps in the graph what queries would otherwise count again
// each time: what there is of everything in a repository, what each person did
// in each repository and altogether, and how all of it is spread over the hub.
// docs/schema.md describes these counts.
//
// A Builder counts. It takes repositories with their commits, discussions and
// usages, from the walk over a snapshot or from the graph, and gives the
// counts of these repositories. Counts of an account follow from its Links,
// and those of the hub, the Tallies, from repositories and accounts.
//
// Everything is counted twice: for people, with merges followed and bots left
// out, as analytics does, and raw, for the names as recorded. The graph holds a
// raw value only where it differs.
//
// Refresh, Check and an Updater work on a graph. While a load runs, or when it was
// interrupted, the node (:Counts) says complete: false: the counts are stale.
package counts
