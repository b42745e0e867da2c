// Package dbserver starts and stops a Neo4j Community for this project.
//
// There are two engines. If a Docker engine answers, the repository's
// compose.yaml is brought up. Otherwise Neo4j runs as a local Java process:
// Maven fetches its jars once into the cache folder, as listed in pom.xml
// here. A database stays with the engine that made it until it is reset.
//
// The server listens on 127.0.0.1 only. Its password is generated and kept in
// a file that only the user can read; it never appears in a log, an error or a
// command line. A state file records what was started, with the identity of
// the process, so that a recycled process id is never mistaken for ours. Start
// repairs what an interrupted run left behind: a process that is gone,
// half-fetched jars, a server without a record.
package dbserver
