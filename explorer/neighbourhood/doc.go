// Package neighbourhood draws what is around a thing in the graph: a model, dataset,
// space, account, licence or subfield.
//
// Around a thing there are groups of neighbours (the models that derive from it, the
// people who commit to it), each with a count that is known before anything is drawn.
// A picture begins with one thing, and each step expands one group of one thing that is
// in it. What was expanded stands in the address (State), so a picture is a link, and
// the same address on the same graph is the same picture, byte for byte: on the screen,
// as SVG, and as the network of GraphML and CSV.
//
// The statements are files of the same form as stored queries (package queries), in
// cypher/KIND. KIND/groups counts; its columns are the groups, named as the statement
// KIND/GROUP that answers the neighbours, the most important first. A new group is a
// column and a file.
//
// Handler serves all of it. Errors are those of package content.
package neighbourhood
