// Package sources holds what all sources of data share. Each source is a
// package below it, which reads the source and writes the records of a hub to a
// snapshot.Sink.
//
// A source tells the facts of a repository in its own way: an answer of the
// Hub's API, a row of a table, a line of a file. An Item is what they have in
// common, and an Intake turns items into records: the licence and the languages
// from tags, lineage and training data from tags, the card and what the Hub
// itself says, usages from the models that a space names. Old short names of
// models and datasets are resolved by a table of aliases. What breaks a rule of
// the format becomes a reject with its place in the source.
//
// A Report says at the end what the source could not give.
package sources
