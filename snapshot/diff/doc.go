// Package diff tells what changed between two snapshots of a hub: which
// repositories, developers, commits, discussions and relations are new or
// gone, and how repositories, commits and discussions have changed.
//
// Compare takes two snapshots, the older first, and walks each by the rules of
// the format: bad lines are rejects, the first record of a key counts, and
// records of unlisted repositories do not. The result is a Diff: Encode writes
// it as JSON, Tables as tables for people, Counts and Changes as rows.
//
// Memory holds the repositories and relations of both snapshots and the key of
// every commit and discussion of the older one (16 bytes for a commit).
// Commits are told apart by 64-bit hashes within their repository; for the
// whole Hub the probability that two are taken for one is about 4e-9.
package diff
