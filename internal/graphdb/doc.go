// Package graphdb talks to Neo4j. It is the only package that imports the
// Neo4j driver; loader, queries and analytics declare the small interfaces
// they need in standard types, and DB satisfies them.
//
// Read streams the rows of one statement in read access mode. Write runs one
// statement in a managed transaction that is retried on transient errors. Exec
// runs one statement in an auto-commit transaction, which schema commands and
// CALL {} IN TRANSACTIONS need. Read access mode alone is no safety boundary:
// package queries guards free-form Cypher before it comes here.
package graphdb
