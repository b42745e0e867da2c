// Package endtoend holds the tests that run the command as a user does, as a
// program of its own on a Neo4j, and take long; those whose program starts a
// Neo4j of its own are in ownserver.
package endtoend
