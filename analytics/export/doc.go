// Package export writes the collaboration, usage and co-usage networks to
// files that other tools read: GraphML and CSV.
//
// It has two halves that meet in Schema, Node and Edge:
//
//   - a Writer puts one network into one format. A format is a file of its own
//     (graphml.go, csv.go) and a line in Formats.
//   - a source (collaboration.go, usage.go, cousage.go) reads Neo4j through
//     stored Cypher, row by row, and sends nodes and then edges to a Writer.
//
// The output is the same, byte for byte, whenever the graph is: nodes are
// sorted by id and edges by (source, target), both as bytes of UTF-8.
//
// The edge rule of the collaboration network is not here but in analytics and
// analytics/network, so that an export has exactly the nodes and edges that
// the results count.
package export
