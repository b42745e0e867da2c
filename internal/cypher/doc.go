// Package cypher is shared by packages with Cypher of their own: statements
// from embedded files, reading all rows, writing rows in halves if there are
// too many for one transaction, and times as Neo4j stores them.
package cypher
