// Package diff tells what changed between two snapshots of a hub: which
// repositories, developers, commits, discussions and relations are new or gone,
// and what repositories, commits and discussions say now.
//
// Compare takes two snapshots, the older first, and walks each, under the
// rules of the format: bad lines are rejects, the first record of a key counts,
// records of unlisted repositories do not. The result is a Diff: Encode writes
// it as JSON, Tables as tables for people, Counts and Changes as rows.
//
// Of the older snapshot every repository and the key of every commit and
// discussion are kept (16 bytes for a commit), of the newer one the
// repositories; relations of both. Commits are told apart by 64-bit hashes within
// their repository, so that two are taken for one with a probability of about
// 4e-9 for the whole Hub.
package diff
