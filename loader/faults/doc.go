// Package faults is a harness of tests that break loads: it starts a Neo4j of
// its own, runs the hubgraph command on it, kills one, the other or both, stops
// the server, cuts the network or fills the disk at seeded random moments, gives
// the same command again until it succeeds, and compares the whole graph with
// that of an undisturbed load.
//
//	HUBGRAPH_FAULT_RUNS=20 HUBGRAPH_FAULT_SEED=1 go test ./loader/faults -v -run Faults
package faults
