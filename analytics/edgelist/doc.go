// Package edgelist reads directed weighted networks that others made: CSV and
// GraphML.
//
// CSV has a head with the columns source and target, and freq or weight if edges
// count more than 1: in any order and case, columns of other names are passed
// over. A name is what stands in source or target.
//
// GraphML is read as it streams: nodes, edges, the edge data whose attr.name is
// weight or freq, with its default. A node's name is its data called name, as
// this program writes it, else its id; nodes without edges are isolates. Only
// directed graphs are read, as the metrics are of those.
//
// A weight is a whole number above 0, since edges count commits; 3.0 is one.
// Weights of parallel edges add up. An edge that breaks a rule is a reject with
// its line. What is no CSV or XML at all is an error.
//
// Memory grows with the nodes and edges, by 16 bytes for an edge, and is bounded
// by MaxItem for what stands between two records.
package edgelist
