// Package ownserver holds the tests that run the command as a program that starts
// a Neo4j of its own. They take minutes, so they have a time limit of their own.
package ownserver
