// Package network holds directed weighted graphs in memory and computes the network
// metrics of "The AI Community Building the Future? A Quantitative Analysis of
// Development Activity on Hugging Face Hub" (arXiv:2405.13058), below "the paper".
//
// To begin, pass each edge to Builder.Add (and isolated nodes to Builder.AddNode),
// call Builder.Build, and call the metrics on the Graph that it returns. A Graph
// never changes, so any number of goroutines may use it. Nodes are numbered 0..N()-1
// in the order of their ids; edges are kept in compressed sparse rows, by source and
// by target. Each metric has a file of its own, and its internals are in files that
// begin with its name.
//
// Conventions:
//
//   - Direction: edges are directed, and the degree of a node is in-degree plus
//     out-degree, so a pair of opposite edges counts twice. Metrics of the undirected
//     graph say so.
//   - Self-loops: there are none; a Builder refuses them, as the paper drops them
//     before every table. Parallel edges are merged and their weights added up.
//   - Isolated nodes are kept: those of Builder.AddNode, and those that lose all
//     their edges in an induced subgraph.
//   - Weights are whole numbers above 0 that add up to less than 2^63. Metrics that
//     take a Weighting count each edge as 1 or as its weight; all others count 1.
//   - Definitions and conventions follow NetworkX 3.1 on a DiGraph; each metric names
//     the function that it equals and its source. A metric that is undefined, such as
//     the assortativity of a regular graph, is NaN.
//   - Errors: Build returns the first invalid edge or node; PageRank an option out of
//     range or ErrNotConverged. A node number out of range panics.
//
// No result depends on the number of processors.
package network
