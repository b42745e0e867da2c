// Package graphdb talks to Neo4j. It is the only package that imports the
// Neo4j driver; loader, queries and analytics declare the small interfaces
// they need in standard types, and DB satisfies them.
//
// Open connects to Neo4j 5.23 or newer, and says in one line what is wrong
// when it cannot. Read streams the rows of one statement in read access mode.
// Write runs one statement in a transaction of its own. Exec runs one
// statement in an auto-commit transaction, which CALL {} IN TRANSACTIONS
// needs. Plan has the server plan a statement without running it. Read access mode alone is no safety boundary: package queries guards
// free-form Cypher before it comes here.
//
// # Causal order
//
// All calls of one DB pass bookmarks on to each other, so that in a cluster a
// call sees what earlier ones wrote, whichever server answers it.
//
// # When the server is away
//
// Transient errors (deadlocks, a new leader, a server that starts or stops) and
// lost connections are tried again for Config.RetryFor, with pauses that grow
// and vary. The retries of the driver are not used: they leave out a connection
// that is lost during a commit or in the middle of a message, and their pauses
// double without bound.
//
//	Write, Exec   the whole statement, which must be safe to run twice
//	Read, Plan    until the first row; a result that breaks off is an error
//	Open          a server that is starting; not one that is not there
//
// A server that runs out of memory is not asked again: Error.OutOfMemory tells
// the caller to send less.
package graphdb
