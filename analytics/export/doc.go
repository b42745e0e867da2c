// Package export writes the networks of "The AI Community Building the Future? A
// Quantitative Analysis of Development Activity on Hugging Face Hub"
// (arXiv:2405.13058) - collaboration, usage, co-usage - and the lineage of models to
// files that other tools read: GraphML, GEXF, Pajek, node-link JSON, CSV and Parquet;
// and its units of analysis as tables, a row a repository or a person.
//
// To begin, choose a Format (FindFormat), create its Output (Create) and pass
// Output.Open to FromGraph, FromSnapshot or FromCorpus; then Commit, or Abort after an
// error. For tables, these are TableFormat (FindTableFormat), TableFromGraph and
// TableFromSnapshot. Wrong options are a hub.UsageError, a graph without a complete
// snapshot is analytics.ErrNoSnapshot.
//
// The package has two halves that meet in Schema, Node and Edge, for tables in Table:
//
//   - a Writer puts one network into one format. A format is a file of its own
//     (graphml.go, gexf.go, ...) and an entry in Formats.
//   - a network (collaboration.go, usage.go, ...) is built from a corpus of analytics;
//     it sends nodes and then edges to a Writer.
//
// The same graph gives the same bytes, from Neo4j and from files: nodes are sorted by
// id and edges by (source, target), both as bytes of UTF-8. Every file tells which
// snapshot it is of, as far as its format has a place for that.
//
// Reading, the edge rule of the collaboration network and the co-usage projection
// are in analytics and analytics/usage, so that an export has exactly the nodes and
// edges that the results count.
package export
