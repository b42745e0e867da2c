// Package explorer is the graph over HTTP, for people and for programs: New returns
// one handler of all parts, which are packages of their own, with the manners of a
// service around them.
//
// From the outside in, a request is noted (metrics, a line of log, a panic is caught),
// refused where it comes under a foreign host name or from a foreign page, asked for
// the token, held to limits of body and time, answered compressed, and, where it asks
// the database, made to wait for one of few places. Nothing of what a request asks for
// stands in the log or in metrics: routes do, by their pattern.
package explorer
