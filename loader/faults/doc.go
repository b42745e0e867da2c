// Package faults is a test harness that breaks loads: it starts its own Neo4j,
// runs the hubgraph command on it, kills either or both, stops the server,
// cuts the network or fills the disk at seeded random moments, repeats the
// command until it succeeds, and compares the whole graph with that of an
// undisturbed load.
//
//	HUBGRAPH_FAULT_RUNS=20 HUBGRAPH_FAULT_SEED=1 go test ./loader/faults -v -run Faults
package faults
