// Package dbserver starts and stops a Neo4j Community for this project.
//
// Two engines do the work. Where a Docker engine answers, the repository's
// compose.yaml is brought up. Elsewhere Neo4j runs as a local Java process:
// Maven fetches its jars once into the cache folder, by the pom.xml kept here.
// A database once made stays with its engine until it is reset.
//
// The server listens on 127.0.0.1 only. Its password is generated and kept in a
// file that only the user can read; it never stands in a log, an error or a
// command line. What was started is remembered in a state file with the
// identity of the process, so that a recycled process id is never taken for
// ours. Start repairs what an interrupted run left behind: a process that is
// gone, half-fetched jars, a server without a record.
package dbserver
