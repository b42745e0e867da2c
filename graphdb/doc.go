// Package graphdb talks to Neo4j. It is the only package that imports the
// Neo4j driver; loader, queries and analytics declare the small interfaces
// they need in standard types, and DB satisfies them.
//
// Open connects to Neo4j 5.23 or newer; if it cannot, the error says in one
// line what is wrong. Read streams the rows of one statement in read access
// mode. Write runs one statement in a transaction of its own. Exec runs one
// statement in an auto-commit transaction, which CALL {} IN TRANSACTIONS
// needs. Guarded writes only while a condition holds in the database. Plan has the server plan a statement without running it. Close ends
// the connections. A call that fails at the server or the network returns an
// *Error; one whose context ends returns the cause. Read access mode alone is
// not a safety boundary: package queries guards free-form Cypher before it
// gets here.
//
// # Causal order
//
// All calls of one DB share bookmarks, so that in a cluster a call sees what
// earlier ones wrote, whichever server answers it. Open begins with the newest
// bookmark of the leader, so that others' writes are seen that were committed before.
//
// # When the server is away
//
// Calls that fail with a transient error (a deadlock, a new leader, a server
// starting or stopping) or a lost connection are retried for Config.RetryFor,
// with growing, randomized pauses. The driver's own retries are not used: they
// do not cover a connection lost during a commit or in the middle of a
// message, and their pauses double without bound.
//
//	Write, Exec   the whole statement, which must be safe to run twice
//	Read, Plan    until the first row is there; a result that breaks off later is an error
//	Open          a server that is starting; not one that is not there
//
// A statement that runs out of memory is not retried: Error.OutOfMemory tells
// the caller to send less.
package graphdb
