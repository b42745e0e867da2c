// Package network holds directed weighted graphs in memory and the metrics of
// the paper on them, one metric a file.
//
// A Graph is made by a Builder and never changes. Nodes are numbered 0..n-1 in
// the order of the ids that the builder was given; edges lie in compressed
// sparse rows, forwards and backwards. A Graph has neither self-loops nor
// parallel edges nor nodes without an edge, as the paper drops them before
// every table; an induced subgraph may have nodes without an edge.
//
// Definitions and conventions follow NetworkX 3.1 on a DiGraph: the degree of a
// node is in-degree plus out-degree, so a pair of opposite edges counts twice.
// A metric that is undefined, such as the assortativity of a regular graph, is
// NaN. No result depends on the number of processors.
package network
