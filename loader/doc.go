// Package loader writes a snapshot into Neo4j: every node, relationship and
// property of the graph model in docs/schema.md.
//
// Load walks the snapshot and sends its records in batches: one writing statement
// (loader/cypher/write) for each kind of record, nodes before the relationships
// that need them, each batch in one transaction. Every statement merges on a key with a uniqueness constraint, so
// that a batch may run twice and loading a snapshot twice changes nothing.
//
// Loading a newer snapshot over an older one updates properties, adds what is
// new, and replaces what can be only once: the owner, licence and subfields of
// a repository, the authors of a commit, the author of a discussion, the target
// of an alias. What the newer snapshot no longer has is kept.
//
// A (:Snapshot) node says what was loaded. It is there with complete = false
// from the first batch on, and gets its counts and complete = true after the
// last, so that an interrupted load can be told; loading again finishes it.
//
// Memory is bounded: at most a few batches are under way between the reader and
// the database, and beside what the walk remembers only the names of accounts
// are kept.
package loader
