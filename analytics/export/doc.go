// Package export writes the collaboration, usage and co-usage networks to
// files that other tools read: GraphML and CSV.
//
// It has two halves that meet in Schema, Node and Edge:
//
//   - a Writer puts one network into one format. A format is a file of its own
//     (graphml.go, csv.go) and a line in Formats.
//   - a network (collaboration.go, usage.go, cousage.go) is made of a corpus of
//     analytics; it sends nodes and then edges to a Writer.
//
// The output is the same, byte for byte, whenever the graph is: nodes are
// sorted by id and edges by (source, target), both as bytes of UTF-8.
//
// Reading, the edge rule of the collaboration network and the co-usage projection
// are not here but in analytics and analytics/usage, so that an export has exactly
// the nodes and edges that the results count.
package export
