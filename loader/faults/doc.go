// Package faults is a test harness that breaks loads: it starts its own Neo4j,
// runs the hubgraph command on it, kills either or both, stops the server,
// cuts the network or fills the disk at seeded random moments, repeats the
// command until it succeeds, and compares the whole graph, and what analyze makes
// of it, with those of an undisturbed load. The loads are of a snapshot into an
// empty database, and of the difference to an older one, with --prune.
//
//	HUBGRAPH_FAULT_RUNS=20 HUBGRAPH_FAULT_SEED=1 go test ./loader/faults -v -run Faults
package faults
