// Package endtoend holds the tests that run the command as a user does, as a
// program of its own on a Neo4j, and take long.
package endtoend
