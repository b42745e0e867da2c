// Package loader writes a snapshot into Neo4j: every node, relationship and
// property of the graph model in docs/schema.md.
//
// Load walks the snapshot and sends its records in batches: one writing
// statement (loader/cypher/write) for each kind of record, nodes before the
// relationships that need them, each batch in one transaction. Every statement
// merges on a key with a uniqueness constraint, so a batch may run twice, and
// loading a snapshot twice changes nothing.
//
// Loading a newer snapshot over an older one updates properties, adds what is
// new, and replaces what there can be only one of: the owner, licence and
// subfields of a repository, the authors of a commit, the author of a
// discussion, the target of an alias. What the newer snapshot no longer has is
// kept.
//
// Options.Kept keeps an index of what a database holds (package loaded). With that
// of the snapshot loaded last, Load still reads the whole newer one, but sends
// only records that are new or differ; identities and bots are always sent. The
// graph is the one that sending all would give.
//
// A (:Snapshot) node says what was loaded. It is written with complete = false
// before the first batch, and gets its counts and complete = true after the
// last, which shows whether a load was interrupted; loading again finishes it.
//
// Memory is bounded: at most a few batches are in flight between the reader
// and the database, and besides what the walk remembers only the names of
// accounts are kept, and for an index of what is loaded 8 bytes a commit.
//
// Load returns a *hub.UsageError when the database holds another hub; other
// errors are those of the snapshot and the Store. graphdb.DB is a Store.
package loader
