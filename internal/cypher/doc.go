// Package cypher is what packages with Cypher of their own share: statements
// from embedded files, reading all rows, writing rows in halves where they are
// too many for a transaction, and times as Neo4j stores them.
package cypher
