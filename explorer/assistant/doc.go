// Package assistant lets programs that assist people ask the graph, by the Model Context
// Protocol: a tool for each stored query, find, schema, and cypher where that is
// allowed. New makes the server, Handler serves it over HTTP.
//
// Every tool only reads. An answer is one JSON object (package wire), as structured
// content and as text, with the Cypher that made it, the snapshot that it is of, and
// where it was cut: rows and bytes are limited more than elsewhere, as a program reads
// them all. What is in the graph was written by strangers; it is passed on as values in
// JSON, and the instructions say so. A wrong argument is the result of a tool, with the
// nearest right one, never an error of the protocol.
package assistant
