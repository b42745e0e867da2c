// Package network holds directed weighted graphs in memory and computes the network
// metrics of "The AI Community Building the Future? A Quantitative Analysis of
// Development Activity on Hugging Face Hub" (arXiv:2405.13058), in the following "the
// paper": one metric a file, the machinery of a metric in files that begin with its
// name.
//
// A Graph is made by a Builder and never changes, so that any number of goroutines
// may use it. Nodes are numbered 0..N()-1 in the order of the ids that the builder
// was given; edges are kept in compressed sparse rows, by source and by target.
//
// Conventions:
//
//   - Direction: edges are directed, and the degree of a node is in-degree plus
//     out-degree, so that a pair of opposite edges counts twice. Metrics of the
//     undirected graph say so.
//   - Self-loops: there are none; a Builder refuses them, as the paper drops them
//     before every table. Parallel edges are one edge, their weights added up.
//   - Isolated nodes are kept: those of Builder.AddNode, and those that lose all
//     their edges in an induced subgraph.
//   - Weights are whole numbers above 0 and add up to less than 2^63. Metrics that
//     take a Weighting count each edge as 1 or as its weight; all others count 1.
//   - Definitions and conventions follow NetworkX 3.1 on a DiGraph; each metric names
//     the function that it equals and its source. A metric that is undefined, such as
//     the assortativity of a regular graph, is NaN.
//
// No result depends on the number of processors.
package network
